import Core
import Foundation
import TestSupport
import Testing

/// Finding people in what others wrote, and taking their names out of a roster.
@Suite struct NameTests {
    private static let traces = NameTraces(["Дорджиева Сюзанна Мергеновна", "Ли Анна Сергеевна", "Алёшин Пётр Ильич"])

    @Test(arguments: [
        "/invite дорджиева", "/replace ДОРДЖИЕВА Адучиев", "письмо Дорджиевой", "Сюзанне Мергеновне", "от Ли",
        "алешин", "с Алёшиным", "Анну Сергеевну", #"{"label":"Дорджиева С. М."}"#,
    ])
    func `a name is found in any case and by any of its usual parts`(text: String) {
        #expect(Self.traces.occur(in: text))
    }

    @Test(arguments: [
        "звонил Вишневскому", "от Вишневского", "с Вишневским", "о ВИШНЕВСКОМ", "Вишневская", "письмо Крайней",
        "Крайнюю", "Белого", "с Белым", "Павла Львовича",
    ])
    func `one declined as an adjective is found, too, and one that loses a vowel`(text: String) {
        let names = ["Вишневский Пётр Ильич", "Крайняя Зоя Ильинична", "Белый Павел Львович"]
        #expect(NameTraces(names).occur(in: text))
        #expect(!NameTraces(names).occur(in: "вишнёвый сад, белка, край"))
    }

    @Test func `a document loses the name in reasons and sources alone`() throws {
        let text = """
            {
              "title": "Школа имени Дорджиевой",
              "rows": [
                { "cancelled": { "reason": "просьба Дорджиевой С. М." } },
                { "source": "письмо Дорджиевой", "reason": "указ" }
              ]
            }
            """
        let erased = try #require(RemarkErasure(of: Self.traces, in: Array(text.utf8)))
        let result = String(decoding: erased.bytes, as: UTF8.self)
        #expect(erased.isNeeded && result.contains(#""reason": "просьба … С. М.""#), "\(result)")
        #expect(result.contains("письмо …") && result.contains("указ"), "\(result)")
        #expect(result.contains("Школа имени Дорджиевой"), "\(result)")
        let again = try #require(RemarkErasure(of: Self.traces, in: erased.bytes))
        #expect(!again.isNeeded && again.bytes == erased.bytes)
        #expect(RemarkErasure(of: Self.traces, in: Array("no JSON".utf8)) == nil)
    }

    @Test(arguments: ["лишь бы", "Сюзанна", "Сергеевна Анна", "/my", "", "Дорджиевский район", "алёша"])
    func `what only looks like it is let be`(text: String) {
        #expect(!Self.traces.occur(in: text))
    }

    @Test func `only the name is taken out of a text`() {
        let text = "по просьбе Дорджиевой Сюзанны Мергеновны, письмо № 5"
        #expect(Self.traces.removed(from: text) == "по просьбе … … …, письмо № 5")
    }

    @Test func `a roster keeps the entry, named by the post`() throws {
        let text = """
            {
              "people": [
                { "id": "p-1", "name": "Ли Анна Сергеевна", "post": "директор первой школы", "roles": [] }
              ]
            }
            """
        let id = PersonID.named("p-1")
        let erased = try #require(NameErasure(of: id, in: Array(text.utf8)))
        #expect(erased.name == "Ли Анна Сергеевна")
        let result = String(decoding: erased.bytes, as: UTF8.self)
        #expect(!result.contains("Ли") && result.contains(#""name": "директор первой школы""#), "\(result)")
        let again = try #require(NameErasure(of: id, in: erased.bytes))
        #expect(again.name == nil && again.bytes == erased.bytes)
        #expect(NameErasure(of: id, in: Array("no JSON".utf8)) == nil)
        let person = Person(id: id, name: "директор первой школы", post: "директор первой школы", roles: [])
        #expect(person.address.isEmpty && !person.isNamed)
    }
}
