import Core
import Foundation
import TestSupport
import Testing

/// The sample region with a roadmap of its own. Its year is long past, so the bot plans nothing by itself.
struct CrashRegion {
    let folder: URL

    static let token = "100500:a-token-that-opens-nothing-at-all-0000"
    /// The most that may be on its way at once.
    static let inFlight = 30

    init(in parent: URL) throws {
        folder = parent.appending(path: "config")
        let original = Program.repository.appending(path: "Config").resolvingSymlinksInPath()
        try FileManager.default.copyItem(at: original, to: folder)
        try liftLimits()
        try openAllHours()
    }

    /// The program runs by the clock on the wall, and a reminder leaves in working hours only: here all hours are.
    private func openAllHours() throws {
        try change("settings.json") { settings in
            settings["quietHours"] = ["from": "00:00", "to": "00:00"]
            var reminders = settings["reminders"] as? [String: Any] ?? [:]
            reminders["at"] = "00:00"
            settings["reminders"] = reminders
        }
        let thisYear = RegionTime(zone: .gmt).date(of: Date()).year
        for year in thisYear - 1...thisYear + 1 {
            let first = try #require(CivilDate(year: year, month: 1, day: 1))
            let days = (0..<366).map { first.adding(days: $0) }.filter { $0.year == year && $0.weekday.isWeekend }
            let calendar: [String: Any] = [
                "year": year, "source": "для проверки", "daysOff": [[String: Any]](), "regional": [[String: Any]](),
                "workingDays": days.map { ["date": "\($0)", "name": "Рабочий"] },
            ]
            try JSONSerialization.data(withJSONObject: calendar)
                .write(to: folder.appending(path: "calendar/\(year).json"))
        }
    }

    private func change(_ name: String, _ body: (inout [String: Any]) -> Void) throws {
        let file = folder.appending(path: name)
        var object = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
        body(&object)
        try JSONSerialization.data(withJSONObject: object).write(to: file)
    }

    /// As fast as the wire allows, or the harness would wait for most of its time.
    private func liftLimits() throws {
        try change("settings.json") { settings in
            settings["delivery"] = [
                "inFlight": Self.inFlight, "messagesPerSecond": NSNull(), "chatMessagesPerSecond": NSNull(),
                "groupMessagesPerMinute": NSNull(),
            ]
        }
    }

    /// Gives the roadmap so many rows, each of which every school has to carry out by one day.
    func write(rows: Int) throws {
        let roadmap = Roadmap(activities: (1...rows).map { Row(number: $0, title: "Мероприятие \($0)") })
        try JSONEncoder().encode(roadmap).write(to: folder.appending(path: "roadmap.json"))
    }

    /// Gives the roadmap a monthly report of so many rows, which is open all this month.
    func writeReport(rows: Int) throws {
        let year = RegionTime(zone: .gmt).date(of: Date()).year
        let going = (1...rows).map {
            Row(number: $0, title: "Мероприятие \($0)", period: "в течение года", kind: "continuing")
        }
        let report = Row(number: rows + 1, title: "Ежемесячный отчёт", period: "ежемесячно", kind: "monthlyReport")
        try JSONEncoder().encode(Roadmap(year: year, activities: going + [report]))
            .write(to: folder.appending(path: "roadmap.json"))
        try change("settings.json") { settings in
            var month = settings["monthlyReport"] as? [String: Any] ?? [:]
            month["opensDay"] = 1
            month["monthsWithout"] = [Int]()
            settings["monthlyReport"] = month
        }
    }

    func configuration() throws -> Configuration { try Configuration(files: files()) }

    /// The first reminder of every row to the head of every school.
    func firstReminders() throws -> [Notice] {
        let configuration = try configuration()
        let planner = Planner(
            roadmap: configuration.roadmap,
            roster: configuration.roster,
            calendar: WorkCalendar(years: configuration.calendar),
            policy: configuration.settings.policy,
            time: configuration.settings.time
        )
        let heads = Set(configuration.roster.schools.map(\.head))
        let year = configuration.settings.time.instant(.first, .midnight)
        guard let first = planner.nextMoment(after: year) else { return [] }
        return planner.notices(in: first..<first.addingTimeInterval(0.001), standings: [:])
            .filter { heads.contains($0.recipient) }
    }

    private func files() throws -> [String: [UInt8]] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        let contents = try names.map { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
        return Dictionary(uniqueKeysWithValues: zip(names, contents))
    }

    private struct Roadmap: Encodable {
        let id = "storm-2022"
        let title = "«Дорожная карта» (для проверки)"
        let order = "приказ от 20.12.2021 № 1"
        var year = 2022
        let activities: [Row]
    }

    private struct Row: Encodable {
        let number: Int
        let title: String
        let responsible = "ОО"
        var period = "до 10 марта 2022 г."
        let result = ""
        let levels = "институциональный"
        var kind = "deadline"
        let responsibleBodies = ["schools"]
        let audience: [String] = []
    }
}

extension CivilDate {
    fileprivate static let first = CivilDate(ordinal: 18_993)
}
