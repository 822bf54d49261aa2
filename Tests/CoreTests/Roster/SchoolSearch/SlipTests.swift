import TestSupport
import Testing

@testable import Core

/// Every one of three hundred schools, its name mistyped at random.
@Suite struct SlipTests {
    private static let keyboard = Array("йцукенгшщзхъфывапролджэячсмитьбю")
    private static let latin = Array("qwertyuiop[]asdfghjkl;'zxcvbnm,.")

    enum Way: CaseIterable {
        case swapped, dropped, doubled, replaced, lookAlike, otherKeyboard, upperCase, joined
    }

    @Test(arguments: Way.allCases)
    func `a name with a slip in it is found first or among those offered`(way: Way) {
        let roster = Region.invented.roster
        var random = SeededGenerator()
        var lost: [String] = []
        for school in roster.schools {
            let typed = mistyped(school.shortName, way, &random)
            // Namesakes elsewhere are as good.
            let found = roster.schools(meantBy: typed).schools.prefix(3).map(\.shortName)
            if !found.contains(school.shortName) { lost.append("\(typed) (\(school.shortName)): \(found)") }
        }
        #expect(lost.count <= 15, "seed \(random.seed): \(lost)")
    }

    private func mistyped(_ name: String, _ way: Way, _ random: inout SeededGenerator) -> String {
        var letters = Array(name)
        // Where a word is long enough for a slip.
        let places = letters.indices.dropFirst().dropLast()
            .filter { place in (place - 1...place + 1).allSatisfy { letters[$0].isLetter && letters[$0].isLowercase } }
        let place = places.randomElement(using: &random)
        switch way {
        case .swapped: if let place { letters.swapAt(place, place - 1) }
        case .dropped: if let place { letters.remove(at: place) }
        case .doubled: if let place { letters.insert(letters[place], at: place) }
        case .replaced: if let place { letters[place] = Self.keyboard.randomElement(using: &random) ?? "а" }
        case .lookAlike:
            let looks: [Character: Character] = ["с": "c", "о": "o", "а": "a", "е": "e", "С": "C", "О": "O", "р": "p"]
            letters = letters.map { Bool.random(using: &random) ? looks[$0] ?? $0 : $0 }
        case .otherKeyboard:
            letters = name.lowercased().filter { $0 != "№" }.map { letter in
                Self.keyboard.firstIndex(of: letter).map { Self.latin[$0] } ?? (letter == "ё" ? "`" : letter)
            }
        case .upperCase: letters = Array(name.uppercased())
        case .joined: letters.removeAll { $0 == " " || $0 == "-" }
        }
        return String(letters)
    }
}
