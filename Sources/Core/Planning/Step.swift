/// A rung of the ladder of reminders, or of the escalation after it.
package enum Step: Hashable, Sendable {
    /// The month's request goes out.
    case opens
    /// So many working days before the anchor; 0 is the day itself.
    case before(Int)
    /// So many working days after the anchor.
    case after(Int)
    /// The n-th weekly reminder after the last of `after`, from 1.
    case weekly(Int)
    /// Silence is told to the next tier.
    case escalation(Tier)

    /// Whom silence climbs to, in this order.
    package enum Tier: String, CaseIterable, Comparable, Sendable {
        case curator, municipality, region

        package static func < (left: Tier, right: Tier) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .curator: 0
            case .municipality: 1
            case .region: 2
            }
        }
    }

    /// True for the rungs that come only if nothing is heard by the deadline.
    package var isOverdue: Bool {
        switch self {
        case .opens, .before: false
        case .after, .weekly, .escalation: true
        }
    }
}

extension Step: CustomStringConvertible {
    /// The spelling in notice keys, for example `before-3`, `due`, `weekly-2`, `escalation-curator`.
    package var description: String {
        switch self {
        case .opens: "opens"
        case .before(0): "due"
        case .before(let days): "before-\(days)"
        case .after(let days): "after-\(days)"
        case .weekly(let week): "weekly-\(week)"
        case .escalation(let tier): "escalation-\(tier.rawValue)"
        }
    }

    /// Nil for anything `description` does not write.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", maxSplits: 1)
        let rest = parts.dropFirst().first
        let step: Step? =
            switch (parts.first, rest.flatMap { Int($0) }) {
            case ("opens", _): .opens
            case ("due", _): .before(0)
            case ("before", let days?): .before(days)
            case ("after", let days?): .after(days)
            case ("weekly", let week?): .weekly(week)
            case ("escalation", _): rest.flatMap { Tier(rawValue: String($0)) }.map(Step.escalation)
            default: nil
            }
        // One step has one spelling, or two keys could be one notice.
        guard let step, step.description == text else { return nil }
        self = step
    }
}
