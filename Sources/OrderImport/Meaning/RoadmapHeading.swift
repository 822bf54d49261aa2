import Core

/// The heading of a roadmap with everything a roadmap needs, asked about where the document does not say it.
struct RoadmapHeading {
    let id: RoadmapID
    let title: String
    let order: String
    let year: Int

    init(_ known: OrderHeading, table: Table, names: BodyNames, findings: inout Findings) throws(ImportFailure) {
        let read = OrderHeading(lines: table.heading, names: names)
        let line = table.header?.line ?? 1
        guard let year = known.year ?? read.year ?? Self.commonestYear(table, line: line, findings: &findings) else {
            throw findings.refusing(line, "no year stands above the table or in its periods")
        }
        self.year = year
        if let order = known.order ?? read.order {
            self.order = order
        } else {
            order = "приказ без реквизитов"
            findings.question(line, "the order's date and number do not stand above the table")
        }
        if let title = known.title ?? read.title {
            self.title = title
        } else {
            title = "Дорожная карта на \(year) год"
            findings.question(line, "no title stands above the table; taken: \(title.quoted)")
        }
        let project = read.id.flatMap { RoadmapID("\($0)-\(year)") }
        guard let id = known.id ?? project ?? RoadmapID("roadmap-\(year)") else {
            throw findings.refusing(line, "no id can be made of the year \(year)")
        }
        self.id = id
    }

    /// The year that most short cells name: the periods'.
    private static func commonestYear(_ table: Table, line: Int, findings: inout Findings) -> Int? {
        var counts: [Int: Int] = [:]
        for cell in table.records.lazy.flatMap(\.cells) where cell.utf8.count < 80 {
            for year in OrderHeading.years(in: cell) { counts[year, default: 0] += 1 }
        }
        guard let year = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return nil }
        findings.question(line, "no year stands above the table; taken from its periods: \(year)")
        return year
    }
}
