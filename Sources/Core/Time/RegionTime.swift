package import struct Foundation.Date
package import struct Foundation.TimeZone

/// Translates between instants and the region's own days and hours.
///
/// Kalmykia lives by `Europe/Moscow`; not by `Europe/Volgograd`, which changed its offset in 2018 (tz database).
package struct RegionTime: Sendable, Hashable {
    package let zone: TimeZone

    package init(zone: TimeZone) {
        self.zone = zone
    }

    package func date(of instant: Date) -> CivilDate {
        CivilDate(ordinal: Int((localSeconds(of: instant) / 86_400).rounded(.down)))
    }

    package func time(of instant: Date) -> ClockTime {
        let local = localSeconds(of: instant)
        let second = local - (local / 86_400).rounded(.down) * 86_400
        let minutes = Int(second) / 60
        return ClockTime(hour: minutes / 60, minute: minutes % 60) ?? .midnight
    }

    /// The instant at which the region's clock shows this time on this day.
    ///
    /// Where the clock is put back and shows it twice, the first of the two; where the clock is put forward over it,
    /// the instant as far after midnight as if it had not been.
    package func instant(_ date: CivilDate, _ time: ClockTime) -> Date {
        let local = Double(date.ordinal) * 86_400 + Double(time.minutes) * 60
        // No offset differs from Greenwich by a day, so these stand before and after any change of this day.
        let offsets = [local - 86_400, local + 86_400].map(offset)
        let shown = offsets.first { offset(at: local - $0) == $0 }
        return Date(timeIntervalSince1970: local - (shown ?? offsets[0]))
    }

    /// ISO 8601 with the zone's offset: `2022-03-01T09:00:00+03:00`.
    package func iso(_ instant: Date) -> String {
        let offset = zone.secondsFromGMT(for: instant)
        let local = localSeconds(of: instant)
        let second = Int(local.rounded(.down)) - date(of: instant).ordinal * 86_400
        let sign = offset < 0 ? "-" : "+"
        let shift = ClockTime(hour: abs(offset) / 3_600, minute: abs(offset) / 60 % 60) ?? .midnight
        return "\(date(of: instant))T\(time(of: instant)):\(second % 60 < 10 ? "0" : "")\(second % 60)\(sign)\(shift)"
    }

    private func localSeconds(of instant: Date) -> Double {
        instant.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: instant))
    }

    /// Seconds east of Greenwich at an instant given in seconds since 1970.
    private func offset(at seconds: Double) -> Double {
        Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)))
    }
}

extension ClockTime {
    package static let midnight = ClockTime(minutes: 0)

    private init(minutes: Int) {
        self.minutes = minutes
    }
}
