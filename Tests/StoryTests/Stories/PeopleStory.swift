import Foundation
import GRDB
import Service
import TestSupport
import Testing

@testable import vekha

/// People who come, hand over and leave, with the law on their side.
@Suite(.timeLimit(.minutes(5)))
struct PeopleStory {
    private static let apply = "✅ Применить"

    @Test func `an invitation leads over consent to the first reminder`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-20") { story in
            let district = try await story.enrol("p-district")
            try await district.say("/invite Первова")
            let letter = try #require(try await district.news().last?.plain)
            let code = try #require(letter.firstMatch(of: /start=?\s?([A-Za-z0-9_-]{22})/)?.1)
            let head = story.stranger()
            try await head.say("/start \(code)")
            let question = try await head.onlyNews()
            #expect(question.plain.contains("Согласны на обработку этих данных?"))
            #expect(try story.count("SELECT count(*) FROM chatLink WHERE chat = \(head.id)") == 0)
            try await head.press(Label.agree, on: question)
            #expect(try await head.onlyNews().plain.hasPrefix("Здравствуйте, Инна Сергеевна!"))
            try await story.goTo("2022-02-21")
            #expect(try await head.onlyNews().plain.hasPrefix("Осталось 10 рабочих дней"))
        }
    }

    @Test func `a changed text of consent is asked for anew, and nothing is kept until it is answered`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-20") { story in
            let head = try await story.enrol("p-head-1")
            try story.execute("UPDATE chatLink SET consentVersion = '0'")
            try await story.goTo("2022-02-21")
            let reminder = try await head.onlyNews()
            #expect(reminder.plain.hasPrefix("Осталось 10 рабочих дней"), "duties go on")
            try await head.press(Label.done, on: reminder)
            let question = try await head.onlyNews()
            #expect(question.plain.hasPrefix("Текст согласия изменился."))
            #expect(try story.answers().isEmpty)
            try await head.press(Label.agree, on: question)
            #expect(try await head.again(question).plain.hasPrefix("Согласие на обработку данных дано"))
            try await head.press(Label.done, on: reminder)
            #expect(try story.answers() == ["7 done"])
        }
    }

    @Test func `after forget neither name nor chat is in the journal, the log, the roster or its old versions`()
        async throws
    {
        let log = LogBook()
        try await Story.tell(StoryConfig.district, from: "2022-02-18", log: log) { story in
            let region = try await story.enrol("p-region")
            let other = try await story.enrol("p-head-2")
            let head = try await story.enrol("p-head-1")
            try await head.say("Это Первова Инна Сергеевна")
            // A message names her in another's chat, and an old version of the roster is kept.
            for words in ["/deputy Первова Третьякова", "/history первова", "/deputy Второв Третьякова"] {
                try await region.say(words)
            }
            let previews = try await region.news().filter { $0.labels.contains(Self.apply) }
            for preview in previews { try await region.press(Self.apply, on: preview) }
            _ = try await (region.news(), other.news(), head.news())
            #expect(try story.traces(of: head) > 0, "the search finds what is there")
            #expect(try FileManager.default.contentsOfDirectory(atPath: story.backups.path).count == 2)

            try await head.say("/forget")
            try await head.press("Стереть и отключиться", on: try await head.onlyNews())
            #expect(try #require(try await head.messages().last).plain.hasPrefix("Данные стёрты. Акт № 1"))
            let roster = try story.config.text("roster.json")
            #expect(roster.contains("p-head-1") && roster.contains("директор МБОУ «Берёзовская СОШ»"))
            #expect(try await story.shift?.bot.eraser.work() == true)
            #expect(try story.traces(of: head) == 0)
            #expect(!log.lines.contains { $0.contains("Первов") || $0.contains("\(head.id)") })
            // The post stays, and so do the buttons of others.
            try await region.say("/invite Ш-01")
            let invitation = try await region.news().first { $0.plain.hasPrefix("Приглашение: ") }
            #expect(invitation?.plain.hasPrefix("Приглашение: директор МБОУ «Берёзовская СОШ».") == true)
            try await story.goTo("2022-02-21")
            let reminder = try await other.onlyNews()
            try await other.press(Label.done, on: reminder)
            #expect(try await other.again(reminder).plain.hasPrefix("Выполнено"))
            try await story.isInOrder()
        }
    }

    @Test func `a crash between the act and the files is made up for at the next start`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-20") { story in
            let head = try await story.enrol("p-head-1")
            try await head.say("/forget")
            let offer = try await head.onlyNews()
            let roster = try story.config.text("roster.json")
            try await head.press("Стереть и отключиться", on: offer)
            await story.stopBot()
            try story.config.write(roster, to: "roster.json")
            try story.execute("UPDATE erasure SET namesErasedAt = NULL")
            try await story.startBot()
            await story.settle(nil)
            #expect(try !story.config.text("roster.json").contains("Первова"))
        }
    }

    @Test func `namesakes are told apart by buttons, one after the other`() async throws {
        func config(in folder: URL) throws -> StoryConfig {
            let config = try StoryConfig.district(in: folder)
            try config.edit("roster.json", "Третьякова Нина Ивановна", "Помощникова Нина Ивановна")
            try config.edit("roster.json", "Первова Инна Сергеевна", "Второва Инна Сергеевна")
            try config.edit("roster.json", "Второв Олег Петрович", "Второва Ольга Петровна")
            return config
        }
        try await Story.tell(config, from: "2022-02-01") { story in
            let region = try await story.enrol("p-region")
            try await region.say("/deputy Второва Помощникова с 03.03.2022 по 11.03.2022")
            let first = try await region.onlyNews()
            #expect(first.labels == ["Второва Инна Сергеевна · Ш-01", "Второва Ольга Петровна · Ш-02"])
            try await region.press("Второва Ольга Петровна · Ш-02", on: first)
            let second = try await region.onlyNews()
            let labels = ["Помощникова Ольга Юрьевна · директор лицея", "Помощникова Нина Ивановна · Ш-03"]
            #expect(second.labels == labels)
            try await region.press("Помощникова Нина Ивановна · Ш-03", on: second)
            try await region.press(Self.apply, on: try await region.onlyNews())
            let roster = try story.config.text("roster.json")
            #expect(roster.contains(#""person": "p-head-2""#) && roster.contains(#""deputy": "p-head-3""#), "\(roster)")
        }
    }

    @Test func `an id is given once, whoever had it before`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let region = try await story.enrol("p-region")
            for (code, head) in [("Ш-08", "Иванов Иван Иванович"), ("Ш-09", "Сидоров Сидор Сидорович")] {
                try await region.say("/school \(code) вступает; Новая СОШ; Степной район; \(head)")
            }
            let (first, second) = try await (region.news(), story.config.text("roster.json"))
            #expect(!second.contains("new"))
            // Both previews can be applied, in any order.
            for preview in first.reversed() { try await region.press(Self.apply, on: preview) }
            #expect(try story.config.text("roster.json").contains("s-new-2"))
            let former = try await story.enrol("p-new-1")
            try await region.say("/school Ш-08 выбывает")
            try await region.press(Self.apply, on: try #require(try await region.news().last))
            try await region.say("/school Ш-10 вступает; Другая СОШ; Степной район; Петров Пётр Петрович")
            try await region.press(Self.apply, on: try #require(try await region.news().last))
            #expect(try story.config.text("roster.json").contains("p-new-3"))
            _ = try await former.news()
            try await former.say("/my")
            #expect(try await former.onlyNews().plain.contains("Вас больше нет в списке участников"))
        }
    }

    @Test func `what a municipality proposed it cannot apply once it is another's`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let district = try await story.enrol("p-district")
            try await district.say("/school Ш-01 выбывает")
            let preview = try await district.onlyNews()
            await story.stopBot()
            try story.config.edit(
                "roster.json",
                #""name": "Степной район", "coordinator": "p-district""#,
                #""name": "Степной район", "coordinator": "p-curator-1""#
            )
            try story.config.edit(
                "roster.json",
                #""municipalities": ["#,
                #""municipalities": [{"id": "lesnoy", "name": "Лесной район", "coordinator": "p-district"},"#
            )
            try story.config.edit(
                "roster.json",
                #""post": "директор гимназии", "roles": ["curator"]"#,
                #""post": "директор гимназии", "roles": ["curator", "municipalCoordinator"]"#
            )
            try await story.startBot()
            try await district.press(Self.apply, on: preview)
            #expect(try await district.again(preview).plain.hasPrefix("Изменить?"))
            #expect(try story.config.text("roster.json").contains("Берёзовская"))
        }
    }

    @Test func `a school without a curator gets one`() async throws {
        func config(in folder: URL) throws -> StoryConfig {
            let config = try StoryConfig.district(in: folder)
            try config.edit("roster.json", #""head": "p-head-1", "curator": "p-curator-1""#, #""head": "p-head-1""#)
            return config
        }
        try await Story.tell(config, from: "2022-02-01") { story in
            let district = try await story.enrol("p-district")
            let head = try await story.enrol("p-head-1")
            try await district.say("/replace Ш-01 Кураторова")
            try await district.press(Self.apply, on: try await district.onlyNews())
            #expect(try await head.onlyNews().plain.contains("теперь ваш куратор — Кураторова Анна Олеговна"))
        }
    }

    @Test func `a municipality by another name is asked about, and both coordinators hear of a change`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let region = try await story.enrol("p-region")
            let district = try await story.enrol("p-district")
            try await region.say("/school Ш-09 вступает; Новая СОШ; Степной; Иванов Иван Иванович")
            let question = try await region.onlyNews().plain
            #expect(question.contains("«Степной»") && question.contains("Может быть, это Степной район?"))
            let edited = try story.config.text("roster.json")
                .replacing(#""coordinator": "p-district""#, with: #""coordinator": "p-curator-1""#)
                .replacing(#""municipalCoordinator""#, with: #""observer""#)
                .replacing(
                    #""post": "директор гимназии", "roles": ["curator"]"#,
                    with: #""post": "директор гимназии", "roles": ["curator", "municipalCoordinator"]"#
                )
                .replacing(#"["curator", "observer"]"#, with: #"["curator", "municipalCoordinator"]"#)
            try await region.send(Array(edited.utf8), named: "roster.json")
            let next = try await story.enrol("p-curator-1")
            try await region.press(Self.apply, on: try await region.onlyNews())
            #expect(try await district.onlyNews().plain.contains("Степной район: вы больше не координатор"))
            #expect(try await next.onlyNews().plain.contains("Степной район: теперь координатор — вы"))
        }
    }
}

extension Story {
    fileprivate var backups: URL { config.folder.appending(path: "backup") }

    /// How often a person's name or chat stands in the journal's files, the roster or its old versions.
    fileprivate func traces(of person: StoryPerson) throws -> Int {
        let files = FileManager.default
        var paths = ["", "-wal", "-shm"].map { journalPath + $0 }
        paths += try files.subpathsOfDirectory(atPath: config.folder.path).map { config.folder.path + "/" + $0 }
        let names = ["Первова", "первова", "Инна Сергеевна"].map { Data($0.utf8) }
        let inFiles = paths.filter(files.fileExists).reduce(0) { count, path in
            guard let data = files.contents(atPath: path) else { return count }
            return count + names.count { data.range(of: $0) != nil }
        }
        // The sandbox gives small numbers, which any page holds by chance: so by columns.
        let columns = [
            "chatLink": ["chat", "sender"], "inbox": ["chat", "sender"], "outbox": ["chat"], "change": ["chat"],
            "invitation": ["usedBy"],
        ]
        let inTables = try columns.reduce(0) { count, table in
            try table.value.reduce(count) {
                try $0 + (self.count("SELECT count(*) FROM \(table.key) WHERE \($1) = \(person.id)") ?? 0)
            }
        }
        return inFiles + inTables
    }
}
