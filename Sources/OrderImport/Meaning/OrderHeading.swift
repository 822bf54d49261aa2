package import Core

/// What stands above the table, or what the caller knows of it.
package struct OrderHeading: Hashable, Sendable {
    package var id: RoadmapID?
    /// «Дорожная карта» and what follows it.
    package var title: String?
    /// For example «приказ МОиН РК от 20.12.2021 № 1692».
    package var order: String?
    /// The year that periods without one belong to.
    package var year: Int?

    package init(id: RoadmapID? = nil, title: String? = nil, order: String? = nil, year: Int? = nil) {
        self.id = id
        self.title = title
        self.order = order
        self.year = year
    }
}

extension OrderHeading {
    /// Longer lines are the order's prose.
    private static let longestLine = 400

    /// Reads the lines above the table.
    init(lines: [Substring], names: BodyNames) {
        let lines = lines.map { $0.utf8.count > Self.longestLine ? "" : CellText.clean(String($0)).text }
        // The title is the block of lines right above the table.
        let end = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
        let start = lines[..<end].lastIndex { $0.isEmpty }.map { $0 + 1 } ?? 0
        let block = lines[start..<end].joined(separator: " ")
        if Words(block).contain(any: ["карт*", "план", "плана"]) {
            title = block
            year = Self.years(in: block).last
            id = Self.id(title: block)
        }
        let issuer = Self.issuer(lines, names: names).map { "\($0) " } ?? ""
        order = lines.lazy.compactMap(Self.requisites).first.map { "приказ \(issuer)\($0)" }
    }

    /// The body whose name is a line of its own: the letterhead.
    private static func issuer(_ lines: [String], names: BodyNames) -> String? {
        for line in lines {
            let (found, unknown) = names.read(line)
            if found.count == 1, unknown.isEmpty { return names.shortName(of: found[0]) }
        }
        return nil
    }

    /// «от «20» 12 2021 г. № 1692», «от 20.12.2021 № 1692» and «от 20 декабря 2021 года № 1692-п» as
    /// «от 20.12.2021 № 1692».
    private static func requisites(_ line: String) -> String? {
        let pattern = /[Оо]т\s+[«"]?(\d{1,2})[»"]?[.\s]\s*(\d{1,2}|[а-я]+)[.\s]\s*(\d{4})\s*(?:г\.|г|года)?\s*№\s*(\S+)/
        guard let match = line.firstMatch(of: pattern) else { return nil }
        let (_, day, month, year, number) = match.output
        guard let month = Int(month) ?? months.firstIndex(where: month.hasPrefix).map({ $0 + 1 }), let day = Int(day),
            let year = Int(year), CivilDate(year: year, month: month, day: day) != nil
        else { return nil }
        return "от \(day < 10 ? "0" : "")\(day).\(month < 10 ? "0" : "")\(month).\(year) № \(number)"
    }

    private static let months = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]

    /// Years of this century, in the order they stand in.
    static func years(in text: String) -> [Int] {
        text.split { !$0.isASCII || !$0.isNumber }.compactMap { $0.count == 4 ? Int($0) : nil }.filter {
            (2000...2099).contains($0)
        }
    }

    /// What the project's name in quotation marks gives: «500+» gives `500plus`.
    private static func id(title: String) -> RoadmapID? {
        let names = title.split(separator: "«").dropFirst().compactMap { $0.split(separator: "»").first }
        return names.lazy.compactMap {
            RoadmapID($0.lowercased().replacing("+", with: "plus").replacing(" ", with: "-"))
        }.first
    }
}
