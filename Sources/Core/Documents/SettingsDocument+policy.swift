extension SettingsDocument {
    /// No reminder counts further than a quarter of a year of working days.
    private static let days = 0...60

    static func policy(_ fields: JSONFields, quietHours: QuietHours?) -> Policy? {
        let reminders = fields["reminders"].object {
            reminders -> (at: ClockTime, before: [Int], after: [Int], weeks: Int)? in
            let at = remindAt(reminders["at"], quietHours: quietHours)
            let before = descending(reminders["before"])
            let after = ascending(reminders["after"])
            let weeks = reminders["weeks"].number(in: 0...52)
            guard let at, let before, let after, let weeks else { return nil }
            return (at, before, after, weeks)
        }
        let escalation = fields["escalation"].object(escalation)
        let monthly = fields["monthlyReport"].object(monthly)
        let dateBefore = fields["seminars"].object { descending($0["setDateBefore"]) }
        guard let reminders, let escalation, let monthly, let dateBefore else { return nil }
        return Policy(
            remindAt: reminders.at,
            before: reminders.before,
            after: reminders.after,
            weeks: reminders.weeks,
            escalation: escalation,
            monthly: monthly,
            dateBefore: dateBefore
        )
    }

    /// A reminder inside the quiet hours would be held every single day, which nobody means.
    private static func remindAt(_ cursor: JSONCursor, quietHours: QuietHours?) -> ClockTime? {
        guard let time = cursor.time() else { return nil }
        if let quietHours, quietHours.contains(time) {
            let hours = "\(quietHours.from)–\(quietHours.to)"
            cursor.report(expected: Expectation(.outsideQuiet, hours, "a time outside the quiet hours \(hours)"))
        }
        return time
    }

    /// Null or left out, there is none; the outer nil is a mistake.
    static func digest(_ cursor: JSONCursor, policy: Policy?, quietHours: QuietHours?) -> DigestRhythm?? {
        guard let cursor = cursor.ifPresent else { return .some(nil) }
        if case .null = cursor.value { return .some(nil) }
        return cursor.object { fields in
            let weekday = fields["weekday"].choice(WeekdayName.self)
            let at = remindAt(fields["at"], quietHours: quietHours)
            // Before the hour of reminders it would be held until then, every time.
            if let at, let first = policy?.remindAt, at < first {
                let text = "a time not before \(first), the hour of reminders"
                fields["at"].report(expected: Expectation(.timeFrom, "\(first)", text))
            }
            guard let weekday, let at else { return nil }
            return DigestRhythm(weekday: weekday.weekday, at: at)
        }
        .map { .some($0) }
    }

    private enum WeekdayName: String, CaseIterable {
        case monday, tuesday, wednesday, thursday, friday, saturday, sunday

        var weekday: Weekday {
            switch self {
            case .monday: .monday
            case .tuesday: .tuesday
            case .wednesday: .wednesday
            case .thursday: .thursday
            case .friday: .friday
            case .saturday: .saturday
            case .sunday: .sunday
            }
        }
    }

    private static func escalation(_ fields: JSONFields) -> Policy.Escalation? {
        let curator = fields["curator"].number(in: 1...days.upperBound)
        let municipality = fields["municipality"].number(in: 1...days.upperBound)
        let region = fields["region"].number(in: 1...days.upperBound)
        // Silence climbs: who stands higher hears of it later.
        if let curator, let municipality, municipality <= curator {
            fields["municipality"].report(
                expected: Expectation(.more, "\(curator)", "more than the curator's \(curator)")
            )
        }
        if let municipality, let region, region <= municipality {
            let text = "more than the municipality's \(municipality)"
            fields["region"].report(expected: Expectation(.more, "\(municipality)", text))
        }
        guard let curator, let municipality, let region else { return nil }
        return Policy.Escalation(curator: curator, municipality: municipality, region: region)
    }

    private static func monthly(_ fields: JSONFields) -> Policy.Monthly? {
        let opensDay = fields["opensDay"].number(in: 1...31)
        let dueDay = fields["dueDay"].number(in: 1...31)
        if let opensDay, let dueDay, dueDay <= opensDay {
            let text = "a day after the opening day \(opensDay)"
            fields["dueDay"].report(expected: Expectation(.dayAfter, "\(opensDay)", text))
        }
        let before = descending(fields["before"])
        let monthsWithout = fields["monthsWithout"].set(of: "months") { $0.number(in: 1...12) }
        guard let opensDay, let dueDay, let before, let monthsWithout else { return nil }
        return Policy.Monthly(
            opensDay: opensDay,
            dueDay: dueDay,
            before: before,
            monthsWithout: Set(monthsWithout)
        )
    }

    /// Working days before a deadline: the furthest first, 0 for the day itself.
    private static func descending(_ cursor: JSONCursor) -> [Int]? {
        steps(cursor, .descending, of: "working days, the largest first", in: days, follows: >)
    }

    /// Working days after a deadline, the nearest first; none where silence is let be.
    private static func ascending(_ cursor: JSONCursor) -> [Int]? {
        steps(cursor, .ascending, of: "working days, the smallest first", in: 1...days.upperBound, follows: <)
    }

    private static func steps(
        _ cursor: JSONCursor,
        _ kind: Expectation.Kind,
        of items: String,
        in range: ClosedRange<Int>,
        follows: (Int, Int) -> Bool
    ) -> [Int]? {
        guard let steps = cursor.list(of: items, { $0.number(in: range) }) else { return nil }
        if !zip(steps, steps.dropFirst()).allSatisfy(follows) {
            let text = "a list of \(items), none twice"
            cursor.report(found: "\(steps)", expected: Expectation(kind, "", text))
        }
        return steps
    }
}
