/// A person's own quiet hours, beside the region's.
extension QuietHours {
    /// True where beside the region's quiet hours a whole hour of the day stays open for planned messages.
    package func leaveAnHour(from begin: ClockTime, beside region: QuietHours) -> Bool {
        var run = 0
        for minute in begin.minutes..<1_440 {
            guard let time = ClockTime(hour: minute / 60, minute: minute % 60) else { continue }
            run = contains(time) || region.contains(time) ? 0 : run + 1
            if run == 60 { return true }
        }
        return false
    }

    /// Reads hours as people write them: `18:00–09:00`, `18-9`, `с 18.30 до 9`. Nil for anything else, and for hours
    /// that begin when they end.
    package init?(written text: some StringProtocol) {
        var times: [ClockTime] = []
        var words = text.lowercased().split { $0.isWhitespace || "–—-−".contains($0) }.map(String.init)
        if let first = words.first, Self.opening.contains(first) { words.removeFirst() }
        words.removeAll(where: Self.joining.contains)
        for word in words {
            guard let time = Self.time(word) else { return nil }
            times.append(time)
        }
        guard times.count == 2, times[0] != times[1] else { return nil }
        self.init(from: times[0], to: times[1])
    }

    private static let opening: Set<String> = ["с", "from"]
    private static let joining: Set<String> = ["до", "по", "to", "until"]

    private static func time(_ word: String) -> ClockTime? {
        let parts = word.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        guard (1...2).contains(parts.count), (1...2).contains(parts[0].count),
            parts.dropFirst().allSatisfy({ $0.count == 2 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hour = Int(parts[0]), let minute = parts.count == 2 ? Int(parts[1]) : 0
        else { return nil }
        // Midnight is written both ways.
        return ClockTime(hour: hour == 24 && minute == 0 ? 0 : hour, minute: minute)
    }
}
