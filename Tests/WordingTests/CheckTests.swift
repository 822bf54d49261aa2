import Core
import Foundation
import Testing

@testable import Wording

/// What `vekha check` says of each mistake a translator can make.
@Suite struct CheckTests {
    @Test(arguments: Shipped.languages)
    func `the shipped messages are without a mistake`(_ language: String) throws {
        #expect(try Shipped.phrasebook(language).language == language)
    }

    @Test func `every folder of messages is a language`() {
        #expect(Phrasebook.languages(in: Shipped.directory) == Shipped.languages.sorted())
    }

    @Test func `the bot's vocabulary has no name twice`() {
        func check(_ slots: [Slot], of owner: String) {
            #expect(Set(slots.map(\.name)).count == slots.count, "\(owner)")
            for slot in slots {
                if case .list(let nested) = slot.kind { check(nested, of: "\(owner).\(slot.name)") }
                if case .group(let nested) = slot.kind { check(nested, of: "\(owner).\(slot.name)") }
            }
        }
        let vocabulary = Vocabulary.bot
        #expect(Set(vocabulary.templates.map(\.name)).count == vocabulary.templates.count)
        #expect(Set(vocabulary.labels).count == vocabulary.labels.count)
        for template in vocabulary.templates { check(template.slots, of: template.name) }
    }

    private static let slots: [Slot] = [
        .text("name"), .number("days").spare, .date("day").spare, .flag("late").spare, .markup("quote").spare,
        .text("note").optional.spare, .texts("names").spare, .list("rows", .text("title")).spare,
        .group("school", .text("code")).spare,
    ]

    @Test(arguments: [
        // Names
        ("{{name}}\n{{nmae}}", "line 2", "{{nmae}}", "name (one of: "),
        (
            "{{name}} {{title}}", "line 1", "{{title}}",
            "one of: day, days, late, name, names, note, quote, rows, school"
        ),
        ("{{name}} {{days.workingDay}}", "line 1", "{{days.workingDay}}", "workingDays (one of: "),
        ("{{name}} {{day.lnog}}", "line 1", "{{day.lnog}}", "long (one of: "),
        ("{{name}} {{name.long}}", "line 1", "{{name.long}}", "one of: capital"),
        ("{{name}} {{#school}}{{code}}{{/school}} {{school.cod}}", "line 1", "{{school.cod}}", "code (one of: code)"),
        ("{{name}} {{.}}", "line 1", "{{.}}", "one of: "),
        ("{{name}} {{#rows}}{{title}}{{/rows}}{{position}}", "line 1", "{{position}}", "one of: "),
        // Kinds
        ("{{name}} {{day}}", "line 1", "{{day}}", "a form, such as {{day.brief}}; one of: "),
        ("{{name}} {{names}}", "line 1", "{{names}}", "a form, such as {{names.and}}; one of: and, comma, count, or"),
        ("{{name}} {{late}}", "line 1", "{{late}}", "{{#late}} … {{/late}}, as it is yes or no"),
        ("{{name}} {{rows}}", "line 1", "{{rows}}", "{{#rows}} … {{/rows}}, as it is a list"),
        ("{{{name}}}", "line 1", "{{{name}}}", "{{name}}, as only markup goes unescaped"),
        ("{{&name}}", "line 1", "{{&name}}", "{{name}}, as only markup goes unescaped"),
        ("{{name}} {{quote}}", "line 1", "{{quote}}", "{{{quote}}}, as it is markup"),
        ("{{name}} {{note}}", "line 1", "{{note}}", "{{#note}} … {{/note}} around it, as it may be missing"),
        ("{{name}} {{^note}}{{note}}{{/note}}", "line 1", "{{note}}", "{{#note}} … {{/note}} around it"),
        // Sections
        ("{{#name}}x{{/name}}", "line 1", "{{#name}}", "a flag, a list or an optional value, as name is always there"),
        ("{{^name}}x{{/name}}", "line 1", "{{^name}}", "a flag, a list or an optional value, as name is always there"),
        ("a\n{{name}}{{#late}}", "line 2", "{{#late}}", "{{/late}} after it"),
        ("{{name}}{{/late}}", "line 1", "{{/late}}", "{{#late}} before it"),
        ("{{#late}}\n{{#rows}}\n{{/late}}", "line 3", "{{/late}}", "{{/rows}}, as line 2 opens {{#rows}}"),
        // Tags
        ("{{name}}\n\n{{name", "line 3", "{{name", "}} at the end of the tag"),
        ("{{name {{days}}", "line 1", "{{name {{days}}", "}} at the end of the tag"),
        ("{{{name}} x", "line 1", "{{{name}} x", "}}} at the end of the tag"),
        ("{{name}}{{}}", "line 1", "{{}}", "a tag such as {{name}}, {{#list}} or {{> part}}"),
        ("{{=<% %>=}}", "line 1", "{{=<% %>=}}", "a tag such as"),
        ("{{upper(name)}}", "line 1", "{{upper(name)}}", "a tag such as"),
        ("{{имя}}", "line 1", "{{имя}}", "a tag such as"),
        ("{{%CONTENT_TYPE:TEXT}}", "line 1", "{{%CONTENT_TYPE:TEXT}}", "a tag such as"),
        ("{{name}}{{> hlep}}", "line 1", "{{> hlep}}", "a template's file: one of: probe"),
        ("{{name}}{{> probe}}", "line 1", "{{> probe}}", "a template that does not include itself"),
        // Markup
        ("\n<b>{{name}}", "line 2", "<b>", "</b> after it, in the same section"),
        ("{{name}}</i>", "line 1", "</i>", "<i> before it, in the same section"),
        ("<b><i>{{name}}\n</b></i>", "line 2", "</b>", "</i>, as line 1 opens <i>"),
        ("{{name}}<br>", "line 1", "<br>", "b (one of: a, b, blockquote, code, i, pre, s, u)"),
        ("<b>{{name}}{{#late}}</b>{{/late}}", "line 1", "</b>", "<b> before it, in the same section"),
        ("{{name}}\n{{#late}}\nx\n{{/late}}\nA & B", "line 5", "&", "&amp;, or a whole tag"),
        ("{{name}} 1 < 2", "line 1", "<", "&lt;, or a whole tag"),
        // Slots
        ("Привет", "line 1", "no {{name}}", "the text name to be used"),
        ("{{name}}{{#rows}}x{{/rows}}", "line 1", "no {{rows.title}}", "the text rows.title to be used"),
    ])
    func `a mistake in a template is told by line`(
        _ source: String,
        _ line: String,
        _ found: String,
        _ expected: String
    ) throws {
        let problems = try Shipped.problems(source, slots: Self.slots)
        #expect(
            problems.contains { problem in
                problem.file == "ru/probe.mustache" && problem.path == line && problem.found.text == found
                    && problem.expected.text.hasPrefix(expected)
            },
            "\(problems)"
        )
    }

    @Test(arguments: [
        "{{name}} {{#late}}a{{/late}}{{^late}}b{{/late}}",
        "{{name}} {{#note}}{{.}} {{note.capital}}{{/note}}",
        "{{name}} {{#names}}{{position}}. {{.}}{{^last}}, {{/last}}{{/names}}{{^names}}–{{/names}}",
        "{{name}} {{#rows}}{{name}}: {{title}}{{/rows}}",
        "{{name}} {{names.count.hours}} {{rows.count}}{{#rows}}{{title}}{{/rows}} {{day.long.capital}}",
        "{{! any {thing} here,\neven lines }}{{name}}",
        "<a href=\"https://example.org/{{name}}?a=1&amp;b=2\">{{name}}</a> {b}",
        "{{ name }}",
        "\u{FEFF}{{name}}\r\n{{#late}}\r\nx\r\n{{/late}}\r\n",
    ])
    func `a sound template is left in peace`(_ source: String) throws {
        #expect(try Shipped.problems(source, slots: Self.slots) == [])
    }

    @Test func `every mistake is told at once`() throws {
        let problems = try Shipped.problems("{{nam}}\n{{day}}\n<b>", slots: [.text("name"), .date("day")])
        #expect(problems.map(\.path) == ["line 3", "line 1", "line 2", "line 1"])
    }

    @Test func `a mistake in a part is told of the part, once`() throws {
        let files = ["part.mustache": "x\n{{nmae}}"]
        let problems = try Shipped.problems("{{name}}{{> part}}{{> part}}", slots: [.text("name")], adding: files)
        #expect(problems.map(\.file) == ["ru/part.mustache"])
        #expect(problems.map(\.path) == ["line 2"])
        let inList = ["part.mustache": "{{title}}"]
        let source = "{{#rows}}{{> part}}{{/rows}}"
        #expect(try Shipped.problems(source, slots: [.list("rows", .text("title"))], adding: inList) == [])
    }

    @Test func `parts that include each other are refused`() throws {
        let files = ["one.mustache": "{{> two}}", "two.mustache": "{{> one}}"]
        let problems = try Shipped.problems("{{> one}}", adding: files)
        #expect(
            problems.map(\.description) == [
                "ru/two.mustache: line 1: found {{> one}}, expected a template that does not include itself"
            ]
        )
    }

    @Test func `files missing, unknown and unreadable are told`() throws {
        var files = try Shipped.tables("ru")
        files["hlep.mustache"] = Array("x".utf8)
        files["notes.txt"] = []
        files["labels.json"] = nil
        files["reminder.mustache"] = [0xCF, 0xF0]
        let problems = problems(files, Vocabulary(templates: [.help, .reminder]))
        #expect(
            problems.map(\.description) == [
                "ru/labels.json: $: found no file, expected the language's labels",
                "ru/reminder.mustache: line 1: found bytes that are no text, expected UTF-8",
                "ru/help.mustache: line 1: found no file, expected the template help",
                "ru/hlep.mustache: $: found an unknown file, expected help.mustache (one of: help.mustache, labels.json)",
                "ru/notes.txt: $: found an unknown file, expected one of: help.mustache, labels.json",
            ]
        )
    }

    @Test func `a folder that is not there is told`() {
        #expect(throws: Problems.self) { try Phrasebook.load(directory: Shipped.directory, language: "xal") }
    }

    @Test func `labels are held against their keys`() throws {
        var files = try Shipped.tables("ru")
        files["labels.json"] = Array(#"{"dnoe": "Готово", "why": ""}"#.utf8)
        let problems = problems(files, Vocabulary(labels: [.done, .why]))
        #expect(
            problems.map(\.description) == [
                #"ru/labels.json: $.dnoe: found "dnoe", expected done (one of: done, why)"#,
                "ru/labels.json: $.done: found nothing, expected a value",
                "ru/labels.json: $.why: found an empty text, expected a text",
            ]
        )
    }

    @Test(arguments: [
        ("words.json", ##"{"days": {"one": "#"}}"##, "$.days", "no form few, many"),
        ("words.json", ##"{"days": {"one": "#", "few": "#", "many": "#", "two": "#"}}"##, "$.days.two", #""two""#),
        ("words.json", ##"{"days": "дней"}"##, "$.days", #""дней""#),
        ("words.json", "[", "$", "text that is not JSON"),
        (
            "grammar.json", #"{"plurals": {"one": "x = 1"}, "lists": {}, "numbers": {"decimal": ",", "group": " "}}"#,
            "$.plurals.one", #""x = 1""#
        ),
        (
            "grammar.json", #"{"plurals": {"some": "i = 1"}, "lists": {}, "numbers": {"decimal": ",", "group": " "}}"#,
            "$.plurals.some", #""some""#
        ),
        (
            "grammar.json", #"{"plurals": {}, "lists": {"and": [","]}, "numbers": {"decimal": ","}}"#, "$.lists.and",
            "a list of 1"
        ),
        ("grammar.json", #"{"plurals": {}, "lists": {}, "numbers": {"decimal": ","}}"#, "$.numbers.group", "nothing"),
    ])
    func `a mistake in a table is told by its path`(
        _ name: String,
        _ text: String,
        _ path: String,
        _ found: String
    ) throws {
        let problems = try Shipped.problems("x", adding: [name: text])
        let isTold = problems.contains { $0.file == "ru/\(name)" && $0.path == path && $0.found.text == found }
        #expect(isTold, "\(problems)")
    }

    @Test(arguments: [
        ("{month.genitive}", "{month.genitve}", "$.dates.short", #""{month.genitve}""#),
        ("\"{day} {month.genitive}\",", "\"{day} {month.genitive\",", "$.dates.short", #""{month.genitive""#),
        ("\"вторник\", ", "", "$.names.weekdays.nominative", "a list of 6"),
        ("\"oneDay\": \"{to.day}", "\"oneDay\": \"{day}", "$.periods.short.oneDay", #""{day}""#),
        ("\"oneDay\"", "\"oneday\"", "$.periods.short.oneday", #""oneday""#),
        ("\"times\"", "\"clocks\"", "$.times", "nothing"),
    ])
    func `a mistake in the calendar is told by its path`(
        _ right: String,
        _ wrong: String,
        _ path: String,
        _ found: String
    ) throws {
        let calendar = try #require(
            try Shipped.tables("ru")["calendar.json"].map { String(decoding: $0, as: UTF8.self) }
        )
        #expect(calendar.contains(right))
        let problems = try Shipped.problems("x", adding: ["calendar.json": calendar.replacing(right, with: wrong)])
        #expect(problems.contains { $0.path == path && $0.found.text == found }, "\(problems)")
    }

    private func problems(_ files: [String: [UInt8]], _ vocabulary: Vocabulary) -> [Problem] {
        do {
            _ = try Phrasebook.read(files: files, language: "ru", vocabulary: vocabulary)
            return []
        } catch {
            return error.all
        }
    }
}
