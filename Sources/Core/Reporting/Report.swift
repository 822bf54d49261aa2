package import struct Foundation.Date

/// One school's report of one month: what its acts add up to, up to any moment of its history.
package struct Report: Hashable, Sendable {
    package let school: SchoolID
    package let month: Month
    package private(set) var stage = Stage.draft
    /// Where the report stood when the school asked to correct it.
    private var stageBefore = Stage.submitted
    private var content = Content()
    /// What was submitted last.
    private var sent = Content()
    /// The numbers of the acts that rows were answered by.
    private var answeredBy: [Int: Int64] = [:]
    /// From when on the school has its time for corrections: the last submission, or the curator's leave.
    package private(set) var correctableSince: Date?
    /// Oldest first.
    package private(set) var submissions: [Sent] = []
    /// The curator's remarks: those he is writing, and after a return those the school has to see to.
    package private(set) var remarks: [ReportPlace: String] = [:]
    /// What the school has said since it was last opened or returned.
    package private(set) var touched: Set<ReportPlace> = []
    /// What was read from a free reply and not confirmed yet, by the act's number.
    package private(set) var understood: [Int64: [ReplyItem]] = [:]

    /// Where a report stands between school and curator.
    package enum Stage: String, Hashable, Sendable {
        /// Being filled in for the first time.
        case draft
        case submitted
        /// Being changed by the school; what was submitted stands meanwhile.
        case correcting
        /// The school has asked to be allowed to change it.
        case correctionAsked
        case returned
        case accepted

        /// True where it waits for whoever looks it over.
        package var isToReview: Bool { self == .submitted || self == .correctionAsked }
    }

    /// A submission and when it came.
    package struct Sent: Hashable, Sendable {
        package let submission: ReportSubmission
        package let at: Date
        package let person: PersonID?
    }

    /// What the school says.
    private struct Content: Hashable {
        var answers: [Int: RowAnswer] = [:]
        var replies: [QuestionID: String] = [:]
        var files: [ReportFile] = []
        var comment: String?
    }

    package var answers: [Int: RowAnswer] { content.answers }
    package var replies: [QuestionID: String] { content.replies }
    package var files: [ReportFile] { content.files }
    package var comment: String? { content.comment }

    package init(school: SchoolID, month: Month, entries: some Sequence<ReportEntry> = []) {
        self.school = school
        self.month = month
        for entry in entries { add(entry) }
    }
}

/// How a row stands, in the school's words.
package struct RowAnswer: Hashable, Sendable {
    package let status: RowStatus
    package let reason: String?

    package init(status: RowStatus, reason: String? = nil) {
        self.status = status
        self.reason = reason
    }
}

extension Report {
    package mutating func add(_ entry: ReportEntry) {
        switch entry.act {
        case .answered(let row, let status, let reason):
            answer(row, RowAnswer(status: status, reason: reason), by: entry.id)
        case .replied(let question, let answer):
            guard let id = QuestionID(question) else { return }
            content.replies[id] = answer
            touched.insert(.question(id))
        case .attached(let file):
            attach(file)
        case .detached(let place):
            content.files.removeAll { $0.place == place }
            touched.insert(place)
        case .relocated(let ids, let place, let other):
            let moved = files(at: place).filter { ids.contains($0.id) }
            content.files.removeAll(where: moved.contains)
            for file in moved { attach(file.at(other)) }
        case .commented(let text):
            content.comment = text.isEmpty ? nil : text
            touched.insert(.whole)
        case .understood(let items):
            understood[entry.id] = items
        case .settled(let reading, let isRight):
            guard let items = understood.removeValue(forKey: reading), isRight else { return }
            // What was answered after the reading is newer than it.
            for item in items where answeredBy[item.row].map({ $0 < reading }) ?? true {
                answer(item.row, RowAnswer(status: item.status, reason: item.reason), by: entry.id)
            }
        case .submitted(let submission):
            submissions.append(Sent(submission: submission, at: entry.at, person: entry.person))
            sent = content
            correctableSince = entry.at
            close(.submitted)
            remarks = [:]
        case .accepted:
            close(.accepted)
            remarks = [:]
        case .remarked(let place, let text):
            remarks[place] = text.isEmpty ? nil : text
        case .returned:
            close(.returned)
        case .correctionAsked:
            stageBefore = stage == .accepted ? .accepted : .submitted
            close(.correctionAsked)
        case .correctionRefused:
            content = sent
            close(stageBefore)
        case .reopened:
            if stage == .correctionAsked { correctableSince = entry.at } else { stageBefore = .submitted }
            close(.correcting)
        case .correctionDropped:
            content = sent
            close(stageBefore)
        }
    }

    private mutating func answer(_ row: Int, _ answer: RowAnswer, by act: Int64) {
        content.answers[row] = answer
        answeredBy[row] = act
        touched.insert(.row(row))
    }

    private mutating func attach(_ file: ReportFile) {
        if !files.contains(where: { $0.id == file.id && $0.place == file.place }) { content.files.append(file) }
        touched.insert(file.place)
    }

    private mutating func close(_ stage: Stage) {
        self.stage = stage
        touched = []
        understood = [:]
    }

    /// True where the school may change it now.
    package var isOpen: Bool {
        switch stage {
        case .draft, .correcting, .returned: true
        case .submitted, .correctionAsked, .accepted: false
        }
    }

    /// True where the curator has given leave for a correction since the last submission.
    package var isCorrectionAllowed: Bool { correctableSince != submissions.last?.at }

    /// True where the month's request counts as answered.
    package var isSubmitted: Bool { !submissions.isEmpty && stage != .returned }

    /// True where the curator is to look at it.
    package var isToReview: Bool { stage.isToReview }

    package func files(at place: ReportPlace) -> [ReportFile] { files.filter { $0.place == place } }

    /// True where nothing more is needed of a place.
    ///
    /// A row that is not done needs its reason.
    package func isAnswered(_ place: ReportPlace, on sheet: ReportSheet) -> Bool {
        switch place {
        case .row(let number):
            guard let answer = answers[number] else { return false }
            return answer.status != .notDone || answer.reason != nil
        case .question(let id):
            guard let question = sheet.question(id) else { return true }
            return question.kind == .file ? !files(at: place).isEmpty : replies[id] != nil
        case .whole:
            return true
        }
    }

    /// What the report asks of the school as it stands: of a returned one, what was remarked on; all of it where the
    /// remark is to the whole.
    package func places(on sheet: ReportSheet) -> [ReportPlace] {
        let questions = sheet.questions.filter { $0.isRequired || isRemarked(.question($0.id)) }
        let all = sheet.rows.map { ReportPlace.row($0.number) } + questions.map { .question($0.id) }
        return stage == .returned && remarks[.whole] == nil ? all.filter(isRemarked) : all
    }

    /// What is still to be answered, in order.
    package func open(on sheet: ReportSheet) -> [ReportPlace] {
        places(on: sheet).filter { place in
            !isAnswered(place, on: sheet) || isRemarked(place) && !touched.contains(place)
        }
    }

    /// True where the curator has returned the report for this place.
    package func isRemarked(_ place: ReportPlace) -> Bool { stage == .returned && remarks[place] != nil }
}
