package import struct Foundation.Date
package import typealias Foundation.TimeInterval

/// Decides when people are written to about the times a seminar is held. Pure.
package struct SeminarPlanner: Sendable {
    package let seminars: [Seminar]
    package let roster: Roster
    let calendar: WorkCalendar
    private let time: RegionTime
    private let remindAt: ClockTime
    private let messagesPerSecond: Int?
    /// Every time of every seminar, by its beginning.
    package let occurrences: [SeminarOccurrence]
    /// The moments at which anything can fall due, ascending.
    private var moments: [Date]

    /// Working days before a meeting of a series when invitations go out.
    private static let inviteDays = 10
    /// By so many seconds before the beginning the last of the ten-minute reminders has left.
    private static let lastLeaves: TimeInterval = 540
    /// The pace is kept below what is allowed, answers go before reminders, and a refusal slows everything down.
    private static let margin = 1.25
    private static let minute: TimeInterval = 60

    package init(
        seminars: [Seminar],
        roster: Roster,
        calendar: WorkCalendar,
        time: RegionTime,
        remindAt: ClockTime,
        messagesPerSecond: Int?
    ) {
        self.seminars = seminars
        self.roster = roster
        self.calendar = calendar
        self.time = time
        self.remindAt = remindAt
        self.messagesPerSecond = messagesPerSecond
        occurrences = seminars.flatMap(\.occurrences).sorted { ($0.start, $0.id) < ($1.start, $1.id) }
        moments = []
        guard !occurrences.isEmpty else { return }
        moments = occurrences.flatMap { moments(of: $0) }.sorted()
    }

    /// The next moment at which anything can fall due; nil after the last.
    package func nextMoment(after instant: Date) -> Date? {
        let index = moments.partitioningIndex { $0 > instant }
        return index < moments.endIndex ? moments[index] : nil
    }

    package func occurrence(_ id: SeminarOccurrenceID) -> SeminarOccurrence? {
        occurrences.first { $0.id == id }
    }

    package func begin(of occurrence: SeminarOccurrence) -> Date { instant(occurrence.start) }

    package func instant(_ moment: LocalMoment) -> Date { time.instant(moment.date, moment.time) }

    /// When invitations go out; the distant past where that is at once.
    package func invitation(to occurrence: SeminarOccurrence) -> Date {
        let days = occurrence.seminar.inviteDays ?? (occurrence.seminar.series == nil ? nil : Self.inviteDays)
        return days.map { morning(calendar.workingDay($0, before: occurrence.start.date)) } ?? .distantPast
    }

    /// The day by which answers are asked for.
    package func answerDay(of occurrence: SeminarOccurrence) -> CivilDate {
        calendar.workingDay(occurrence.seminar.answerDays, before: occurrence.start.date)
    }

    /// When each of the reminders falls due, where so many people get them. In their order.
    package func reminders(of occurrence: SeminarOccurrence, to people: Int) -> [(step: SeminarStep, at: Date)] {
        let begin = begin(of: occurrence)
        let dayBefore = calendar.previous(onOrBefore: occurrence.start.date.adding(days: -1))
        return [
            (.answerDue, min(morning(answerDay(of: occurrence)), morning(dayBefore))), (.dayBefore, morning(dayBefore)),
            (.hour, begin.addingTimeInterval(-60 * Self.minute)),
            (.tenMinutes, begin.addingTimeInterval(-tenMinutes(to: people))),
        ]
    }

    /// Seconds before the beginning at which the first of the ten-minute reminders has to leave, so that the last of
    /// them leaves nine minutes before it.
    private func tenMinutes(to people: Int) -> TimeInterval {
        let sending = messagesPerSecond.map { Double(people) / Double($0) * Self.margin + 5 } ?? 0
        return max(10 * Self.minute, Self.lastLeaves + sending)
    }

    private func moments(of occurrence: SeminarOccurrence) -> [Date] {
        let people = roster.invited(to: occurrence.seminar.invited).count
        let begin = begin(of: occurrence)
        return [invitation(to: occurrence)].filter { $0 > .distantPast }
            + reminders(of: occurrence, to: people).map(\.at)
            + [begin]
    }

    private func morning(_ day: CivilDate) -> Date { time.instant(day, remindAt) }
}
