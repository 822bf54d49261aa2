/// A day with a time, as the region's clocks show them.
package struct LocalMoment: Hashable, Comparable, Sendable {
    package let date: CivilDate
    package let time: ClockTime

    package init(date: CivilDate, time: ClockTime) {
        self.date = date
        self.time = time
    }

    package static func < (left: LocalMoment, right: LocalMoment) -> Bool {
        (left.date, left.time) < (right.date, right.time)
    }
}

extension LocalMoment: CustomStringConvertible {
    /// `YYYY-MM-DD HH:MM`.
    package var description: String { "\(date) \(time)" }
}
