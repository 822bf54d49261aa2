/// A time as it was said, before morning and afternoon are told apart.
struct MomentTime: Hashable {
    /// The part of the day an hour is counted in.
    enum Part: Hashable {
        case morning, day, evening, night

        func contains(_ time: ClockTime) -> Bool {
            switch self {
            case .morning: 4..<12 ~= time.hour
            case .day: 10..<18 ~= time.hour
            case .evening: 16..<24 ~= time.hour
            case .night: time.hour < 5 || time.hour >= 22
            }
        }
    }

    enum Kind: Hashable {
        /// With `isExact` as a clock of 24 hours shows it.
        case clock(hour: Int, minute: Int, isExact: Bool)
        case midnight
        /// «в это же время»
        case now
    }

    /// A time it may be, on the day named or so many days after it.
    struct Choice: Hashable {
        let time: ClockTime
        var daysAfter = 0
    }

    let kind: Kind
    /// As written, for questions.
    let source: String

    /// The times it may be, ascending. Throws where no clock shows it, or not in this part of the day.
    func choices(in part: Part?, now: ClockTime) throws(MomentQuestion) -> [Choice] {
        switch kind {
        case .now where part?.contains(now) != false: return [Choice(time: now)]
        case .midnight where part == nil || part == .night:
            return [Choice(time: .midnight), Choice(time: .midnight, daysAfter: 1)]
        case .clock(24, 0, _) where part == nil: return [Choice(time: .midnight, daysAfter: 1)]
        case .clock(let hour, let minute, let isExact):
            let choices = Self.hours(hour, in: part, isExact: isExact).compactMap { hour, daysAfter in
                ClockTime(hour: hour, minute: minute).map { Choice(time: $0, daysAfter: daysAfter) }
            }
            guard !choices.isEmpty else { throw .noSuchTime(source) }
            return choices
        case .now, .midnight: throw .noSuchTime(source)
        }
    }

    /// The hours of a day of 24, and how many days after the day named.
    private static func hours(_ hour: Int, in part: Part?, isExact: Bool) -> [(Int, Int)] {
        switch (part, hour) {
        // From 1 to 7 people count from noon as well as from midnight; 8 to 12 are hours of a working day.
        case (nil, 1...7) where !isExact: [(hour, 0), (hour + 12, 0)]
        case (nil, _): [(hour, 0)]
        case (.morning, 1...11): [(hour, 0)]
        case (.day, 1...6): [(hour + 12, 0)]
        case (.day, 10...17): [(hour, 0)]
        case (.evening, 4...11): [(hour + 12, 0)]
        case (.evening, 16...23): [(hour, 0)]
        // «завтра в час ночи» may be this night or the next.
        case (.night, 12): [(0, 0), (0, 1)]
        case (.night, 0...4): [(hour, 0), (hour, 1)]
        case (.night, 10...11): [(hour + 12, 0)]
        case (.night, 22...23): [(hour, 0)]
        default: []
        }
    }
}
