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
    /// The same, counted from the last day of a pause.
    case escalationAnew(Tier, since: CivilDate)
    /// A pause is over, by its last day: what it withheld and is still open.
    case resumed(CivilDate)
    /// Somebody asked to be reminded again on this day.
    case snoozed(CivilDate)
    /// A coordinator asked that somebody be reminded, on this day.
    case nudged(CivilDate)

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
        case .opens, .before, .resumed, .snoozed, .nudged: false
        case .after, .weekly, .escalation, .escalationAnew: true
        }
    }

    /// Whom silence climbs to with this step; nil where it is no escalation.
    package var tier: Tier? {
        switch self {
        case .escalation(let tier), .escalationAnew(let tier, _): tier
        case .opens, .before, .after, .weekly, .resumed, .snoozed, .nudged: nil
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
        case .escalationAnew(let tier, let since): "escalation-\(tier.rawValue)-\(since)"
        case .resumed(let since): "resumed-\(since)"
        case .snoozed(let day): "snoozed-\(day)"
        case .nudged(let day): "nudged-\(day)"
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
            case ("escalation", _): rest.flatMap { Self.escalation($0) }
            case ("resumed", _): rest.flatMap { CivilDate(iso: $0) }.map(Step.resumed)
            case ("snoozed", _): rest.flatMap { CivilDate(iso: $0) }.map(Step.snoozed)
            case ("nudged", _): rest.flatMap { CivilDate(iso: $0) }.map(Step.nudged)
            default: nil
            }
        // One step has one spelling, or two keys could be one notice.
        guard let step, step.description == text else { return nil }
        self = step
    }

    /// Reads `curator` and `curator-2022-04-15`.
    private static func escalation(_ text: some StringProtocol) -> Step? {
        let parts = text.split(separator: "-", maxSplits: 1)
        guard let tier = parts.first.flatMap({ Tier(rawValue: String($0)) }) else { return nil }
        guard let since = parts.dropFirst().first else { return .escalation(tier) }
        return CivilDate(iso: since).map { .escalationAnew(tier, since: $0) }
    }
}
