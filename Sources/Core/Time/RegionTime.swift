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
    /// In the hour skipped by a change of the zone's offset the answer is the same number of seconds after midnight.
    package func instant(_ date: CivilDate, _ time: ClockTime) -> Date {
        let local = Double(date.ordinal) * 86_400 + Double(time.minutes) * 60
        let guess = Date(
            timeIntervalSince1970: local - Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: local)))
        )
        return Date(timeIntervalSince1970: local - Double(zone.secondsFromGMT(for: guess)))
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
}

extension ClockTime {
    package static let midnight = ClockTime(minutes: 0)

    private init(minutes: Int) {
        self.minutes = minutes
    }
}
