import Chat
import Core
import Dispatch
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// Changes carried out while the files are not what they should be, or other changes were faster.
@Suite(.timeLimit(.minutes(5))) struct ChangeKeeperTests {
    private static let cancel = ConfigurationChange.cancel(row: 18, reason: "приказ № 1")

    private func amend(_ row: Int, _ period: String, was: String) -> ConfigurationChange {
        .amend(row: row, period: period, was: was, reason: "письмо")
    }

    @Test func `a change that mends a broken file is made and told, and what comes after it, too`() async throws {
        let stage = try KeeperStage()
        try await stage.link("p-head-01", 1)
        stage.disk.edit("roster.json", "\"curator\": \"p-curator-01\"", "\"curator\": \"p-curator-99\"")
        #expect(try await stage.carryOut(.schoolLeaves("s-01")) == .applied)
        #expect(stage.world.roster.school("s-01") == nil)
        #expect(try stage.texts("change/1/applied").first?.hasPrefix("<b>Сделано.</b>") == true)
        #expect(try stage.texts("changed/1/%").count == 1)
        #expect(try await stage.carryOut(Self.cancel) == .applied)
        #expect(stage.world.roadmap.activity(18)?.cancelled == "приказ № 1")
    }

    @Test func `a broken file keeps nobody from changing another, and is told as what it is`() async throws {
        let stage = try KeeperStage()
        stage.disk.edit("roster.json", "\"curator\": \"p-curator-01\"", "\"curator\": \"Тайная Анна\"")
        #expect(try await stage.carryOut(Self.cancel) == .applied)
        #expect(stage.world.roster.school("s-01")?.curator == "p-curator-01", "the old one")
        #expect(stage.disk.text("roster.json").contains("Тайная"), "left alone")
        #expect(try await stage.carryOut(.endDeputies(of: "p-head-01")) == .refused)
        let refusal = try #require(try stage.texts("change/2/refused").first)
        #expect(refusal.hasPrefix("В файлах настроек на диске уже есть ошибки."), "\(refusal)")
        #expect(refusal.contains("$.schools[0].curator"), "\(refusal)")
        #expect(!stage.log.lines.contains { $0.contains("Тайная") })
    }

    @Test func `a change that fails is tried again and holds up no other`() async throws {
        let stage = try KeeperStage()
        let first = try await stage.accept(Self.cancel)
        try await stage.file.journal.write { ledger in
            let digest = stage.disk.files()["roadmap.json", default: []].digest
            try ledger.keep(ChangeRecord.Writing(before: "", after: digest, backup: "gone"), ofChange: first)
        }
        stage.disk.lose("gone")
        let day = ConfigurationChange.dayOff(.on("2022-08-15"), name: "Праздник", source: "указ")
        #expect(try await stage.carryOut(day) == .applied)
        #expect(try await stage.state(of: first) == .accepted)
        #expect(stage.log.lines.contains { $0.hasPrefix("error: a change could not be carried out") })
    }

    @Test func `files taken up from disk never put an older world over a change made meanwhile`() async throws {
        let stage = try KeeperStage()
        let old = stage.world
        let id = try await stage.accept(Self.cancel)
        let isDone = DispatchSemaphore(value: 0)
        try await stage.keeper.takeUp {
            // The change is confirmed just now; it has its chance before this is through.
            Task {
                await stage.keeper.work()
                isDone.signal()
            }
            _ = isDone.wait(timeout: .now() + 0.2)
            return old
        }
        await stage.keeper.work()
        #expect(try await stage.state(of: id) == .applied)
        #expect(stage.world.roadmap.activity(18)?.cancelled != nil)
    }

    @Test func `a mistake is told once while it is there, and again when it has come back`() async throws {
        let stage = try KeeperStage()
        try await stage.link("p-region", 77)
        let problem = Problem(file: "roster.json", path: "$.people[1].name", found: "Тайная", expected: "a text")
        for _ in 1...3 { await stage.keeper.report(Problems([problem])) }
        #expect(try stage.texts("badFile/%").count == 1)
        let world = stage.world
        try await stage.keeper.takeUp { world }
        stage.time.advance(by: .seconds(60))
        for _ in 1...2 { await stage.keeper.report(Problems([problem])) }
        let texts = try stage.texts("badFile/%")
        #expect(texts.count == 2 && !texts.joined().contains("Тайная"), "\(texts)")
    }

    @Test func `a change that is in force already is refused, and its card shows it`() async throws {
        let stage = try KeeperStage()
        let was = try #require(stage.world.roadmap.activity(18)?.periodInForce)
        for state in [ChangeRecord.State.applied, .refused] {
            #expect(try await stage.carryOut(amend(18, "сентябрь 2022 г.", was: was)) == state)
        }
        #expect(stage.world.roadmap.activity(18)?.revision == 2)
        #expect(try stage.texts("change/2/refused").first == "Так уже и есть, менять нечего.")
        #expect(try stage.texts("change/2/ended").first?.hasPrefix("<b>Не изменено.</b>") == true)
        // What its author was shown is not so any more.
        #expect(try await stage.carryOut(amend(18, "октябрь 2022 г.", was: was)) == .refused)
        #expect(try stage.texts("change/3/refused").first?.hasPrefix("Срок этой строки с тех пор изменился.") == true)
        for state in [ChangeRecord.State.applied, .refused] {
            #expect(try await stage.carryOut(Self.cancel) == state)
        }
    }

    @Test func `a change is undone though another place of the file was changed later`() async throws {
        let stage = try KeeperStage()
        let (first, second) = try (
            #require(stage.world.roadmap.activity(7)?.periodInForce),
            #require(stage.world.roadmap.activity(8)?.periodInForce)
        )
        #expect(try await stage.carryOut(amend(7, "май 2022 г.", was: first)) == .applied)
        #expect(try await stage.carryOut(amend(8, "июнь 2022 г.", was: second)) == .applied)
        #expect(try await stage.undo(1) == .undone)
        #expect(stage.world.roadmap.activity(7)?.periodInForce == first)
        #expect(stage.world.roadmap.activity(8)?.periodInForce == "июнь 2022 г.")
        // A second word about the same row stands in the way.
        #expect(try await stage.carryOut(amend(8, "июль 2022 г.", was: "июнь 2022 г.")) == .applied)
        #expect(try await stage.undo(2) == .applied)
        #expect(try stage.texts("change/2/beyond/%").count == 1)
        #expect(try await stage.undo(3) == .undone)
        #expect(try await stage.undo(2) == .undone)
        #expect(stage.world.roadmap.activity(8)?.periodInForce == second)
    }

    @Test func `an undo that a crash interrupts is finished, and told once`() async throws {
        let stage = try KeeperStage()
        try await stage.link("p-head-01", 1)
        let was = try #require(stage.world.roadmap.activity(7)?.periodInForce)
        try await stage.carryOut(amend(7, "май 2022 г.", was: was))
        try await stage.carryOut(.cancel(row: 20, reason: "приказ"))
        #expect(try await stage.undo(1) == .undone)
        let told = try stage.texts("changed/1/undone%").count
        #expect(told == 1)
        try stage.file.execute("UPDATE change SET state = 'undoing' WHERE id = 1")
        await stage.keeper.work()
        #expect(try await stage.state(of: 1) == .undone)
        #expect(try stage.texts("changed/1/undone%").count == told)
        #expect(stage.world.roadmap.activity(7)?.periodInForce == was)
        #expect(stage.world.roadmap.activity(20)?.cancelled != nil)
    }
}
