/// One thing one subject owes once: a row of the roadmap, in one occurrence, by one school.
package struct Obligation: Hashable, Sendable {
    /// The row that gives the obligation its name; for the month's request, the row of the monthly report.
    package let activity: Int
    package let occurrence: Occurrence
    package let subject: Subject
    package let demand: Demand

    /// What is asked of the subject.
    package enum Demand: String, CaseIterable, Sendable {
        /// To carry out the activity by the deadline.
        case carryOut
        /// To set the day of a seminar, or of anything whose period names none.
        case setDate
        /// To answer the month's request: the monthly report and the continuing rows.
        case report
    }

    package init(activity: Int, occurrence: Occurrence, subject: Subject, demand: Demand) {
        self.activity = activity
        self.occurrence = occurrence
        self.subject = subject
        self.demand = demand
    }

    package var id: ObligationID {
        ObligationID(activity: activity, occurrence: occurrence.id, subject: subject)
    }
}

/// What answers are filed under. It survives changes of the calendar and of people; a row moved to another period is
/// another obligation.
package struct ObligationID: Hashable, Sendable, Codable {
    package let activity: Int
    /// `Occurrence.id`.
    package let occurrence: String
    package let subject: Subject

    package init(activity: Int, occurrence: String, subject: Subject) {
        self.activity = activity
        self.occurrence = occurrence
        self.subject = subject
    }
}

/// One time a row falls due.
package struct Occurrence: Hashable, Sendable {
    /// `2022-03` for a month, `2022-01-01..2022-02-28` for a span of days, `2022` where no days are named.
    package let id: String
    /// The day counted from and to in every reminder: the last working day in which it can still be done.
    package let anchor: CivilDate
    /// The deadline on paper, which may be a day off.
    package let deadline: CivilDate

    package init(id: String, anchor: CivilDate, deadline: CivilDate) {
        self.id = id
        self.anchor = anchor
        self.deadline = deadline
    }

    /// True once nobody can be in time any more: its last working day is over, and so is the deadline on paper.
    package func isOverdue(on day: CivilDate) -> Bool { day > anchor && day > deadline }
}
