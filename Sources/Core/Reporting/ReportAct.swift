package import struct Foundation.Date

/// Something done to a monthly report. Acts are only ever added, so they are the draft and the history in one.
package enum ReportAct: Hashable, Sendable, Codable {
    /// The school says how a row stands.
    case answered(row: Int, status: RowStatus, reason: String?)
    /// The school answers a question of the form; nil takes the answer back.
    case replied(question: String, answer: String?)
    case attached(ReportFile)
    /// All files of a place are taken off again.
    case detached(ReportPlace)
    /// Files that came while another place was on show are put where they belong.
    case relocated(files: [String], from: ReportPlace, to: ReportPlace)
    /// A word to the whole; an empty one takes it back.
    case commented(String)
    /// What was read from a free reply, kept until somebody confirms it. Says nothing by itself.
    case understood([ReplyItem])
    /// Somebody has confirmed what was read, by the number of the act, or said that it is wrong.
    case settled(reading: Int64, isRight: Bool)
    case submitted(ReportSubmission)
    case accepted
    /// The curator's remark, to a row or to the whole, which counts once the report is returned; empty takes it back.
    case remarked(place: ReportPlace, text: String)
    case returned
    /// The school asks to correct what it may not correct by itself any more.
    case correctionAsked
    case correctionRefused
    /// Open again for the school, while what was submitted stands.
    case reopened
    /// The school leaves it as it was submitted; by nobody where the time for it has run out.
    case correctionDropped

    /// The name under which the journal files it.
    package var kind: String {
        switch self {
        case .answered: "answered"
        case .replied: "replied"
        case .attached: "attached"
        case .detached: "detached"
        case .relocated: "relocated"
        case .commented: "commented"
        case .understood: "understood"
        case .settled: "settled"
        case .submitted: "submitted"
        case .accepted: "accepted"
        case .remarked: "remarked"
        case .returned: "returned"
        case .correctionAsked: "correctionAsked"
        case .correctionRefused: "correctionRefused"
        case .reopened: "reopened"
        case .correctionDropped: "correctionDropped"
        }
    }
}

/// An act as it was written down.
package struct ReportEntry: Hashable, Sendable {
    /// Its number in the journal; later acts have higher ones.
    package let id: Int64
    package let at: Date
    /// Nil for what nobody did: the bot's own acts.
    package let person: PersonID?
    package let act: ReportAct

    package init(id: Int64, at: Date, person: PersonID?, act: ReportAct) {
        self.id = id
        self.at = at
        self.person = person
        self.act = act
    }
}

/// That a report was sent, and what it asked: enough to tell later what was not asked.
package struct ReportSubmission: Hashable, Sendable, Codable {
    /// Counts the submissions of all schools.
    package let number: Int
    /// Counts those of this report, from 1.
    package let version: Int
    /// SHA-256 of the content in hexadecimal digits.
    package let digest: String
    /// The rows asked, in the order of the roadmap.
    package let asked: [Int]
    /// The rows known to be done or to be none of the school's business, which were not asked.
    package let known: [Int]
    /// Those of `known` that are none of its business; nil in submissions from before this was told apart.
    package let unconcerned: [Int]?
    /// The period of each row asked, as it was in force; nil in submissions from before it was kept.
    package let periods: [Int: String]?
    /// The questions of the form that were asked, by their ids; nil in submissions from before they were kept.
    package let questions: [String]?

    package init(
        number: Int,
        version: Int,
        digest: String,
        asked: [Int],
        known: [Int],
        unconcerned: [Int]? = nil,
        periods: [Int: String]? = nil,
        questions: [String]? = nil
    ) {
        self.number = number
        self.version = version
        self.digest = digest
        self.asked = asked
        self.known = known
        self.unconcerned = unconcerned
        self.periods = periods
        self.questions = questions
    }

    package init(number: Int, version: Int, digest: String, of sheet: ReportSheet) {
        self.init(
            number: number,
            version: version,
            digest: digest,
            asked: sheet.rows.map(\.number),
            known: sheet.known.map(\.row.number),
            unconcerned: sheet.known.filter { !$0.isDone }.map(\.row.number),
            periods: Dictionary(
                sheet.rows.map { ($0.number, $0.periodInForce) },
                uniquingKeysWith: { first, _ in first }
            ),
            questions: sheet.questions.map(\.id.rawValue)
        )
    }
}

/// A document or a photo that bears a report out; the messenger keeps its bytes.
package struct ReportFile: Hashable, Sendable, Codable {
    /// The messenger's name for it.
    package let id: String
    package let place: ReportPlace
    /// Nil for a photo.
    package let name: String?
    package let mediaType: String?
    /// What was written under it.
    package let caption: String?
    /// Joins several of one sending; nil for one that came alone.
    package let album: String?

    package init(
        id: String,
        place: ReportPlace,
        name: String?,
        mediaType: String?,
        caption: String?,
        album: String? = nil
    ) {
        self.id = id
        self.place = place
        self.name = name
        self.mediaType = mediaType
        self.caption = caption
        self.album = album
    }

    /// The same file at another place.
    func at(_ place: ReportPlace) -> ReportFile {
        ReportFile(id: id, place: place, name: name, mediaType: mediaType, caption: caption, album: album)
    }

    /// The messenger forgets a photo's name and makes a JPEG of it; a document without a name is none.
    package var isPhoto: Bool { name == nil && (mediaType ?? "image/jpeg") == "image/jpeg" }
}
