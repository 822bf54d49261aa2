import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// What is said of a change before and after it is made.
@Suite(.timeLimit(.minutes(5))) struct ChangeCardTests {
    private func preview(_ change: ConfigurationChange, in stage: KeeperStage, _ files: [String: [UInt8]]? = nil) throws
        -> String
    {
        let ground = ChangeGround(disk: files ?? stage.disk.files(), changing: change.file, inForce: stage.world)
        let after = try ground.trying(change).world
        let card = ChangeCard(id: 1, change: change, before: ground.world, after: after)
        let stages: [ChangeCard.Stage] = [.applied, .declined, .undone, .beyondUndo]
        for stage in stages { #expect(try !card.message(stage).text.contains("Об этом узнают")) }
        let text = try card.message(.proposed(people: 3, on: .on("2022-02-01"))).text
        #expect(text.contains("Об этом узнают: 3"))
        return text.replacing("\u{a0}", with: " ")
    }

    @Test func `a day that is off already is told, a working Saturday is none`() throws {
        let stage = try KeeperStage()
        func text(_ day: String) throws -> String {
            try preview(.dayOff(.on(day), name: "Праздник", source: "указ № 1"), in: stage)
        }
        let words = "Этот день и так нерабочий."
        #expect(try text("2022-03-08").contains(words), "a federal one")
        #expect(try text("2022-03-12").contains(words), "a Saturday")
        #expect(try !text("2022-03-05").contains(words), "a Saturday that is worked")
        #expect(try !text("2022-08-15").contains(words))
    }

    @Test func `a deadline that is past, or of a cancelled row, is told`() throws {
        let stage = try KeeperStage()
        func amend(_ period: String) -> ConfigurationChange { .amend(row: 8, period: period, was: "x", reason: "y") }
        #expect(try preview(amend("март 2021"), in: stage).contains("Этот срок уже прошёл"))
        let later = try preview(amend("март 2022"), in: stage)
        #expect(!later.contains("прошёл") && !later.contains("Строка сейчас отменена"))
        let (edit, _) = try ConfigurationChange.cancel(row: 8, reason: "приказ").edit(stage.disk.files())
        let files = edit.applied(to: stage.disk.files())
        #expect(try preview(amend("март 2022"), in: stage, files).contains("Строка сейчас отменена"))
    }

    @Test func `without names nothing typed by somebody is passed on`() throws {
        let full = try KeeperStage()
        let none = try KeeperStage { $0.replacing("\"personalData\": \"full\"", with: "\"personalData\": \"none\"") }
        let changes: [ConfigurationChange] = [
            .amend(row: 7, period: "март 2022", was: "x", reason: "просьба Тайной"),
            .cancel(row: 7, reason: "просьба Тайной"),
            .dayOff(.on("2022-02-28"), name: "День Тайной", source: "указ Тайной"),
        ]
        for change in changes {
            #expect(try preview(change, in: full).contains("Тайной"))
            #expect(try !preview(change, in: none).contains("Тайной"))
            for (stage, isNamed) in [(full, true), (none, false)] {
                let after = try stage.world.trying(change).world
                let texts = try ChangeNews(change: change, before: stage.world, after: after, isUndo: false).texts(
                    for: ["p-head-01"],
                    except: "p-region",
                    standings: Standings(),
                    at: stage.time.now
                )
                #expect(texts.count == 1 && texts.values.allSatisfy { $0.contains("Тайной") == isNamed }, "\(texts)")
            }
        }
        let fault = Problem(file: "CSV", path: "line 2", found: "\"Тайная\"", expected: "a text")
        #expect(try RefusalWords.faults("table", [fault], in: full.world).contains("Тайная"))
        #expect(try !RefusalWords.faults("table", [fault], in: none.world).contains("Тайная"))
    }

    /// The committed roster with long names of schools, and the same with one curator for all of them.
    private func worlds(in stage: KeeperStage) throws -> (before: World, after: World) {
        let name = String(repeating: "Очень длинное название ", count: 10)
        let member = #"»", "shortName": ""#
        let long = stage.disk.text("roster.json").replacing(member, with: member + name)
        let one = long.replacing(/"curator": "p-curator-\d+"/, with: #""curator": "p-curator-01""#)
        let before = try stage.world.trying(.roster, content: Array(long.utf8)).world
        return (before, try before.trying(.roster, content: Array(one.utf8)).world)
    }

    @Test func `news of many schools fit a message, and what a preview does not name it counts`() throws {
        let stage = try KeeperStage()
        let (before, after) = try worlds(in: stage)
        let texts = try ChangeNews(change: .roster, before: before, after: after, isUndo: false).texts(
            for: ["p-curator-01"],
            except: "p-region",
            standings: Standings(),
            at: stage.time.now
        )
        let text = try #require(texts["p-curator-01"])
        #expect(text.utf16.count <= 4_000 && text.contains("Теперь вы куратор"))
        let count = RosterWords(from: before, to: after).changes.curators.count - 15
        #expect(count > 0)
        let values = RosterWords(from: before, to: after).difference
        #expect(values["moreCurators"] == .number(count) && values["moreHeads"] == nil)
    }

    @Test func `the deputy of somebody without a chat hears of his other dates`() async throws {
        let stage = try KeeperStage()
        func news(_ change: ConfigurationChange) throws -> [PersonID: String] {
            let after = try stage.world.trying(change).world
            return try ChangeNews(change: change, before: stage.world, after: after, isUndo: false).texts(
                for: ["p-head-02"],
                except: "p-region",
                standings: Standings(),
                at: stage.time.now
            )
        }
        let cancel = ConfigurationChange.cancel(row: 7, reason: "приказ")
        #expect(try news(cancel)["p-head-02"]?.contains("Ш-01") == false)
        #expect(try await stage.carryOut(.deputise("p-head-01", by: "p-head-02", from: nil, to: nil)) == .applied)
        #expect(try news(cancel)["p-head-02"]?.contains("Ш-01") == true)
    }

    @Test func `whose deputyship ends is said`() async throws {
        let stage = try KeeperStage()
        #expect(try await stage.carryOut(.deputise("p-head-01", by: "p-head-02", from: nil, to: nil)) == .applied)
        let change = ConfigurationChange.endDeputies(of: "p-head-01")
        let after = try stage.world.trying(change).world
        let texts = try ChangeNews(change: change, before: stage.world, after: after, isUndo: false).texts(
            for: ["p-head-01", "p-head-02"],
            except: "p-region",
            standings: Standings(),
            at: stage.time.now
        )
        #expect(texts["p-head-01"]?.contains("Вас больше не замещает: Бочкаев") == true, "\(texts)")
        #expect(texts["p-head-02"]?.contains("Вы больше не замещаете: Мирошниченко") == true, "\(texts)")
    }

    @Test func `why a roster cannot be taken back is told truly, and that nobody is to be written to`() throws {
        let world = try KeeperStage().world
        func text(_ change: ConfigurationChange, _ stage: ChangeCard.Stage) throws -> String {
            try ChangeCard(id: 1, change: change, before: world, after: world).message(stage).text
        }
        #expect(try text(.roster, .beyondUndo).contains("попросил стереть своё имя"))
        #expect(try !text(.cancel(row: 7, reason: "приказ"), .beyondUndo).contains("попросил"))
        let nobody = try text(.roster, .proposed(people: 0, on: .on("2022-02-01")))
        #expect(nobody.contains("Писать об этом никому не нужно.") && !nobody.contains("Об этом узнают"))
    }

    @Test func `cancelling the row that names the month's request tells nobody of other dates`() throws {
        let stage = try KeeperStage()
        func texts(_ change: ConfigurationChange, isUndo: Bool = false) throws -> [PersonID: String] {
            let after = try stage.world.trying(change).world
            let (before, after1) = isUndo ? (after, stage.world) : (stage.world, after)
            return try ChangeNews(change: change, before: before, after: after1, isUndo: isUndo).texts(
                for: stage.world.roster.people.map(\.id),
                except: "p-region",
                standings: Standings(),
                at: stage.time.now
            )
        }
        let told = try texts(.cancel(row: 20, reason: "приказ"))
        #expect(!told.values.contains { $0.contains("Строка 15") || $0.contains("Новый срок") }, "\(told)")
        #expect(told.values.allSatisfy { $0.components(separatedBy: "Отменено").count <= 2 }, "\(told)")
        #expect(told["p-head-01"]?.contains("Отменено, делать не нужно.") == true, "\(told)")
        let back = try #require(try texts(.cancel(row: 7, reason: "приказ"), isUndo: true)["p-head-01"])
        #expect(back.contains("Строка снова действует. Срок:") && !back.contains("Новый срок"), "\(back)")
    }
}
