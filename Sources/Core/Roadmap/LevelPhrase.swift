/// Reads the words of the order's last column, «Уровни реализации».
package enum LevelPhrase {
    private static let table: KeyValuePairs<String, Level> = [
        "федеральный": .federal,
        "всероссийский": .federal,
        "региональный": .regional,
        "муниципальный": .municipal,
        "институциональный": .institutional,
    ]

    /// The words that may stand in the column.
    package static let words = table.map(\.key)

    /// The levels named, in any letter case; none for an empty phrase. Throws the first word that names no level.
    package static func read(_ phrase: String) throws(UnknownLevel) -> Set<Level> {
        var found: Set<Level> = []
        for word in phrase.lowercased().split(whereSeparator: { !$0.isLetter }) where word != "и" {
            guard let level = table.first(where: { $0.key == word })?.value else {
                throw UnknownLevel(word: String(word))
            }
            found.insert(level)
        }
        return found
    }
}

/// A word in place of a level.
package struct UnknownLevel: Error, Hashable, Sendable {
    package let word: String

    package init(word: String) {
        self.word = word
    }
}
