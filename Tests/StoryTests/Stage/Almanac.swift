import Foundation

/// Working days of 2022 as the Government's and the republic's decrees have them, counted day by day: what the bot's
/// own calendar is measured against. Days are written `YYYY-MM-DD`.
enum Almanac {
    private static let daysOff = Set(
        ["2021-12-31"]
            + [
                "01-03", "01-04", "01-05", "01-06", "01-07", "02-23", "03-07", "03-08", "05-02", "05-03", "05-09",
                "05-10",
                "06-13", "11-04",
                // Kalmykia's own.
                "03-03", "06-14", "07-05",
            ].map { "2022-\($0)" }
    )
    private static let workingSaturdays: Set = ["2022-03-05"]

    static func works(_ day: String) -> Bool {
        workingSaturdays.contains(day) || !(daysOff.contains(day) || isWeekend(day))
    }

    /// The day itself or the nearest working day before it, and then so many working days further back.
    static func workingDay(_ count: Int, before day: String, except extra: Set<String> = []) -> String {
        walk(from: day, by: -1, count, except: extra)
    }

    /// The day itself or the nearest working day after it, and then so many working days further on.
    static func workingDay(_ count: Int, after day: String, except extra: Set<String> = []) -> String {
        walk(from: day, by: 1, count, except: extra)
    }

    /// How many working days follow the first day, up to and with the last.
    static func workingDays(after first: String, through last: String) -> Int {
        var count = 0
        var day = first
        while day < last {
            day = shifted(day, by: 1)
            if works(day) { count += 1 }
        }
        return count
    }

    static func shifted(_ day: String, by days: Int) -> String {
        text(date(day).addingTimeInterval(Double(days) * 86_400))
    }

    static func days(from first: String, through last: String) -> [String] {
        Array(sequence(first: first) { $0 < last ? shifted($0, by: 1) : nil })
    }

    private static func walk(from day: String, by step: Int, _ count: Int, except extra: Set<String>) -> String {
        var day = day
        var left = count
        while true {
            if works(day), !extra.contains(day) {
                if left == 0 { return day }
                left -= 1
            }
            day = shifted(day, by: step)
        }
    }

    static func isMonday(_ day: String) -> Bool { weekday(day) == 4 }

    private static func isWeekend(_ day: String) -> Bool { [2, 3].contains(weekday(day)) }

    /// Days since a Thursday, which 1970-01-01 was.
    private static func weekday(_ day: String) -> Int { Int(date(day).timeIntervalSince1970) / 86_400 % 7 }

    private static let style = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()

    private static func date(_ day: String) -> Date {
        guard let date = try? style.parse(day) else { preconditionFailure("\(day) is no day") }
        return date
    }

    private static func text(_ date: Date) -> String { date.formatted(style) }
}
