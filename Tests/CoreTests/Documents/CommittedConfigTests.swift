import Core
import Foundation
import Testing

/// The files under Config, as everybody gets them with the repository.
enum CommittedConfig {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Config")
        .resolvingSymlinksInPath()

    /// By the name relative to the folder, as `Configuration` wants them.
    static func files() throws -> [String: [UInt8]] {
        let manager = FileManager.default
        let names = try manager.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        let pairs = try names.map { ($0, Array(try Data(contentsOf: folder.appending(path: $0)))) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    static func file(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }
}

@Suite struct CommittedConfigTests {
    @Test func `the files have no mistakes, each for itself and together`() throws {
        var files = try CommittedConfig.files()
        // The roadmap is the import's output; before the first import a sample takes its place.
        if files["roadmap.json"] == nil { files["roadmap.json"] = Array(RoadmapDocumentTests.valid.utf8) }
        let configuration = try Configuration(files: files)
        #expect(configuration.calendar.map(\.year) == Array(2021...2027))
        #expect(configuration.roadmap.year == 2022)
    }

    @Test func `the sample roster has the project's sizes and says that it is invented`() throws {
        let bytes = try CommittedConfig.file("roster.json")
        let roster = try RosterDocument.read(bytes)
        #expect(String(decoding: bytes, as: UTF8.self).contains("Вымышленные данные"))
        // 13 districts and the city of Elista.
        #expect(roster.municipalities.count == 14)
        #expect(roster.municipalities.allSatisfy { $0.coordinator != nil && !roster.schools(in: $0.id).isEmpty })
        #expect(roster.schools.count >= 24)
        let curators = roster.people(in: .curator)
        #expect(curators.count >= 12)
        #expect(curators.allSatisfy { (1...4).contains(roster.schools(curatedBy: $0.id).count) })
        #expect(roster.people.allSatisfy { $0.name.split(separator: " ").count == 3 })
        #expect(Set(roster.people.map(\.name)).count == roster.people.count)
    }

    @Test(arguments: [
        ("МОиНРК", "moin"), ("МОиН РК", "moin"), ("МО И Н РК", "moin"), ("Мойн РК", "moin"),
        ("Министерство образования и науки Республики Калмыкия", "moin"),
        ("БУ ДПО РК «КРИПКРО»", "kripkro"), ("КРИПКРО", "kripkro"), ("Региональный координатор", "kripkro"),
        ("БУ ДПО РК «Калмыцкий республиканский институт повышения квалификации работников образования»", "kripkro"),
        ("БУ ДПО «Республиканский институт повышения квалификации работников образования»", "kripkro"),
        ("Калмыцкий республиканский институт повышения квалификации работников образования", "kripkro"),
        ("\"Республиканский центр оценки качества образования\"", "coko"), ("ЦОКО", "coko"),
        ("Рособразовательный центр «ФИОКО»", "fioko"), ("ФИОКО", "fioko"),
        ("МОУО", "municipalities"), ("муниципалитеты", "municipalities"),
        ("Муниципальные органы управления образованием", "municipalities"),
        ("ОО", "schools"), ("ПНОР", "schools"), ("ШНОР", "schools"), ("школы", "schools"),
        ("кураторы", "curators"), ("кураторами", "curators"),
    ])
    func `every spelling of the order leads to its body`(spelling: String, id: String) throws {
        let roster = try RosterDocument.read(CommittedConfig.file("roster.json"))
        let key = Body.spellingKey(spelling)
        let owners = roster.bodies.filter { $0.spellings.contains { Body.spellingKey($0) == key } }
        #expect(owners.map(\.id.rawValue) == [id])
    }

    /// As the Government's decrees have them, independently of the files.
    @Test(arguments: [
        (
            2021,
            "01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-04 05-05 05-06 05-07 05-10 06-14 11-01 "
                + "11-02 11-03 11-04 11-05 12-31", "02-20", ""
        ),
        (
            2022, "01-03 01-04 01-05 01-06 01-07 02-23 03-07 03-08 05-02 05-03 05-09 05-10 06-13 11-04", "03-05",
            "03-03 06-14 07-05 12-18"
        ),
        (
            2023, "01-02 01-03 01-04 01-05 01-06 02-23 02-24 03-08 05-01 05-08 05-09 06-12 11-06", "",
            "02-21 06-04 07-05 12-07"
        ),
        (
            2024,
            "01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 04-29 04-30 05-01 05-09 05-10 06-12 11-04 12-30 12-31",
            "04-27 11-02 12-28", "02-10 02-12 05-23 07-05 12-25"
        ),
        (
            2025, "01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31", "11-01",
            "02-28 06-11 07-05 12-14"
        ),
        (
            2026, "01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31", "",
            "02-18 05-31 07-05"
        ),
        (
            2027, "01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31", "02-20",
            "07-05"
        ),
    ])
    func `the calendars list the known days`(year: Int, off: String, working: String, regional: String) throws {
        let name = "calendar/\(year).json"
        let calendar = try CalendarDocument.read(CommittedConfig.file(name), file: name)
        func days(_ list: String) -> [String] { list.split(separator: " ").map { "\(year)-\($0)" } }
        #expect(calendar.year == year)
        #expect(calendar.daysOff.map(\.date.description) == days(off))
        #expect(calendar.workingDays.map(\.date.description) == days(working))
        #expect(calendar.regionalDaysOff.map(\.date.description) == days(regional))
    }

    @Test func `the settings are the agreed defaults`() throws {
        let settings = try SettingsDocument.read(CommittedConfig.file("settings.json"))
        #expect(settings.time.zone.identifier == "Europe/Moscow")
        #expect(settings.policy.remindAt == ClockTime("09:00"))
        #expect(settings.policy.before == [10, 3, 1, 0])
        #expect(settings.policy.after == [1, 3])
        #expect(settings.policy.monthly.monthsWithout == [7])
    }
}
