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
    private static let municipal = ["/replace", "/deputy"]

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
                let usage = try story.phrase(.usage, ["example": .text(example), "note": ""])
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
        #expect(ChangeWords.people(argument("replace"), today: .on("2022-03-16")) != nil)
        #expect(ChangeWords.people(argument("deputy"), today: .on("2022-03-16"))?.to != nil)
        #expect(ChangeWords.school(argument("school")) != nil)
    }

    @Test func `what is wrong with a day is told before the example`() async throws {
        try await talking { story in
            for (words, note) in [
                ("/dayoff 31.02.2022 День, указ", "Такого дня нет в календаре: «31.02.2022»"),
                ("/dayoff 3 марта Цаган Сар, указ", "Назовите день вместе с годом: «3 марта»"),
                ("/dayoff 2022-04-04 Цаган Сар", "Назовите после запятой, каким документом"),
                ("/deputy Аннина Верина с 31.02 по 28.07", "Такого дня нет в календаре: «31.02»"),
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

    @Test func `without names nothing typed is repeated, and people are told apart by what they are`() async throws {
        try await talking(Hamlet { $0.personalData = .none }) { story in
            for words in [
                "/deputy Неизвестных Верина", "/invite Неизвестных", "/deputy Борисов / Неизвестных",
                "/school Ш-26 вступает; Новая; Неизвестных; Борисов Борис Борисович",
            ] {
                let texts = try await story.says(words, in: .darya).map(\.text)
                #expect(!texts.isEmpty && !texts.contains { $0.contains("Неизвестных") }, "\(texts)")
            }
            let question = try #require(try await story.says("/deputy Ш-02 Егоров", in: .darya).first)
            #expect(!question.text.contains("Ш-02"), "\(question.text)")
            #expect(question.labels == ["руководитель школы Ш-02", "куратор Ш-01"])
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

    @Test(arguments: [
        ConfigurationChange.deputise(.anna, by: .boris, from: nil, to: nil), .endDeputies(of: .anna),
        .schoolJoins(
            NewSchool(
                id: .named("s-9"),
                code: "Ш-09",
                name: "Новая",
                municipality: .named("district"),
                head: .known(.anna),
                curator: .vera
            )
        ),
        .replaceCurator(.vera, by: .anna, schools: [.named("s-1")]),
    ])
    func `rights over the people are looked up again when a change is confirmed`(
        change: ConfigurationChange
    ) async throws {
        for isHigher in [false, true] {
            try await talking { story in
                let now = story.time.now
                let id = try await story.journal.write { ledger in
                    try ledger.propose(
                        change,
                        by: .galina,
                        in: .galina,
                        places: change.places(in: story.world.roster, seminars: story.world.seminarPlanner),
                        at: now
                    )
                }
                let hamlet = Hamlet {
                    guard isHigher else { return }
                    let roles: Set<Role> = [.schoolHead, .municipalCoordinator]
                    $0.without = [.anna]
                    $0.others = [Person(id: .anna, name: "Аннина Анна Андреевна", post: "директор", roles: roles)]
                }
                story.worlds.change(to: try hamlet.world(fingerprint: "second"))
                let press = ChangePress(.apply, id).text
                let flash = try await story.presses(data: press, on: MessageID(rawValue: 1), in: .galina)
                #expect(flash == story.label(isHigher ? .outdated : .changeAccepted), "\(change)")
            }
        }
    }

    @Test func `a day later the button says that the day is over`() async throws {
        try await talking { story in
            let change = ConfigurationChange.endDeputies(of: .anna)
            let now = story.time.now
            let id = try await story.journal.write { ledger in
                try ledger.propose(change, by: .galina, in: .galina, places: [.named("district")], at: now)
            }
            story.time.move(to: .at("2022-03-17 10:01"))
            let press = ChangePress(.apply, id).text
            let flash = try await story.presses(data: press, on: MessageID(rawValue: 1), in: .galina)
            #expect(flash == story.label(.changeTooLate))
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
