/// The figures for people, with a verdict on each line.
struct Table {
    let text: String
    let isFine: Bool

    /// What a messenger takes.
    private static let characters = 4_096
    private static let buttons = 100

    init(_ measured: [Asking.Measured], limit: Double) {
        var lines = [
            Self.line("question", "askings", "median", "p99", "longest", "chars", "buttons", "verdict")
        ]
        var isFine = true
        for one in measured {
            let sorted = one.milliseconds.sorted()
            // Files are made of the same numbers; no limit is set to them.
            let isFile = one.name.contains("file: ")
            let isQuick = Self.percentile(0.99, of: sorted) <= limit
            let fits = one.longest <= Self.characters && one.buttons <= Self.buttons
            if !isFile, !isQuick || !fits { isFine = false }
            lines.append(
                Self.line(
                    one.name,
                    "\(sorted.count)",
                    Self.number(Self.percentile(0.5, of: sorted)),
                    Self.number(Self.percentile(0.99, of: sorted)),
                    Self.number(sorted.last ?? 0),
                    "\(one.longest)",
                    "\(one.buttons)",
                    isFile ? "" : isQuick && fits ? "OK" : "FAIL"
                )
            )
        }
        text =
            lines.joined(separator: "\n") + "\n\nMilliseconds; every 99th percentile within \(Int(limit)): "
            + (isFine ? "OK" : "FAIL")
        self.isFine = isFine
    }

    private static func percentile(_ share: Double, of sorted: [Double]) -> Double {
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, Int((Double(sorted.count) * share).rounded(.up)) - 1)]
    }

    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func line(_ name: String, _ rest: String...) -> String {
        let padded = name + String(repeating: " ", count: max(0, 42 - name.count))
        return padded + rest.map { String(repeating: " ", count: max(0, 9 - $0.count)) + $0 }.joined()
    }
}
