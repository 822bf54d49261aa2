import CurlHTTP
import Foundation
import HTTPTypes
import TestSupport
import Testing

/// A roster sent to the bot as a file.
@Suite(.timeLimit(.minutes(5)))
struct RosterFileStory {
    private static let apply = "✅ Применить"

    @Test func `an edited roster is shown as a difference, and applied when confirmed`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-03-04") { story in
            let region = try await story.enrol("p-region")
            let head = try await story.enrol("p-head-1")
            let edited = try story.config.text("roster.json").replacing(
                #""head": "p-head-1", "curator": "p-curator-1""#,
                with: #""head": "p-head-1", "curator": "p-curator-2""#
            )
            try await region.send(Array(edited.utf8), named: "roster.json")
            let preview = try await region.onlyNews()
            #expect(preview.plain.contains("Кураторова Анна Олеговна → Помощникова Ольга Юрьевна"), "\(preview.plain)")
            #expect(try story.config.text("roster.json") != edited)
            try await region.press(Self.apply, on: preview)
            #expect(try story.config.text("roster.json") == edited)
            #expect(try await head.onlyNews().plain.contains("теперь ваш куратор"))
            #expect(try story.count("SELECT count(*) FROM change WHERE content IS NOT NULL") == 0)
            try await region.send(Array(edited.utf8), named: "roster.json")
            #expect(try await region.onlyNews().plain.contains("менять нечего"))
        }
    }

    @Test func `a file broken on disk is mended by sending a good one`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-03-04") { story in
            let region = try await story.enrol("p-region")
            let head = try await story.enrol("p-head-1")
            let original = try story.config.text("roster.json")
            try story.config.write(String(original.dropLast(40)), to: "roster.json")
            try await region.send(Array(original.utf8), named: "roster.json")
            let preview = try await region.onlyNews()
            #expect(preview.plain.contains("Файл на диске с ошибкой, он будет заменён этим."), "\(preview.plain)")
            try await region.press(Self.apply, on: preview)
            #expect(try await region.again(preview).plain.hasPrefix("Сделано."))
            #expect(try story.config.text("roster.json") == original)
            #expect(try await noNews(head), "nothing is different for anybody")

            // So is one that differs from what was in force.
            try story.config.write("{", to: "roster.json")
            let edited = original.replacing(
                #""head": "p-head-1", "curator": "p-curator-1""#,
                with: #""head": "p-head-1", "curator": "p-curator-2""#
            )
            try await region.send(Array(edited.utf8), named: "roster.json")
            try await region.press(Self.apply, on: try await region.onlyNews())
            #expect(try story.config.text("roster.json") == edited)
            #expect(try await head.onlyNews().plain.contains("теперь ваш куратор"))

            // What was shown is compared with the file as it was then.
            try await region.send(Array(original.utf8), named: "roster.json")
            let late = try await region.onlyNews()
            try story.config.write(edited.replacing("директор лицея", with: "директор"), to: "roster.json")
            try await region.press(Self.apply, on: late)
            #expect(try await region.again(late).plain.hasPrefix("Не изменено."))
            #expect(try await region.again(late).labels.isEmpty)
            #expect(try await region.onlyNews().plain.contains("Список с тех пор изменился"))
        }
    }

    @Test func `a table of people is understood`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-03-04") { story in
            let region = try await story.enrol("p-region")
            let table = """
                код;ФИО;должность;роли;организация;директор школ;куратор школ;муниципалитет
                p-region;Регионова Вера Ильинична;региональный координатор;региональный координатор;КРИПКРО;;;
                p-district;Районов Пётр Львович;методист управления образования;;;;;Степной район
                p-curator-1;Кураторова Анна Олеговна;директор гимназии;;;;Ш-01, Ш-02;
                p-curator-2;Помощникова Ольга Юрьевна;директор лицея;;;;Ш-03;
                p-head-1;Первова Инна Сергеевна;директор МБОУ «Берёзовская СОШ»;;;Ш-01;;
                p-head-2;Второв Олег Петрович;директор МБОУ «Вербная СОШ»;;;Ш-02;;
                p-new;Новикова Яна Игоревна;директор МБОУ «Лиственная СОШ»;;;Ш-03;;
                """
            try await region.send(Array("\u{FEFF}\(table)".utf8), named: "Список.CSV")
            let preview = try await region.onlyNews().plain
            #expect(
                preview.contains("Вербная СОШ (Ш-02): куратор Помощникова Ольга Юрьевна → Кураторова"),
                "\(preview)"
            )
            #expect(preview.contains("директор Третьякова Нина Ивановна → Новикова Яна Игоревна"), "\(preview)")
            #expect(preview.contains("Новые люди: Новикова") && preview.contains("Выбывают: Третьякова"), "\(preview)")
        }
    }

    @Test func `a table without a column leaves alone what it would say`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-03-04") { story in
            let region = try await story.enrol("p-region")
            let curator = try await story.enrol("p-curator-1")
            let table = """
                код;ФИО;должность
                p-region;Регионова Вера Ильинична;заместитель директора института
                p-district;Районов Пётр Львович;методист управления образования
                p-curator-1;Кураторова Анна Олеговна;директор гимназии
                p-curator-2;Помощникова Ольга Юрьевна;директор лицея
                p-head-1;Первова Инна Сергеевна;директор МБОУ «Берёзовская СОШ»
                p-head-2;Второв Олег Петрович;директор МБОУ «Вербная СОШ»
                p-head-3;Третьякова Нина Ивановна;директор МБОУ «Лиственная СОШ»
                """
            let before = try story.config.text("roster.json").matches(of: /"curator": "[a-z0-9-]+"/).map { $0.output }
            try await region.send(Array(table.utf8), named: "a.csv")
            let preview = try await region.onlyNews()
            #expect(preview.plain.contains("Изменены данные: Регионова"), "\(preview.plain)")
            #expect(!preview.plain.contains("куратор "), "\(preview.plain)")
            #expect(preview.plain.contains("Писать об этом никому не нужно."), "\(preview.plain)")
            try await region.press(Self.apply, on: preview)
            let after = try story.config.text("roster.json").matches(of: /"curator": "[a-z0-9-]+"/).map { $0.output }
            #expect(after == before && !before.isEmpty)
            #expect(try await noNews(curator))
        }
    }

    @Test func `nonsense is refused with every fault named, and the bot goes on with the old roster`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-03-04") { story in
            let region = try await story.enrol("p-region")
            let head = try await story.enrol("p-head-1")
            let original = try story.config.text("roster.json")
            let nonsense =
                original
                .replacing(
                    #""deputies": []"#,
                    with:
                        #""deputies": [{"person": "p-head-1", "deputy": "p-head-2"}, {"person": "p-head-2", "deputy": "p-head-1"}]"#
                )
                .replacing(
                    #""roles": ["municipalCoordinator"]"#,
                    with: #""roles": ["municipalCoordinator", "regionalCoordinator"]"#
                )
                .replacing(#""head": "p-head-3""#, with: #""head": "p-head-33""#)
            try await region.send(Array(nonsense.utf8), named: "roster.json")
            let answer = try await region.onlyNews().plain
            for place in ["$.people[1].roles", "$.schools[2].head", "$.deputies[1]"] {
                #expect(answer.contains(place), "\(answer)")
            }
            for words in [
                "нужно: код человека из списка", "нужно: только один региональный координатор, и это уже p-region",
                "нужно: заместители, которые не замещают друг друга по кругу",
            ] {
                #expect(answer.contains(words), "\(answer)")
            }
            #expect(answer.firstMatch(of: #/\s(the|an|of|only|one)\s/#) == nil, "\(answer)")
            let table = "код;ФИО;должность;директор школ\np-a;А А А;директор;Ш-99\np-a;;директор;Ш-01"
            try await region.send(Array(table.utf8), named: "a.csv")
            let faults = try await region.onlyNews().plain
            #expect(faults.firstMatch(of: #/\s(the|an|of|line|nothing)\b/#) == nil, "\(faults)")
            for words in ["строка 2", "\"Ш-99\"", "строка 3"] { #expect(faults.contains(words), "\(faults)") }
            let windows = Array("код;".utf8.prefix(0)) + [0xEA, 0xEE, 0xE4, 0x3B, 0xD4, 0xC8, 0xCE]
            try await region.send(windows, named: "roster.csv")
            #expect(try await region.onlyNews().plain.contains("Windows-1251"))
            try await region.send([UInt8](repeating: 0x7B, count: (5 << 20) + 1), named: "roster.json")
            #expect(try await region.onlyNews().plain.contains("больше 5 МБ"))
            try await region.send([UInt8](repeating: 0x7B, count: 5 << 20), named: "roster.json")
            #expect(try await region.onlyNews().plain.contains("roster.json"))
            try await region.send([], named: "notes.txt")
            #expect(try await region.onlyNews().plain.contains("Ничего не изменено"))

            try await head.send(Array(original.utf8), named: "roster.json")
            #expect(try await head.onlyNews().plain.contains("координатор"), "nobody else's business")
            #expect(try story.config.text("roster.json") == original)
            try await story.goTo("2022-03-09")
            #expect(try await head.onlyNews().plain.contains("Ш-01") == false)
        }
    }
}

extension StoryPerson {
    /// Sends a document and waits for what comes of it.
    func send(_ bytes: [UInt8], named name: String) async throws {
        await settle(try await line.send(bytes, named: name, from: id))
    }
}

extension ServerLine {
    fileprivate func send(_ bytes: [UInt8], named name: String, from person: Int) async throws -> Int? {
        var form = MultipartForm()
        form.add("chat", "\(person)")
        form.add("from", "\(person)")
        form.add("document", fileName: name, mediaType: "application/octet-stream", bytes)
        var request = HTTPRequest(
            method: .post,
            scheme: "http",
            authority: "127.0.0.1:\(port)",
            path: "/sandbox/file"
        )
        request.headerFields[.contentType] = form.contentType
        let answer = try await http.send(request, body: form.encoded())
        return try JSONDecoder().decode(Done.self, from: Data(answer.body)).update
    }

    private struct Done: Decodable {
        let update: Int?

        private enum CodingKeys: String, CodingKey {
            case update = "update_id"
        }
    }
}
