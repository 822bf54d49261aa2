import Core

/// How a language says days, months, times and periods: its `calendar.json`.
///
/// The names of the forms are the language's own; a template prints a date as `{{deadline.long}}` where the table has
/// a form `long`.
struct CalendarTable: Sendable {
    let dates: [String: DatePattern]
    let months: [String: DatePattern]
    let times: [String: DatePattern]
    let moments: [String: DatePattern]
    let periods: [String: PeriodPattern]
}

extension CalendarTable {
    static func read(_ table: TableNode, problems: inout [Problem]) -> CalendarTable {
        let names = table.child("names", problems: &problems)
        let calendar = CalendarNames(
            days: lists("days", of: 31, in: names, problems: &problems),
            months: lists("months", of: 12, in: names, problems: &problems),
            weekdays: lists("weekdays", of: 7, in: names, problems: &problems)
        )
        func patterns(_ name: String, _ subject: DatePattern.Subject) -> [String: DatePattern] {
            var patterns: [String: DatePattern] = [:]
            for (form, node) in table.entries(name, problems: &problems) {
                patterns[form] = DatePattern(node, subject: subject, names: calendar, problems: &problems)
            }
            return patterns
        }
        var periods: [String: PeriodPattern] = [:]
        for (form, node) in table.entries("periods", problems: &problems) {
            periods[form] = PeriodPattern(node, names: calendar, problems: &problems)
        }
        return CalendarTable(
            dates: patterns("dates", .date),
            months: patterns("months", .month),
            times: patterns("times", .time),
            moments: patterns("moments", .moment),
            periods: periods
        )
    }

    private static func lists(
        _ name: String,
        of count: Int,
        in names: TableNode?,
        problems: inout [Problem]
    ) -> [String: [String]] {
        var lists: [String: [String]] = [:]
        for (form, node) in names?.entries(name, problems: &problems) ?? [] {
            lists[form] = node.texts(count: count, problems: &problems)
        }
        return lists
    }
}
