import Chat
import Core
import Persistence
import Pictures
import TestSupport
import Testing
import Wording

@testable import Service

/// Whose reports a month counts, and who gets its summary.
@Suite(.timeLimit(.minutes(5))) struct MonthSchoolsTests {
    private static func hamlet(_ change: (inout Hamlet) -> Void = { _ in }) -> Hamlet {
        ReportStory.hamlet(rows: 1...1, change)
    }

    @Test func `a school that has left counts for the months in which it was there`() async throws {
        try await ReportStory.tell(Self.hamlet()) { story in
            try await story.reports(in: .anna)
            // It is there on the day the report is due.
            try await story.comes("2022-03-25 09:00")
            story.worlds.change(to: try Self.hamlet { $0.isSecondGone = true }.world(fingerprint: "second"))
            try await story.comes("2022-04-01 09:00")
            let told = try #require(story.texts(to: .galina).last { $0.contains("Итоги за март") })
            #expect(told.contains("Сдали: <b>1 из 2</b>"), "\(told)")
            #expect(told.contains("Не сдала 1 школа: Вторая школа (Ш-02)"), "\(told)")
            try await story.presses(.asWorkbook, in: .galina)
            let book = try ReadWorkbook(try #require(story.messenger.sends(to: .galina).last?.attachment).bytes)
            #expect(book.rows[0].map { $0[1] } == ["Школа", "Первая школа (Ш-01)", "Вторая школа (Ш-02)"])
            // So it does wherever the month is told of.
            let silent = try #require(try await story.says("/silent март", in: .galina).last?.text)
            #expect(silent.contains("Сдали <b>1 из 2</b>") && silent.contains("• Вторая школа"), "\(silent)")
            let (board, table) = try await story.journal.read { [world = story.world, now = story.time.now] ledger in
                let person = try #require(world.roster.person(.galina))
                let desk = AskDesk(person: person, world: world, ledger: ledger, now: now)
                let reach = AskDesk.Reach(scope: try #require(desk.scope(of: .silent)), place: nil)
                let file = try #require(AskFile(.csv, of: .months(page: 0)))
                let bytes = try desk.draft(of: file)?.message { _ in [] }.attachment?.bytes
                return (try desk.board(in: reach), String(decoding: try #require(bytes), as: UTF8.self))
            }
            #expect(board.rows.map(\.label) == ["Ш-01 Первая школа", "Ш-02 Вторая школа"])
            #expect(board.rows.map { $0.cells.last?.submitted } == [1, 0])
            let line = table.split(separator: "\r\n").last
            #expect(line?.contains(";Вторая школа;") == true && line?.hasSuffix(";не сдан;0") == true, "\(table)")
        }
    }

    @Test func `what a school reported stays when it leaves; what it owed goes with it before the deadline`()
        async throws
    {
        for (hasReported, counted) in [(true, "2 из 2"), (false, "1 из 1")] {
            try await ReportStory.tell(Self.hamlet()) { story in
                try await story.reports(in: .anna)
                if hasReported { try await story.reports(in: .boris) }
                try await story.comes("2022-03-22 09:00")
                story.worlds.change(to: try Self.hamlet { $0.isSecondGone = true }.world(fingerprint: "second"))
                try await story.comes("2022-04-01 09:00")
                let told = try #require(story.texts(to: .darya).last { $0.contains("Итоги за март") })
                #expect(told.contains("Сдали: <b>\(counted)</b>"), "\(told)")
            }
        }
    }

    @Test func `a school that joins later was asked nothing of the months before`() async throws {
        try await ReportStory.tell(Self.hamlet { $0.isSecondGone = true }) { story in
            try await story.reports(in: .anna)
            // By then nobody is reminded of March any more.
            try await story.comes("2022-08-12 09:00")
            story.worlds.change(to: try Self.hamlet().world(fingerprint: "second"))
            try await story.comes("2022-08-15 09:00")
            let told = try await story.journal.read { [world = story.world] in
                try world.summary(of: ReportStory.march, in: nil, from: $0).text()
            }
            #expect(told.contains("Сдали: <b>1 из 1</b>"), "\(told)")
        }
    }

    @Test func `whoever coordinates two municipalities gets the summary of each, with its own files`() async throws {
        let forest = Municipality(id: .named("forest"), name: "Лесной район", coordinator: .galina)
        try await ReportStory.tell(Self.hamlet { $0.secondDistrict = forest }) { story in
            try await story.reports(in: .boris)
            try await story.comes("2022-04-01 09:00")
            let told = story.messenger.shown(in: .galina).filter { $0.message.text.contains("Итоги за март") }
            #expect(told.map { $0.message.text.contains("· Степной район") } == [true, false])
            #expect(told.map { $0.message.text.contains("· Лесной район") } == [false, true])
            #expect(told.last?.message.text.contains("Сдали: <b>1 из 1</b>") == true)
            for (message, name) in zip(told, ["report-2022-03-district.xlsx", "report-2022-03-forest.xlsx"]) {
                let data = try story.data(story.label(.asWorkbook), under: message.message)
                try await story.presses(data: data, on: message.id, in: .galina)
                #expect(story.messenger.sends(to: .galina).last?.attachment?.fileName == name)
            }
            // Her list counts both, and the button under it brings both.
            #expect(try await story.says("/reports", in: .galina).last?.text.contains("Сдали: <b>1 из 2</b>") == true)
            let before = story.messenger.sends(to: .galina).count
            try await story.presses(.summary, in: .galina)
            #expect(story.texts(to: .galina).dropFirst(before).count { $0.contains("Итоги за март") } == 2)
            // Another's municipality is not to be had.
            let data = try story.data(story.label(.asWorkbook), under: try #require(told.first).message)
            let shown = try #require(story.messenger.shown(in: .vera).last)
            #expect(try await story.presses(data: data, on: shown.id, in: .vera) == story.label(.outdated))
        }
    }

    @Test func `months that nobody was told of in time come with the last of them, each by its button`() async throws {
        try await ReportStory.tell(Self.hamlet()) { story in
            try await story.reports(in: .anna)
            // The bot was away since.
            try await story.passes("2022-06-01 09:00", "2022-06-02 09:00")
            let told = story.messenger.shown(in: .galina).filter { $0.message.text.contains("Итоги за") }
            #expect(told.count == 1)
            let last = try #require(told.first)
            #expect(last.message.text.hasPrefix("<b>Итоги за май 2022 года</b>"), "\(last.message.text)")
            let months = ["Σ Сводка за март 2022 года", "Σ Сводка за апрель 2022 года"]
            #expect(last.message.labels.suffix(2) == months[...])
            let data = try story.data(months[0], under: last.message)
            try await story.presses(data: data, on: last.id, in: .galina)
            #expect(story.texts(to: .galina).last?.contains("Сдали: <b>1 из 2</b>") == true)
        }
    }
}
