package enum SeminarTag {}
package typealias SeminarID = Identifier<SeminarTag>

/// A seminar, training or conference by video, held once or month after month, as Config/seminars.json has it.
package struct Seminar: Hashable, Sendable, Identifiable, Codable {
    package let id: SeminarID
    package var title: String
    /// The row of the roadmap it carries out.
    package var activity: Int?
    /// Of a series, the first of it.
    package var start: LocalMoment
    package var minutes: Int
    package var link: String
    package var accessCode: String?
    package var agenda: String?
    package var agendaFile: KeptFile?
    package var invited: SeminarAudience
    /// Working days before the seminar by which answers are asked for.
    package var answerDays: Int
    /// Working days before the seminar when invitations go out; nil for at once, or, of a series, in good time.
    package var inviteDays: Int?
    /// What those present are shown and type; nil where the bot is to choose one.
    package var codeWord: String?
    /// Who leads it and counts those present; without one, the region's coordinator.
    package var host: PersonID?
    package var series: SeminarSeries?
    /// Why it is not held; nil while it is.
    package var cancelled: String?

    package init(
        id: SeminarID,
        title: String,
        activity: Int? = nil,
        start: LocalMoment,
        minutes: Int,
        link: String,
        accessCode: String? = nil,
        agenda: String? = nil,
        agendaFile: KeptFile? = nil,
        invited: SeminarAudience,
        answerDays: Int,
        inviteDays: Int? = nil,
        codeWord: String? = nil,
        host: PersonID? = nil,
        series: SeminarSeries? = nil,
        cancelled: String? = nil
    ) {
        self.id = id
        self.title = title
        self.activity = activity
        self.start = start
        self.minutes = minutes
        self.link = link
        self.accessCode = accessCode
        self.agenda = agenda
        self.agendaFile = agendaFile
        self.invited = invited
        self.answerDays = answerDays
        self.inviteDays = inviteDays
        self.codeWord = codeWord
        self.host = host
        self.series = series
        self.cancelled = cancelled
    }
}

/// A file that the messenger keeps, by its own name for it.
package struct KeptFile: Hashable, Sendable, Codable {
    package let id: String
    /// Photos are kept apart from documents.
    package let isPhoto: Bool

    package init(id: String, isPhoto: Bool) {
        self.id = id
        self.isPhoto = isPhoto
    }
}

/// One time a seminar is held.
package struct SeminarOccurrence: Hashable, Sendable, Identifiable {
    package let seminar: Seminar
    package let id: SeminarOccurrenceID
    package let start: LocalMoment
    /// Why it is not held; nil while it is.
    package let cancelled: String?

    /// True for a month that a series, held otherwise, leaves out.
    package var isSkipped: Bool { seminar.series != nil && seminar.cancelled == nil && cancelled != nil }
}

/// What answers, attendance and notices of one time are filed under. It survives a move to another day.
package struct SeminarOccurrenceID: Hashable, Comparable, Sendable, Codable {
    package let seminar: SeminarID
    /// `once`, or the month of a series as `2022-03`.
    package let time: String

    package init(_ seminar: SeminarID, _ time: String = Self.once) {
        self.seminar = seminar
        self.time = time
    }

    package static let once = "once"

    package static func < (left: Self, right: Self) -> Bool {
        (left.seminar, left.time) < (right.seminar, right.time)
    }
}

extension SeminarOccurrenceID: CustomStringConvertible {
    /// `vks/2022-03`.
    package var description: String { "\(seminar)/\(time)" }

    /// Nil for anything `description` does not write.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let seminar = SeminarID(parts[0]) else { return nil }
        guard parts[1] == Self.once || Month(iso: parts[1]) != nil else { return nil }
        self.init(seminar, String(parts[1]))
    }
}

extension Seminar {
    /// Every time it is to be held or was called off, in order of months.
    package var occurrences: [SeminarOccurrence] {
        guard let series else {
            return [SeminarOccurrence(seminar: self, id: .init(id), start: start, cancelled: cancelled)]
        }
        return series.months(from: start.date).map { month in
            let change = series.changes.first { $0.month == month }
            let regular = LocalMoment(date: series.day(in: month), time: start.time)
            return SeminarOccurrence(
                seminar: self,
                id: .init(id, month.description),
                start: change?.start ?? regular,
                cancelled: cancelled ?? change?.cancelled
            )
        }
    }
}
