import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// What a change is answered with before anything is changed.
@Suite(.timeLimit(.minutes(5))) struct ChangeCommandTests {
    private func talking(_ hamlet: Hamlet = Hamlet(), _ body: (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(hamlet, at: "2022-03-16 10:00", body)
    }

    private static let regional = ["/dayoff", "/amend", "/cancel", "/restore"]
    private static let municipal = ["/replace", "/deputy", "/school"]

    @Test func `who may not is told who can help, and who may gets an example`() async throws {
        try await talking { story in
            for command in Self.regional + Self.municipal {
                let isMunicipal = Self.municipal.contains(command)
                let refused = try story.phrase(
                    .refused,
                    [
                        "isForChat": .flag(false), "contact": .text(story.world.settings.contact),
                        "whose": .text(story.label(.audience(isMunicipal ? "coordinators" : "region"))),
                    ]
                )
                for chat in [ChatID.anna, .vera, .egor] {
                    #expect(try await story.says(command, in: chat).map(\.text) == [refused])
                }
                let example = story.label(.example(of: String(command.dropFirst())))
                let note = command == "/school" ? story.label(.joiningNote) : ""
                let usage = try story.phrase(.usage, ["example": .text(example), "note": .text(note)])
                #expect(try await story.says(command, in: .darya).map(\.text) == [usage])
                #expect(try await story.says(command, in: .galina).map(\.text) == [isMunicipal ? usage : refused])
            }
        }
    }

    @Test func `what parts two people is told where it is missing`() async throws {
        try await talking { story in
            for command in ["/replace", "/deputy"] {
                let answer = try await story.says("\(command) Верина В. В. Борисов", in: .darya)
                #expect(answer.first?.text.contains("поставьте между людьми «/»") == true, "\(command)")
            }
            let school = try await story.says("/school Ш-26 вступает", in: .darya)
            #expect(school.first?.text.contains("/school Ш-26 вступает; МБОУ") == true)
        }
    }

    @Test func `every example can be read`() throws {
        let phrasebook = try Hamlet().world().phrasebook
        func argument(_ command: String) -> String {
            Command(phrasebook.label(.example(of: command)))?.argument ?? ""
        }
        #expect(ChangeWords.dayOff(argument("dayoff")) != nil)
        #expect(ChangeWords.amendment(argument("amend")) != nil)
        #expect(ChangeWords.rowWithReason(argument("cancel")) != nil)
        #expect(ChangeWords.rowWithReason(argument("restore")) != nil)
        #expect(ChangeWords.row(argument("history")) != nil)
        #expect(ChangeWords.people(argument("replace")) != nil)
        #expect(ChangeWords.people(argument("deputy"))?.to != nil)
        #expect(ChangeWords.school(argument("school")) != nil)
    }

    @Test func `what is wrong with a day is told before the example`() async throws {
        try await talking { story in
            for (words, note) in [
                ("/dayoff 31.02.2022 День, указ", "Такого дня нет в календаре: «31.02.2022»"),
                ("/dayoff 3 марта Цаган Сар, указ", "Назовите день вместе с годом: «3 марта»"),
                ("/dayoff 2022-04-04 Цаган Сар", "Назовите после запятой, каким документом"),
                ("/deputy Аннина Верина с 1 июля по 28 июля", "Назовите день вместе с годом: «1 июля»"),
            ] {
                let answer = try #require(try await story.says(words, in: .darya).first?.text)
                let plain = answer.replacing("\u{a0}", with: " ")
                #expect(plain.hasPrefix(note) && plain.contains("Напишите, например, так"), "\(plain)")
            }
        }
    }

    @Test func `two of a name are listed and asked about, nobody is guessed`() async throws {
        let hamlet = Hamlet { $0.names = [.boris: "Алёшин Борис Борисович", .egor: "Алешин Егор Ефимович"] }
        try await talking(hamlet) { story in
            let question = try #require(try await story.says("/deputy алёшин Верина", in: .darya).first)
            #expect(question.text.contains("«алёшин»"), "\(question.text)")
            #expect(question.labels == ["Алёшин Борис Борисович · Ш-02", "Алешин Егор Ефимович · методист"])
            let nobody = try #require(try await story.says("/deputy Неизвестных Верина", in: .darya).first?.text)
            #expect(nobody.contains("Неизвестных"))
            #expect(try story.file.value("SELECT count(*) FROM change") == "0")
        }
    }

    @Test func `a municipality reaches its own schools and people only`() async throws {
        try await talking { story in
            let others = try await story.says("/deputy Дарьина Верина", in: .galina).map(\.text)
            #expect(others == [story.label(.refusal("notYours"))])
            let above = try await story.says("/replace Верина Дарьина", in: .galina).map(\.text)
            #expect(above == [story.label(.refusal("aboveYou"))])
            let head = try await story.says("/replace Аннина Верина", in: .galina).map(\.text)
            #expect(head == [story.label(.refusal("notCurator"))])
        }
    }

    @Test func `what is past, unknown or so already is refused`() async throws {
        try await talking { story in
            for (words, reason) in [
                ("/dayoff 2022-03-15 День, указ", "pastDay"), ("/cancel 99 основание приказ", "noRow"),
                ("/amend 99 период май 2022 основание приказ", "noRow"), ("/history 99", "noRow"),
                ("/restore 1 основание приказ", "nothingToChange"), ("/school Ш-77 выбывает", "noSchool"),
                ("/deputy Аннина Аннина", "samePerson"), ("/dayoff 2022-08-15 День, указ", "noCalendar"),
                ("/deputy Аннина Верина с 02.08.2022 по 01.08.2022", "reversed"),
            ] {
                let answer = try await story.says(words, in: .darya).map(\.text)
                #expect(answer == [story.label(.refusal(reason))], "\(words)")
            }
        }
    }
}
