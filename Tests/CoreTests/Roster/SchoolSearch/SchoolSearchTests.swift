import TestSupport
import Testing

@testable import Core

/// Three hundred schools, looked for as people type.
@Suite struct SchoolSearchTests {
    private let roster = Region.invented.roster

    @Test func `at least 95 of 100 queries find the school first, and hardly any other is taken for it`() {
        let table = TypedSchools.sure
        #expect(table.count >= 100)
        var wrong: [String] = []
        for (query, name) in table {
            let found = roster.schools(meantBy: query)
            if found.schools.first?.shortName != name { wrong.append("\(query): \(names(found))") }
            if let sure = found.sure { #expect(sure.shortName == name, "sure of the wrong one: \(query)") }
        }
        #expect(Double(wrong.count) <= Double(table.count) * 0.05, "\(wrong)")
        let asked = table.filter { roster.schools(meantBy: $0.query).sure == nil }
        #expect(Double(asked.count) <= Double(table.count) * 0.1, "\(asked)")
    }

    @Test(arguments: TypedSchools.several.map(\.query))
    func `what fits several is asked about, and they are all offered`(query: String) throws {
        let expected = try #require(TypedSchools.several.first { $0.query == query }).schools
        let found = roster.schools(meantBy: query)
        #expect(found.sure == nil && expected.isSubset(of: names(found)), "\(names(found))")
        #expect(found.schools.count <= expected.count + 1, "\(names(found))")
    }

    @Test(arguments: [
        "", " ", "школа", "спасибо", "да", "7 нет", "Ш-999", "№", "—", "qwerty", "в понедельник", "😀", "ь",
    ])
    func `what is no school finds none, or asks`(words: String) {
        #expect(roster.schools(meantBy: words).sure == nil)
    }

    @Test(arguments: ["школа", "спасибо", "Ш-999", "в понедельник", "😀", ""])
    func `words that fit no school offer none`(words: String) {
        #expect(roster.schools(meantBy: words) == .none)
    }

    @Test func `a word too many, or a number that is another's, is a doubt`() {
        let odd = roster.schools(meantBy: "Яшкульская многопрофильная гимназия")
        #expect(odd.sure == nil && names(odd) == ["Яшкульская гимназия"])
        #expect(roster.schools(meantBy: "троицкая сош 5").sure == nil)
    }

    @Test func `only what somebody may see is found, and is sure among that`() {
        let found = roster.schools(meantBy: "школа 3") { $0.municipality == "lagansky" }
        #expect(found.sure?.shortName == "СОШ № 3 г. Лагань")
        #expect(roster.schools(meantBy: "Ш-015") { $0.municipality == "elista" } == .none)
        #expect(roster.schools(meantBy: "троицкая") { $0.municipality == "elista" } == .none)
    }

    @Test func `by code, id or name alone nothing is guessed`() {
        for typed in ["Ш-015", "ш15", "s-15", "Тополёвская СОШ", "МКОУ «Тополевская сош»", "ш—015"] {
            #expect(roster.school(named: typed)?.code == "Ш-015", "\(typed)")
        }
        for typed in ["тополевская", "сош 15 элиста", "Манычская", "Октябрьская СОШ", "15", ""] {
            #expect(roster.school(named: typed) == nil, "\(typed)")
        }
    }

    @Test func `a letter that looks like a figure is one between figures`() {
        for (typed, meant) in [("Ш-1O5", "Ш-105"), ("ш2О1", "ш201"), ("ш 1З7", "ш 137"), ("ш-1l2", "ш-112")] {
            let found = roster.schools(meantBy: typed)
            #expect(found.sure != nil && found == roster.schools(meantBy: meant), "\(typed): \(names(found))")
        }
        #expect(TypedReadings.withFigures("1-о, 5 о 7, О") == "1-о, 5 о 7, О")
    }

    @Test func `a very long text is no trouble`() {
        let text = String(repeating: "школа где-то далеко 12345678901234567890123 ", count: 200)
        #expect(roster.schools(meantBy: text).sure == nil)
    }

    private func names(_ found: SchoolMatches) -> Set<String> { Set(found.schools.map(\.shortName)) }
}
