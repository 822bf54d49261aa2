package import struct Foundation.Date

/// Why somebody is written to about a seminar.
package enum SeminarStep: String, CaseIterable, Hashable, Sendable, Codable {
    case invitation
    /// It is held at another time than its readers were told.
    case moved
    /// It is held at the same time; something else is not as it was.
    case changed
    case cancelled
    /// A month that its series leaves out, of which nobody had been invited yet.
    case skipped
    /// It had been called off and is held after all.
    case restored
    /// Answers are asked for by today.
    case answerDue = "answer-due"
    case dayBefore = "day-before"
    case hour
    case tenMinutes = "ten-minutes"

    /// The steps that come by the clock, in their order.
    package static let reminders: [SeminarStep] = [.answerDue, .dayBefore, .hour, .tenMinutes]

    /// True for what tells when and where, or that it is not held.
    package var isAnnouncement: Bool { !Self.reminders.contains(self) }

    /// True for what comes with an entry for the calendar. What nobody was invited to is in nobody's.
    package var bringsEntry: Bool { isAnnouncement && self != .skipped }

    /// True for what is of use at its moment only, whatever the hour.
    package var isTimely: Bool { self == .hour || self == .tenMinutes }
}

/// What makes a notice about a seminar the same however often it is planned:
/// `roadmap / seminar / occurrence / step / recipient / revision`.
package struct SeminarNoticeKey: Hashable, Sendable {
    package let roadmap: RoadmapID
    package let occurrence: SeminarOccurrenceID
    package let step: SeminarStep
    package let recipient: PersonID
    /// How often what was published of the seminar has changed: `SEQUENCE` of the calendar entry.
    package let sequence: Int

    package init(
        roadmap: RoadmapID,
        occurrence: SeminarOccurrenceID,
        step: SeminarStep,
        recipient: PersonID,
        sequence: Int
    ) {
        self.roadmap = roadmap
        self.occurrence = occurrence
        self.step = step
        self.recipient = recipient
        self.sequence = sequence
    }
}

extension SeminarNoticeKey: CustomStringConvertible {
    /// For example `500plus-2022/vks/2022-03/day-before/p-ivanova/0`. It has no «@», so it is no `NoticeKey`'s.
    package var description: String { "\(roadmap)/\(occurrence)/\(step.rawValue)/\(recipient)/\(sequence)" }

    /// Nil for anything `description` does not write.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 6, let roadmap = RoadmapID(parts[0]),
            let occurrence = SeminarOccurrenceID("\(parts[1])/\(parts[2])"),
            let step = SeminarStep(rawValue: String(parts[3])), let recipient = PersonID(parts[4]),
            let sequence = Int(parts[5])
        else { return nil }
        self.init(roadmap: roadmap, occurrence: occurrence, step: step, recipient: recipient, sequence: sequence)
    }
}

/// A notice about a seminar: one reason to write to one person.
package struct SeminarNotice: Hashable, Sendable {
    package let key: SeminarNoticeKey
    /// When it fell due.
    package let at: Date
    /// What it says the seminar's beginning is: it is worth nothing once that has changed.
    package let start: LocalMoment

    package init(key: SeminarNoticeKey, at: Date, start: LocalMoment) {
        self.key = key
        self.at = at
        self.start = start
    }
}
