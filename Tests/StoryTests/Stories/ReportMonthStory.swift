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
    private static let snapshot = Snapshot(in: "Tests/StoryTests/Snapshots/ReportMonth")

    @Test func `everybody reports in his own way, reads what is his, and all numbers agree`() async throws {
        try await Story.tell({ _ in .sample }, from: "2022-01-19") { story in
            let roster = try story.config.load().configuration.roster
            let everybody = try await YearOfPeople(story, roster.people.map(\.id.rawValue))
            let cast = ReportMonthCast(roster: roster, everybody: everybody)
            let tape = try await ChatTape.recorded(by: story) { try await live(cast, story) }
            try await story.isInOrder()
            try Self.checkChats(of: cast, tape)
            try Self.checkSilence(story, roster)
            try await Self.checkFiles(of: try cast.person("p-region"), tape, story)
            let chats = try roster.people.map { try cast.person($0.id).id }
            let counts = chats.map { (tape.messages(in: $0).count, tape.changes(in: $0).count) }
            print("\(counts.map(\.0).reduce(0, +)) messages, \(counts.map(\.1).reduce(0, +)) changes of messages")
        }
    }

    /// What people do from the day before the request to the last tier of silence.
    private func live(_ cast: ReportMonthCast, _ story: Story) async throws {
        func head(_ number: Int) throws -> StoryPerson { try cast.person(cast.roster.schools[number - 1].head) }
        func curator(_ number: Int) throws -> StoryPerson {
            try cast.person("p-curator-\(number < 10 ? "0" : "")\(number)")
        }
        try await story.goTo("2022-01-20", "09:00")
        for number in 1...17 { #expect(try await head(number).fillsIn() <= 9) }
        try await head(18).reports("всё выполнено, кроме 16 — карантин")
        try await head(19).reports("+")
        try await head(20).reports("7 и 8 в работе, остальное да")
        try await head(21).say("не успели, до пятницы")
        try await head(21).reports("16 не успели, до пятницы, остальное выполнено")

        try await story.goTo("2022-01-20", "11:00")
        try await curator(1).returns("Образцовская СОШ", row: "15", "Приложите справку")
        for number in 1...9 { try await curator(number).acceptsEverything() }
        try await cast.person("p-yashkulsky").acceptsEverything()
        try await story.goTo("2022-01-20", "15:00")
        let back = try await head(1).screen()
        try await head(1).press("• ✅ Выполнено", on: back)
        try await head(1).press(Label.submit, on: back)
        try await curator(1).acceptsEverything()

        try await story.goTo("2022-01-25", "10:00")
        for number in 10...12 {
            let reminder = try await curator(number).screen()
            for label in reminder.labels where label.hasPrefix("Посмотреть") {
                try await curator(number).press(label, on: reminder)
                try await curator(number).press(Label.accept, on: try await curator(number).screen())
            }
        }
        try await story.goTo("2022-01-27", "12:00")
        for number in 22...23 { try await head(number).fillsIn() }
        try await story.goTo("2022-01-28", "10:00")
        try await curator(13).press("🔔 Напомнить молчащим", on: try await curator(13).screen())
        try await curator(13).press("🔔 Напомнить", on: try await curator(13).screen())

        try await story.goTo("2022-02-01", "10:00")
        let region = try cast.person("p-region")
        let summary = try #require(try await region.messages().last { $0.labels.contains(Label.asWorkbook) })
        try await region.press(Label.asWorkbook, on: summary)
        try await region.press("🖨 Для печати", on: summary)
        try await cast.person("p-elista").say("/reports")
        try await story.goTo("2022-02-09", "12:00")
    }

    /// Every message that anybody got, and every change of one, is in the files.
    private static func checkChats(of cast: ReportMonthCast, _ tape: ChatTape) throws {
        let kinds = ReportMonthCast.kinds
        for (name, people) in kinds {
            let heading = "# \(people.joined(separator: ", "))\n\n"
            for person in people {
                try snapshot.check(heading + cast.reading(of: person, on: tape), "\(name).txt", "\(person)")
            }
        }
        #expect(try snapshot.names == Set(kinds.map { "\($0.name).txt" }))
        #expect(kinds.flatMap(\.people).sorted() == cast.roster.people.map(\.id.rawValue).sorted())
    }

    /// Only the late and the silent are reminded; silence climbs to the curator, the municipality and the region, each
    /// told once and of the silent only.
    private static func checkSilence(_ story: Story, _ roster: Roster) throws {
        let sent = try story.ledger().notices.filter {
            $0.state == "sent" && $0.obligation.hasPrefix("20/2022-01/school:")
        }
        func schools(_ step: String) -> [String] {
            sent.filter { $0.step == step }.map { String($0.obligation.suffix(4)) }.sorted()
        }
        #expect(schools("due") == ["s-22", "s-23", "s-24", "s-25"])
        let climbed = sent.filter { $0.step.hasPrefix("escalation") }.map {
            "\($0.recipient) \($0.obligation.suffix(4))"
        }
        let told = ["p-curator-13", "p-elista", "p-region"].flatMap { ["\($0) s-24", "\($0) s-25"] }
        #expect(climbed.sorted() == told)
    }

    /// The files the region got, opened by readers that know nothing of their writer.
    private static func checkFiles(of region: StoryPerson, _ tape: ChatTape, _ story: Story) async throws {
        let files = tape.messages(in: region.id).flatMap(\.files)
        #expect(files.map(\.name) == ["report-2022-01.xlsx", "report-2022-01.html"])
        let book = try ReadWorkbook(try await story.line.bytes(files[0].url))
        let schools = book.rows[0].dropFirst()
        #expect(schools.count == 25)
        #expect(schools.count { $0.contains("в срок") } == 21 && schools.count { $0.contains("после срока") } == 2)
        #expect(schools.count { $0.contains("не сдан") } == 2)
        let totals = Dictionary(uniqueKeysWithValues: book.rows[2].dropFirst().map { ($0[0], $0[1]) })
        #expect(totals["сдали отчёт"] == "23" && totals["из них после срока"] == "2" && totals["не сдали"] == "2")
        let page = String(decoding: try await story.line.bytes(files[1].url), as: UTF8.self)
        let cells = page.matches(of: /<t[dh](?: [^>]*)?>(.*?)<\/t[dh]>/).map { $0.1.replacing("&quot;", with: "\"") }
        #expect(cells.map(String.init) == book.rows.joined().flatMap(\.self))
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
        return taps + 1
    }

    /// The same in words.
    fileprivate func reports(_ words: String) async throws {
        try await say(words)
        try await press("✅ Верно", on: try await screen())
        try await press(Label.submit, on: try await screen())
    }

    fileprivate func acceptsEverything() async throws {
        for report in try await messages() where report.labels.contains(Label.accept) {
            try await press(Label.accept, on: report)
        }
    }

    /// Returns a school's report with a remark to a row.
    fileprivate func returns(_ school: String, row: String, _ remark: String) async throws {
        let report = try #require(
            try await messages().last { $0.plain.contains(school) && $0.labels.contains("↩️ Вернуть") }
        )
        try await press("↩️ Вернуть", on: report)
        try await press(row, on: try await again(report))
        try await say(remark)
        try await press("↩️ Вернуть с замечаниями (1)", on: try await again(report))
    }
}
