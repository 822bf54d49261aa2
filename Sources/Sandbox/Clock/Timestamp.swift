import Foundation

/// Moments as text, in the zone in which the sandbox shows them.
struct Timestamp {
    let zone: TimeZone

    /// `2022-03-01T09:00:00+03:00`.
    func text(_ moment: Date) -> String {
        moment.formatted(style)
    }

    /// Reads ISO 8601 with `Z` or an offset; without either the time is the zone's own. Seconds may be missing.
    func moment(_ text: String) -> Date? {
        var text = text
        let hasZone = text.hasSuffix("Z") || text.dropFirst(10).contains { $0 == "+" || $0 == "-" }
        let clockLength = text.dropFirst(11).prefix { $0.isNumber || $0 == ":" }.count
        if clockLength == 5 {
            text.insert(contentsOf: ":00", at: text.index(text.startIndex, offsetBy: 16))
        }
        if hasZone { return try? style.parse(text) }
        guard let asIfUTC = try? style.parse(text + "Z") else { return nil }
        let guess = asIfUTC - Double(zone.secondsFromGMT(for: asIfUTC))
        return asIfUTC - Double(zone.secondsFromGMT(for: guess))
    }

    private var style: Date.ISO8601FormatStyle {
        Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: zone)
    }
}
