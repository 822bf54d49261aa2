/// When reminders go out and when silence climbs, as Config/settings.json says.
package struct Policy: Hashable, Sendable {
    /// The time of day of every planned notice.
    package let remindAt: ClockTime
    /// Working days before the last working day of the period; 0 is that day itself. Descending, no repeats.
    package let before: [Int]
    /// Working days after the last working day of the period, ascending.
    package let after: [Int]
    /// How many weekly reminders follow the last of `after`, on the first working day of the week; the region has
    /// long heard of it by then.
    package let weeks: Int
    package let escalation: Escalation
    package let monthly: Monthly
    /// Working days before the last working day ahead of a seminar's period, by which its date is to be set.
    package let dateBefore: [Int]

    package struct Escalation: Hashable, Sendable {
        /// Working days of silence after the deadline until the curator hears of it.
        package let curator: Int
        package let municipality: Int
        package let region: Int

        package init(curator: Int, municipality: Int, region: Int) {
            self.curator = curator
            self.municipality = municipality
            self.region = region
        }
    }

    package struct Monthly: Hashable, Sendable {
        /// The day of the month on which the request goes out, moved to the next working day.
        package let opensDay: Int
        /// The day of the month by which the report is due, moved to the previous working day.
        package let dueDay: Int
        /// Working days before the due day, as in `Policy.before`.
        package let before: [Int]
        /// Months, 1 to 12, in which nothing is asked.
        package let monthsWithout: Set<Int>

        package init(opensDay: Int, dueDay: Int, before: [Int], monthsWithout: Set<Int>) {
            self.opensDay = opensDay
            self.dueDay = dueDay
            self.before = before
            self.monthsWithout = monthsWithout
        }
    }

    package init(
        remindAt: ClockTime,
        before: [Int],
        after: [Int],
        weeks: Int,
        escalation: Escalation,
        monthly: Monthly,
        dateBefore: [Int]
    ) {
        self.remindAt = remindAt
        self.before = before
        self.after = after
        self.weeks = weeks
        self.escalation = escalation
        self.monthly = monthly
        self.dateBefore = dateBefore
    }
}

extension Policy {
    /// How long before the anchor a demand is reminded of, in working days.
    func before(_ demand: Obligation.Demand) -> [Int] {
        switch demand {
        case .carryOut: before
        case .setDate: dateBefore
        case .report: monthly.before
        }
    }
}

extension Policy.Escalation {
    /// Working days after the deadline.
    package func wait(for tier: Step.Tier) -> Int {
        switch tier {
        case .curator: curator
        case .municipality: municipality
        case .region: region
        }
    }
}
