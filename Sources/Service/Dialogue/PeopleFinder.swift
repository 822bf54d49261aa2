internal import Core
internal import Foundation

/// Finds people by what a coordinator types: a surname, the beginning of a name, a school's code, an id.
struct PeopleFinder {
    let people: [Person]
    let roster: Roster

    /// The best that fits, and no worse beside it: who is named in full is not mixed with who begins alike.
    func people(matching text: String) -> [Person] {
        let wanted = Self.key(text)
        guard !wanted.isEmpty else { return [] }
        let tests: [(Person) -> Bool] = [
            { $0.id.rawValue == text.trimmingCharacters(in: .whitespaces) },
            { person in roster.schools(headedBy: person.id).contains { Self.key($0.code) == wanted } },
            { Self.key($0.name) == wanted },
            { Self.words($0.name).first == wanted },
            { person in
                let names = Self.words(person.name)
                let typed = Self.words(text)
                return typed.allSatisfy { word in word.count > 1 && names.contains { $0.hasPrefix(word) } }
            },
        ]
        for test in tests {
            let found = people.filter(test)
            if !found.isEmpty { return found }
        }
        return []
    }

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map { key(String($0)) }.filter { !$0.isEmpty }
    }

    /// Neither letter case, «ё», dashes nor dots tell two names apart.
    private static func key(_ text: String) -> String {
        Body.spellingKey(text)
    }
}
