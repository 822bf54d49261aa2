import Chat
import Core
import Foundation
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// What a month comes to: once it is over, in a message, a workbook and a page whose numbers agree.
@Suite(.timeLimit(.minutes(5))) struct MonthSummaryTests {
    @Test func `on the first working day after the month its coordinators learn what was reported, once`() async throws
    {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.reports(in: .anna)
            try await story.comes("2022-03-31 09:00")
            #expect(!story.texts(to: .darya).contains { $0.contains("Итоги за март") })
            #expect(story.scheduler.nextMoment(after: .at("2022-03-31 09:00")) == .at("2022-04-01 09:00"))
            try await story.passes("2022-04-01 09:00", "2022-04-01 12:00", "2022-04-04 09:00")
            for chat in [ChatID.galina, .darya] {
                let told = story.texts(to: chat).filter { $0.contains("Итоги за март 2022 года") }
                #expect(told.count == 1)
                #expect(told.first?.contains("Сдали: <b>1 из 2</b>.") == true)
                #expect(told.first?.contains("Не сдала 1 школа: Вторая школа") == true)
                #expect(told.first?.hasSuffix("Дело номер 2\nвыполнено 1") == true)
            }
            #expect(!story.texts(to: .vera).contains { $0.contains("Итоги") })
        }
    }

    @Test func `message, workbook and page tell the same numbers`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...3)) { story in
            try await story.taps(.fillReport, .done, .notDone, in: .anna)
            try await story.presses("Карантин", in: .anna)
            try await story.taps(.inProgress, .submit, in: .anna)
            // After the deadline of the 25th.
            try await story.comes("2022-03-28 09:00")
            try await story.reports(.done, in: .boris)
            try await story.comes("2022-04-01 09:00")

            let told = try #require(story.messenger.shown(in: .darya).last)
            #expect(told.message.text.contains("Сдали: <b>2 из 2</b>, из них после срока 1."), "\(told.message.text)")
            try await story.presses(.asWorkbook, in: .darya)
            let file = try #require(story.messenger.sends(to: .darya).last?.attachment)
            #expect(file.fileName == "report-2022-03.xlsx")
            let book = try ReadWorkbook(file.bytes)
            #expect(book.names == ["Школы", "Строки", "Итоги", "Пояснения"])
            let schools = book.rows[0]
            #expect(schools[0].prefix(5) == ["Муниципалитет", "Школа", "1", "2", "3"])
            #expect(
                schools[1].prefix(5) == [
                    "Степной район", "Первая школа (Ш-01)", "выполнено", "не выполнено", "в работе",
                ]
            )
            #expect(schools[1].dropFirst(5) == ["21.03.2022 09:00", "в срок", "ждёт проверки", "0"])
            #expect(schools[2].contains("после срока"))
            #expect(book.rows[1][2] == ["2", "Дело номер 2", "1", "0", "1", "0", "0"])
            #expect(book.rows[2].contains(["сдали отчёт", "2"]) && book.rows[2].contains(["из них после срока", "1"]))
            #expect(book.rows[3].contains(["Первая школа (Ш-01)", "2 · не выполнено", "Карантин", "0"]))

            try await story.presses(data: "ms:2022-03:h", on: told.id, in: .darya)
            let page = try #require(story.messenger.sends(to: .darya).last?.attachment)
            let html = String(decoding: page.bytes, as: UTF8.self)
            #expect(page.fileName == "report-2022-03.html")
            #expect(html.contains("<td>сдали отчёт</td><td class=\"number\">2</td>"))
            #expect(html.contains("<td>Первая школа (Ш-01)</td><td>выполнено</td><td>не выполнено</td>"))
            // Nothing of the files is kept.
            #expect(try story.file.value("SELECT count(*) FROM outboxWords WHERE details LIKE '%spreadsheet%'") == "0")
        }
    }

    @Test func `where nobody may be named, people's own words are left out`() async throws {
        let hamlet = ReportStory.hamlet(rows: 1...1) { $0.personalData = .none }
        try await ReportStory.tell(hamlet) { story in
            try await story.taps(.fillReport, .notDone, in: .anna)
            try await story.says("болеет Аннина", in: .anna)
            try await story.presses(.submit, in: .anna)
            #expect(!story.texts(to: .vera).joined().contains("Аннина"))
            let words = try await story.journal.read { [world = story.world] in
                try world.summary(of: ReportStory.march, in: nil, from: $0)
            }
            let (page, text) = (try words.page(), try words.text())
            #expect(!page.contains("Аннина") && !text.contains("Аннина"))
        }
    }

    @Test func `nobody but a coordinator gets a summary, and a municipality's only of its schools`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            let shown = try #require(story.messenger.shown(in: .anna).last)
            #expect(try await story.presses(data: "ms:2022-03:x", on: shown.id, in: .anna) == story.label(.outdated))
            try await story.says("/reports", in: .galina)
            try await story.presses(.summary, in: .galina)
            #expect(story.texts(to: .galina).last?.contains("· Степной район") == true)
        }
    }
}
