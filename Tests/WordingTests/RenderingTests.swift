import Core
import Testing

@testable import Wording

@Suite struct RenderingTests {
    @Test func `a list of obligations reads as a person would write it`() throws {
        let text = try Shipped.text(
            """
            Здравствуйте, {{name}}!
            Скоро срок: {{items.count.activities}}.

            {{#items}}
              <b>№ {{number}}. {{title}}</b>
              До {{deadline.short}}: {{daysLeft.workingDaysLeft}}.
              {{#note}}
                <i>{{note}}</i>
              {{/note}}

            {{/items}}
            """,
            slots: [
                .text("name"),
                .list(
                    "items",
                    .number("number"),
                    .text("title"),
                    .date("deadline"),
                    .number("daysLeft"),
                    .text("note").optional
                ),
            ],
            [
                "name": "Айса Бадмаевна",
                "items": .list([
                    [
                        "number": 5, "title": "Анкетирование школ", "deadline": .date(try .day("2022-02-28")),
                        "daysLeft": 3, "note": "Для: СОШ № 7",
                    ],
                    [
                        "number": 8, "title": "План «дорожной карты»", "deadline": .date(try .day("2022-03-01")),
                        "daysLeft": 0,
                    ],
                ]),
            ]
        )
        #expect(
            text == """
                Здравствуйте, Айса Бадмаевна!
                Скоро срок: 2 мероприятия.

                <b>№ 5. Анкетирование школ</b>
                До 28 февраля: осталось 3 рабочих дня.
                <i>Для: СОШ № 7</i>

                <b>№ 8. План «дорожной карты»</b>
                До 1 марта: срок сегодня.
                """
        )
    }

    /// What people may type, and what must arrive as typed.
    private static let hostile = #"<b>x</b> {{name}} {{{x}}} & &lt; "q" 'a' {{> help}} <script>"#
    private static let escaped =
        "&lt;b&gt;x&lt;/b&gt; {{name}} {{{x}}} &amp; &amp;lt; &quot;q&quot; 'a' {{&gt; help}} &lt;script&gt;"

    @Test(arguments: Shipped.languages, Vocabulary.bot.templates)
    func `hostile text is harmless in every slot`(_ language: String, _ template: Template) throws {
        let texts = try [true, false].map { flag in
            try Shipped.phrasebook(language).text(template, Self.values(for: template.slots, flags: flag))
        }
        for text in texts {
            #expect(!text.contains("<script>") && !text.contains("<b>x"))
            #expect(text.contains("script") == text.contains(Self.escaped))
        }
        if template.slots.contains(where: Self.holdsText) {
            let plain = texts.map { String(MarkedText($0).glyphs.map(\.character)) }
            #expect(plain.contains { $0.contains(Self.hostile) }, "parsed back, it is what was typed")
        }
    }

    private static func holdsText(_ slot: Slot) -> Bool {
        switch slot.kind {
        case .text, .texts: true
        case .list(let slots), .group(let slots): slots.contains(where: holdsText)
        default: false
        }
    }

    private static func values(for slots: [Slot], flags: Bool) -> WordingValues {
        Dictionary(uniqueKeysWithValues: slots.map { ($0.name, value(for: $0.kind, flags: flags)) })
    }

    private static func value(for kind: Slot.Kind, flags: Bool) -> WordingValue {
        let day = CivilDate(ordinal: 19_000)
        return switch kind {
        case .text: .text(hostile)
        case .markup: .markup("<b>ours</b>")
        case .number: 3
        case .decimal: .decimal(Quantity(scaled: 15, fractionDigits: 1))
        case .date: .date(day)
        case .month: .month(Month(of: day))
        case .period: .period(day...day.adding(days: 40))
        case .time: .time(.midnight)
        case .moment: .moment(day, .midnight)
        case .flag: .flag(flags)
        case .texts: .texts([hostile, hostile])
        case .list(let slots): .list([values(for: slots, flags: flags), values(for: slots, flags: flags)])
        case .group(let slots): .group(values(for: slots, flags: flags))
        }
    }

    @Test(arguments: Shipped.languages)
    func `every form a language has can be said`(_ language: String) throws {
        var problems: [Problem] = []
        let tables = LanguageTables.read(files: try Shipped.tables(language), language: language, problems: &problems)
        let read = try #require(tables)
        let kinds: [Slot.Kind] = [.text, .number, .decimal, .date, .month, .period, .time, .moment, .texts, .list([])]
        for kind in kinds {
            let forms = read.forms(of: kind)
            #expect(!forms.isEmpty)
            for name in forms.keys {
                let form = try #require(read.form(name, of: Self.value(for: kind, flags: true)), "\(kind).\(name)")
                #expect(read.printed(form)?.isEmpty == false, "\(kind).\(name)")
            }
        }
    }

    @Test func `markup of our own goes as it is`() throws {
        let text = try Shipped.text("{{{quote}}}", slots: [.markup("quote")], ["quote": .markup("<i>да</i> &amp;")])
        #expect(text == "<i>да</i> &amp;")
    }

    @Test func `elements of a list know their place`() throws {
        let text = try Shipped.text(
            "{{#rows}}{{position}}) {{title}}{{#tags}}{{#first}} [{{/first}}{{.}}{{^last}}, {{/last}}{{#last}}]{{/last}}{{/tags}}{{^last}}; {{/last}}{{/rows}}",
            slots: [.list("rows", .text("title"), .texts("tags"))],
            ["rows": .list([["title": "а", "tags": .texts(["x", "y"])], ["title": "б", "tags": .texts([])]])]
        )
        #expect(text == "1) а [x, y]; 2) б")
    }

    @Test func `a missing value is not taken from outside the list`() throws {
        let text = try Shipped.text(
            "{{note.capital}}: {{#rows}}{{title}}{{#note}} ({{note}}){{/note}}{{^note}} (—){{/note}} {{/rows}}",
            slots: [.text("note"), .list("rows", .text("title"), .text("note").optional)],
            [
                "note": "общее",
                "rows": .list([["title": "а"], ["title": "б", "note": "да"], ["title": "в", "note": ""]]),
            ]
        )
        #expect(text == "Общее: а (—) б (да) в (—)")
    }

    @Test func `groups and flags and partials are said`() throws {
        let slots: [Slot] = [.group("school", .text("name"), .text("head").optional), .flag("late"), .number("days")]
        let source =
            "{{#late}}{{> late}}{{/late}}{{^late}}Вовремя{{/late}}: {{school.name}}{{#school}}{{#head}}, {{head}}{{/head}}{{/school}}"
        let partials = ["late": "Поздно на {{days}}"]
        let school: WordingValue = .group(["name": "СОШ", "head": "Иванов"])
        let late = try Shipped.text(
            source,
            slots: slots,
            ["school": school, "late": true, "days": 2],
            partials: partials
        )
        let ontime = try Shipped.text(
            source,
            slots: slots,
            ["school": .group(["name": "СОШ"]), "late": false, "days": 0],
            partials: partials
        )
        #expect(late == "Поздно на 2: СОШ, Иванов")
        #expect(ontime == "Вовремя: СОШ")
    }

    @Test func `a template may be laid out for its reader`() throws {
        let text = try Shipped.text(
            "\n\n  Да.\t \n\n\n\n{{! who and when }}\n  {{#on}}\n    № 5 и § 3, через 2 дня  \n  {{/on}}\n\n\n\nКонец 10 - 2\n\n",
            slots: [.flag("on")],
            ["on": true]
        )
        #expect(text == "Да.\n\n№ 5 и § 3, через 2 дня\n\nКонец 10 - 2")
    }

    @Test func `a file saved on Windows reads the same`() throws {
        let text = try Shipped.text("\u{FEFF}Да\r\n{{#on}}\r\nнет\r\n{{/on}}\r\n", slots: [.flag("on")], ["on": true])
        #expect(text == "Да\nнет")
    }

    @Test func `values that do not fit the declaration are a mistake in code`() throws {
        let template = Template("probe", .text("name"), .list("rows", .number("n")))
        var files = try Shipped.tables("ru")
        files["probe.mustache"] = Array("{{name}} {{#rows}}{{n}}{{/rows}}".utf8)
        let phrasebook = try Phrasebook.read(
            files: files,
            language: "ru",
            vocabulary: Vocabulary(templates: [template])
        )
        func error(_ slot: String, _ reason: WordingError.Reason) -> WordingError {
            WordingError(template: "probe", slot: slot, reason: reason)
        }
        #expect(throws: error("name", .missing)) { try phrasebook.text(template, ["rows": .list([])]) }
        #expect(throws: error("name", .wrongKind)) { try phrasebook.text(template, ["name": 1, "rows": .list([])]) }
        #expect(throws: error("rows.n", .missing)) {
            try phrasebook.text(template, ["name": "a", "rows": .list([[:]])])
        }
        #expect(throws: error("x", .unknown)) {
            try phrasebook.text(template, ["name": "a", "rows": .list([]), "x": 1])
        }
        #expect(throws: WordingError(template: "help", slot: "", reason: .templateNotRead)) {
            try phrasebook.text(.help, ["contact": "x"])
        }
    }

    @Test func `buttons are labelled in the language`() throws {
        #expect(try Shipped.phrasebook("ru").label(.done) == "✅ Выполнено")
        #expect(try Shipped.phrasebook("en").label(.done) == "✅ Done")
        #expect(try Shipped.phrasebook("en").label(Label("strange")) == "strange")
    }
}
