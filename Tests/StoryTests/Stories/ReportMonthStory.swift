import Core
import Foundation
import Persistence
import Service
import TestSupport
import Testing

@testable import vekha

/// January 2022 in the sample region of 25 schools, over the wire: by buttons, in words, late, returned and silent.
@Suite(.timeLimit(.minutes(5)))
struct ReportMonthStory {
    @Test func `everybody reports in his own way, and all numbers agree`() async throws {
        try await Story.tell({ _ in .sample }, from: "2022-01-19") { story in
            let roster = try story.config.load().configuration.roster
            let everybody = try await YearOfPeople(story, roster.people.map(\.id.rawValue))
            func head(_ school: School) throws -> StoryPerson { try #require(everybody.person(school.head.rawValue)) }
            let schools = roster.schools
            let (byButtons, inWords) = (schools[0..<17], schools[17..<21])
            let (late, silent) = (schools[21..<23], schools[23..<25])
            try await story.goTo("2022-01-20", "09:00")

            for school in schools {
                let asked = try #require(try await head(school).messages().last)
                #expect(asked.plain.contains("Отчёт за январь 2022 года"), "\(asked.plain)")
                #expect(asked.labels.contains(Label.fillReport))
            }
            for school in byButtons { #expect(try await head(school).fillsIn() <= 9) }
            for school in inWords { try await head(school).reports("всё выполнено, кроме 16 — карантин") }

            // One comes back from its curator, and is mended.
            let returned = schools[0]
            let curatorID = try #require(returned.curator)
            let curator = try #require(everybody.person(curatorID.rawValue))
            let head = try head(returned)
            try await curator.returns(returned, row: "15", "Приложите справку")
            let back = try #require(try await head.messages().last)
            #expect(back.plain.contains("Осталось 1 из 1") && back.plain.contains("Приложите справку"), "\(back.plain)")
            try await head.press("• ✅ Выполнено", on: back)
            try await head.press(Label.submit, on: try await head.screen())

            // On time nobody but the silent and the late is reminded.
            try await story.goTo("2022-01-25", "18:00")
            let reminded = try story.ledger().notices.filter { $0.step == "due" && $0.state == "sent" }
                .map(\.obligation).filter { $0.hasPrefix("20/2022-01/school:") }
            #expect(Set(reminded) == Set((late + silent).map { "20/2022-01/school:\($0.id)" }))
            try await story.goTo("2022-01-27", "12:00")
            for school in late { try await self.head(of: school, everybody).fillsIn() }

            try await story.goTo("2022-02-09", "12:00")
            try await story.isInOrder()
            try Self.checkEscalation(of: silent, in: roster, try story.ledger())

            // The month is summed up on the first of February for the region and every municipality.
            let region = try #require(everybody.person("p-region"))
            let told = try #require(try await region.messages().last { $0.plain.contains("Итоги за январь 2022 года") })
            #expect(told.day == "2022-02-01" && told.plain.contains("Сдали: 23 из 25, из них после срока 2."))
            #expect(told.plain.contains("Не сдали: 2 школы"), "\(told.plain)")
            #expect(told.plain.contains("✅ 19 ⏳ 0 ❌ 4 ➖ 0"), "\(told.plain)")
            for municipality in roster.municipalities {
                let id = try #require(municipality.coordinator)
                let coordinator = try #require(everybody.person(id.rawValue))
                let own = try await coordinator.messages().filter { $0.plain.contains("Итоги за январь") }
                #expect(own.count == 1 && own[0].plain.contains("из \(roster.schools(in: municipality.id).count),"))
            }
            try await region.press(Label.asWorkbook, on: told)
            try await Self.checkWorkbook(of: story)
        }
    }

    private func head(of school: School, _ everybody: YearOfPeople) throws -> StoryPerson {
        try #require(everybody.person(school.head.rawValue))
    }

    /// Silence climbs to the curator, the municipality and the region, each told once, and of the silent only.
    private static func checkEscalation(of silent: ArraySlice<School>, in roster: Roster, _ ledger: LedgerFile) throws {
        let told = ledger.notices.filter {
            $0.step.hasPrefix("escalation") && $0.state == "sent" && $0.obligation.hasPrefix("20/2022-01/school:")
        }
        let expected = silent.flatMap { school -> [String] in
            let coordinator = roster.municipality(school.municipality)?.coordinator
            return [school.curator, coordinator, roster.people(in: .regionalCoordinator).first?.id].compactMap(\.self)
                .map { "\($0) \(school.id)" }
        }
        let found = told.map { "\($0.recipient) \($0.obligation.split(separator: ":").last ?? "")" }
        // The late ones came before anybody was told of them.
        #expect(found.sorted() == expected.sorted())
    }

    /// Opened by a reader that knows nothing of its writer.
    private static func checkWorkbook(of story: Story) async throws {
        let bot = try #require(story.shift?.bot)
        let january = try #require(CivilDate(iso: "2022-01-01"))
        let (world, month) = (bot.worlds.current, Month(of: january))
        let bytes = try await bot.journal.read { try world.summary(of: month, in: nil, from: $0).workbook() }
        let book = try ReadWorkbook(bytes)
        let schools = book.rows[0].dropFirst()
        #expect(schools.count == 25)
        #expect(schools.count { $0.contains("в срок") } == 21 && schools.count { $0.contains("после срока") } == 2)
        #expect(schools.count { $0.contains("не сдан") } == 2)
        let totals = Dictionary(uniqueKeysWithValues: book.rows[2].dropFirst().map { ($0[0], $0[1]) })
        #expect(totals["сдали отчёт"] == "23" && totals["из них после срока"] == "2" && totals["не сдали"] == "2")
        let row = try #require(book.rows[1].first { $0[0] == "16" })
        #expect(row[2...5] == ["19", "0", "4", "0"])
        #expect(book.rows[3].count { $0[2] == "карантин" } == 4)
    }
}

extension StoryPerson {
    /// The newest message.
    fileprivate func screen() async throws -> SeenMessage { try #require(try await messages().last) }

    /// From the latest request to the receipt, by buttons alone.
    ///
    /// Returns: how many taps it took.
    @discardableResult
    fileprivate func fillsIn() async throws -> Int {
        let request = try #require(try await messages().last { $0.labels.contains(Label.fillReport) })
        try await press(Label.fillReport, on: request)
        var taps = 1
        while try await screen().labels.contains(Label.done) {
            try await press(Label.done, on: try await screen())
            taps += 1
        }
        try await press(Label.submit, on: try await screen())
        let receipt = try await screen()
        #expect(receipt.plain.contains("сдан") && receipt.plain.contains("Контрольный код"), "\(receipt.plain)")
        return taps + 1
    }

    /// The same in words.
    fileprivate func reports(_ words: String) async throws {
        try await say(words)
        try await press("✅ Верно", on: try await screen())
        try await press(Label.submit, on: try await screen())
        #expect(try await screen().plain.contains("Контрольный код"))
    }

    /// Returns a school's report with a remark to a row.
    fileprivate func returns(_ school: School, row: String, _ remark: String) async throws {
        let report = try #require(
            try await messages().last { $0.plain.contains(school.shortName) && $0.labels.contains("↩️ Вернуть") }
        )
        try await press("↩️ Вернуть", on: report)
        try await press(row, on: try await again(report))
        try await say(remark)
        try await press("↩️ Вернуть с замечаниями (1)", on: try await again(report))
        #expect(try await again(report).plain.hasPrefix("Возвращён: отчёт за январь 2022 года"))
    }
}
