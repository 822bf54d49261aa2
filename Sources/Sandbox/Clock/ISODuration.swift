/// A length of time in the notation of ISO 8601: `PT15M`, `P1D`, `P1DT2H`, `P1W`.
///
/// Days and weeks have 24 and 168 hours. Months and years have no fixed length and are refused.
struct ISODuration: Equatable {
    let seconds: Double

    /// Ten years: further than anything is planned, and far from where dates lose their digits.
    private static let longest = 10 * 366 * 86_400.0

    /// Nil for any other spelling, and for a duration of nothing at all (`P`, `PT`).
    init?(_ text: String) {
        guard text.first == "P" else { return nil }
        var units: [Character] = ["W", "D"]
        var lengths: [Character: Double] = ["W": 604_800, "D": 86_400]
        var seconds = 0.0
        var number = ""
        var sawTime = false
        var sawPart = false
        for character in text.dropFirst() {
            if character == "T", !sawTime, number.isEmpty {
                sawTime = true
                sawPart = false
                units = ["H", "M", "S"]
                lengths = ["H": 3_600, "M": 60, "S": 1]
            } else if character.isASCII, character.isNumber || character == "." {
                number.append(character)
            } else {
                // Each unit once, the larger before the smaller.
                guard let place = units.firstIndex(of: character), let length = lengths[character],
                    let count = Double(number)
                else { return nil }
                seconds += count * length
                units.removeFirst(place + 1)
                number = ""
                sawPart = true
            }
        }
        guard number.isEmpty, sawPart, seconds <= Self.longest else { return nil }
        self.seconds = seconds
    }
}
