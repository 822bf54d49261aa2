import Core
import Foundation
import OrderImport
import Testing

/// Order № 1692 as it came, and what a careful reader finds in it.
enum OrderFixture {
    static func bytes() throws -> [UInt8] { try file("order-1692.txt") }

    static func text() throws -> String { String(decoding: try bytes(), as: UTF8.self) }

    /// The order's lines; `lines[41]` is line 42.
    static func lines() throws -> [String] {
        try text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// All rows as read from the paper by eye, not by this importer.
    static func expected() throws -> [ExpectedRow] {
        try JSONDecoder().decode([ExpectedRow].self, from: Data(try file("order-1692.expected.json")))
    }

    /// The order imported as it came; once for all tests that only look at it.
    static func imported() throws -> ImportedOrder { try reading.get() }

    private static let reading = Result { try read(bytes()) }

    static func read(_ bytes: [UInt8], heading: OrderHeading = OrderHeading()) throws -> ImportedOrder {
        try OrderImporter(bodies: bodies).read(bytes, heading: heading)
    }

    static func read(_ text: String, heading: OrderHeading = OrderHeading()) throws -> ImportedOrder {
        try read(Array(text.utf8), heading: heading)
    }

    static func read(lines: [String]) throws -> ImportedOrder {
        try read(lines.joined(separator: "\n"))
    }

    private static func file(_ name: String) throws -> [UInt8] {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil))
        return Array(try Data(contentsOf: url))
    }
}

struct ExpectedRow: Decodable {
    let number: Int
    let title: String
    let responsible: String
    let period: String
    let result: String
    let levels: String
    let kind: String
    let responsibleBodies: [String]
    let audience: [String]

    var columns: [String] { [String(number), title, responsible, period, result, levels] }
}

extension Activity {
    var columns: [String] { [String(number), title, responsible, period, result, levels] }
}

extension OrderFixture {
    /// Bodies as a region's roster has them.
    static let bodies: [Body] = [
        body("moin", "Министерство образования и науки Республики Калмыкия", "МОиН РК", .organisation, ["Мойн РК"]),
        body(
            "kripkro",
            "Калмыцкий республиканский институт повышения квалификации работников образования",
            "КРИПКРО",
            .organisation,
            [
                "БУ ДПО РК «КРИПКРО»", "Региональный координатор",
                "БУ ДПО РК «Калмыцкий республиканский институт повышения квалификации работников образования»",
            ]
        ),
        body("coko", "Республиканский центр оценки качества образования", "ЦОКО", .organisation, []),
        body(
            "fioko",
            "Федеральный институт оценки качества образования",
            "ФИОКО",
            .external,
            [
                "Рособразовательный центр «ФИОКО»"
            ]
        ),
        body(
            "municipalities",
            "Муниципальные органы управления образованием",
            "МОУО",
            .everyMunicipality,
            [
                "Муниципалитеты"
            ]
        ),
        body("schools", "Школы проекта", "школы", .everySchool, ["ОО", "ПНОР", "ПННОР", "ШНОР"]),
        body("curators", "Кураторы школ", "кураторы", .everyCurator, []),
    ].compactMap(\.self)

    private static func body(
        _ id: String,
        _ name: String,
        _ shortName: String,
        _ reach: Body.Reach,
        _ aliases: [String]
    ) -> Body? {
        BodyID(id).map { Body(id: $0, name: name, shortName: shortName, reach: reach, aliases: aliases) }
    }
}

/// What the importer refused, one problem a line.
func refusal(_ import: () throws -> ImportedOrder) -> String? {
    do {
        _ = try `import`()
        return nil
    } catch {
        return String(describing: error)
    }
}
