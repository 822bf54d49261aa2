package import struct Foundation.Date

/// What one person is told at one moment: one message, however many notices.
package struct Bundle: Hashable, Sendable {
    package let recipient: PersonID
    package let at: Date
    /// Never empty; the most pressing first.
    package let notices: [Notice]

    /// Groups notices by moment and person; bundles come in order of time, then of recipient.
    package static func group(_ notices: [Notice]) -> [Bundle] {
        struct Slot: Hashable {
            let at: Date
            let recipient: PersonID
        }
        let slots = Dictionary(grouping: notices) { Slot(at: $0.at, recipient: $0.recipient) }
        return
            slots
            .map { slot, notices in
                Bundle(recipient: slot.recipient, at: slot.at, notices: notices.sorted(by: isMorePressing))
            }
            .sorted { ($0.at, $0.recipient) < ($1.at, $1.recipient) }
    }

    /// The row numbers the bundle speaks of, ascending, without repeats.
    package var activities: [Int] {
        Set(notices.map(\.obligation.activity)).sorted()
    }

    private static func isMorePressing(_ left: Notice, than right: Notice) -> Bool {
        let (one, other) = (left.obligation, right.obligation)
        if one.occurrence.anchor != other.occurrence.anchor { return one.occurrence.anchor < other.occurrence.anchor }
        if one.activity != other.activity { return one.activity < other.activity }
        return left.key.description < right.key.description
    }
}
