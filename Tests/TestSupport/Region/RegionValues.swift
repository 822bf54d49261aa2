package import Core
import Foundation

extension Identifier: ExpressibleByStringLiteral {
    /// Tests write ids as they stand in the files.
    package init(stringLiteral text: String) {
        guard let id = Self(text) else { preconditionFailure("\(text) is no id") }
        self = id
    }
}

extension RegionTime {
    package static let moscow = RegionTime(zone: TimeZone(identifier: "Europe/Moscow") ?? .gmt)
}

extension ClockTime {
    package static let nine = ClockTime("09:00") ?? .midnight
}

extension Policy {
    /// The agreed defaults, any of them changed.
    package static func usual(
        before: [Int] = [10, 3, 1, 0],
        after: [Int] = [1, 3],
        weeks: Int = 8,
        escalation: Escalation = Escalation(curator: 3, municipality: 6, region: 10),
        monthly: Monthly = .usual(),
        dateBefore: [Int] = [10, 3, 1]
    ) -> Policy {
        Policy(
            remindAt: .nine,
            before: before,
            after: after,
            weeks: weeks,
            escalation: escalation,
            monthly: monthly,
            dateBefore: dateBefore
        )
    }
}

extension Policy.Monthly {
    package static func usual(
        opensDay: Int = 20,
        dueDay: Int = 25,
        before: [Int] = [3, 1, 0],
        without months: Set<Int> = [7]
    ) -> Policy.Monthly {
        Policy.Monthly(opensDay: opensDay, dueDay: dueDay, before: before, monthsWithout: months)
    }
}

extension Period {
    package static func days(_ first: String, _ last: String) -> Period {
        .checked(Period(start: date(first), end: date(last)))
    }

    package static func until(_ last: String) -> Period {
        .checked(Period(end: date(last)))
    }

    package static func every(_ recurrence: Recurrence, from first: String? = nil, to last: String? = nil) -> Period {
        .checked(Period(start: first.map { date($0) }, end: last.map { date($0) }, recurrence: recurrence))
    }

    private static func checked(_ period: Period?) -> Period {
        guard let period else { preconditionFailure("the last day comes before the first") }
        return period
    }
}
