/// What words and idioms mean, for the readers of Russian. Words are spelled uniformly, those of an idiom with one space
/// between.
struct IdiomTable<Meaning: Sendable>: Sendable {
    typealias Entry = (meaning: Meaning, spellings: [String])

    /// By spelling. Where one stands in several entries, the first counts.
    let meanings: [String: Meaning]
    /// By an idiom's first word, the most words of one that begins so.
    private let lengths: [String: Int]

    init(_ entries: [Entry]) {
        meanings = Dictionary(
            entries.flatMap { meaning, spellings in spellings.map { ($0, meaning) } },
            uniquingKeysWith: { first, _ in first }
        )
        lengths = Dictionary(
            meanings.keys.map { spelling in
                let words = spelling.split(separator: " ")
                return (words.first.map(String.init) ?? "", words.count)
            },
            uniquingKeysWith: max
        )
    }

    /// The longest idiom of so many words that some words begin with, and how many of them it takes.
    func meaning(ahead words: ArraySlice<String>, atLeast shortest: Int = 1) -> (Meaning, Int)? {
        guard let first = words.first, let longest = lengths[first] else { return nil }
        for length in stride(from: min(longest, words.count), through: shortest, by: -1) {
            if let meaning = meanings[words.prefix(length).joined(separator: " ")] { return (meaning, length) }
        }
        return nil
    }
}
