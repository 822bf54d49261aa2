import Core
import Testing

@Suite struct LevelPhraseTests {
    @Test(
        arguments: [
            ("", []), ("региональный", [.regional]), ("Муниципальный", [.municipal]), ("всероссийский", [.federal]),
            ("Федеральный региональный муниципальный", [.federal, .regional, .municipal]),
            ("региональный, муниципальный и институциональный", [.regional, .municipal, .institutional]),
        ] as [(String, Set<Level>)]
    )
    func `the column's words are levels in any letter case`(phrase: String, levels: Set<Level>) throws {
        #expect(try LevelPhrase.read(phrase) == levels)
    }

    @Test func `a word that is no level is named`() {
        #expect(throws: UnknownLevel(word: "районный")) { try LevelPhrase.read("региональный Районный") }
    }
}
