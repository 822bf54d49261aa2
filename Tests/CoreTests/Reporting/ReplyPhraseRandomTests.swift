import Core
import TestSupport
import Testing

/// Random replies: what is negated is never done, what is listed reads back, and no text does harm.
struct ReplyPhraseRandomTests {
    private static let rows = [1, 2, 3, 7, 12, 20]
    private static let done = [
        "выполнено", "выполнен", "выполнены", "выполнили", "сделано", "сделали", "сделан", "готово", "готов", "готовы",
        "проведено", "провели", "завершено", "закончили", "сдано", "сдали", "исполнено", "реализовано", "отправили",
        "направлено", "заполнили", "назначено", "успели", "смогли", "организовали", "утверждён", "подготовили",
        "закрыто",
    ]
    private static let particles = [
        "не", "ни", "нет", "без", "нельзя", "невозможно", "никто не", "ничего не", "нет, не",
    ]
    private static let fillers = ["", "", "", "ещё ", "пока ", "было ", "полностью ", "нами ", "так и "]

    @Test("What is negated is never read as done")
    func negatedIsNeverDone() {
        var random = SeededGenerator()
        for _ in 1...20_000 {
            let text = negated(using: &random)
            let rows = Bool.random(using: &random) ? Self.rows : [7]
            let items = (try? ReplyPhrase.read(text, asked: rows)) ?? []
            #expect(!items.contains { $0.status == .done }, "«\(text)» is \(spelled(items)), VEKHA_SEED=\(random.seed)")
        }
    }

    @Test("A list of rows and statuses reads back as itself")
    func listsReadBack() throws {
        var random = SeededGenerator()
        for _ in 1...3_000 {
            let (text, meaning) = list(using: &random)
            #expect(
                (try? spelled(ReplyPhrase.read(text, asked: Self.rows))) == meaning,
                "«\(text)», VEKHA_SEED=\(random.seed)"
            )
        }
    }

    @Test("No text makes the reader crash, or name a row twice or one that is not asked")
    func randomTextIsHarmless() {
        var random = SeededGenerator()
        let texts = (ReplyPhraseTests.understood + ReplyPhraseTests.understoodLater).map(\.text)
        let pieces = (texts + (ReplyPhraseTests.asked + ReplyPhraseTests.askedLater).map(\.text))
            .flatMap { $0.split(separator: " ").map(String.init) }
        let separators = [" ", " ", "", ", ", "\n", ". ", " - "]
        for _ in 1...10_000 {
            let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                pick(pieces, using: &random) + pick(separators, using: &random)
            }
            .joined()
            guard let items = try? ReplyPhrase.read(text, asked: Self.rows) else { continue }
            let read = items.map(\.row)
            #expect(!read.isEmpty && read == read.sorted(), "«\(text)», VEKHA_SEED=\(random.seed)")
            #expect(
                Set(read).isSubset(of: Self.rows) && Set(read).count == read.count,
                "«\(text)», VEKHA_SEED=\(random.seed)"
            )
            for reason in items.compactMap(\.reason) {
                #expect(text.contains(reason) && !reason.isEmpty, "«\(text)», VEKHA_SEED=\(random.seed)")
            }
        }
    }
}

extension ReplyPhraseRandomTests {
    /// A sentence that says of some rows, in some wording, that they are not done.
    private func negated(using random: inout SeededGenerator) -> String {
        let right = pick(Self.done, using: &random)
        // One slip at most: two may make a word that is right and says the contrary.
        let word = misspelt(right, using: &random)
        let filler = pick(Self.fillers, using: &random)
        let particle = pick(Self.particles, using: &random)
        let core =
            switch Int.random(in: 0...5, using: &random) {
            case 0: "не" + word
            case 1: misspelt("не" + right, using: &random)
            case 2: "\(word) \(particle)"
            case 3: "\(word) - \(particle)"
            default: "\(particle) \(filler)\(word)"
            }
        let rows = pick(
            [
                "", "7 ", "7 - ", "п. 7: ", "1, 2 и 7 ", "1-3 ", "все ", "всё ", "по 7 пункту ", "пункт 7 — ", "7) ",
                "остальное ",
            ],
            using: &random
        )
        let opening = pick(["", "", "", "Добрый день! ", "Увы, ", "мы ", "школа ", "к сожалению, "], using: &random)
        let ending = pick(
            ["", "", ".", "!", ", карантин", " из-за болезни", " до пятницы", " 7", " пункты 1 и 2", " всё"],
            using: &random
        )
        let text = opening + rows + core + ending
        return switch Int.random(in: 0...5, using: &random) {
        case 0: text.uppercased()
        case 1: String(text.map { ["о": "o", "е": "e", "с": "c", "а": "a", "р": "p"][$0] ?? $0 })
        default: text
        }
    }

    /// Most words as they are, some with a letter doubled, dropped or swapped with the next.
    private func misspelt(_ word: String, using random: inout SeededGenerator) -> String {
        var letters = Array(word)
        let index = Int.random(in: 0..<letters.count - 1, using: &random)
        switch Int.random(in: 0...7, using: &random) {
        case 0: letters.insert(letters[index], at: index)
        case 1: letters.remove(at: index)
        case 2: letters.swapAt(index, index + 1)
        default: break
        }
        return String(letters)
    }

    private func list(using random: inout SeededGenerator) -> (text: String, meaning: String) {
        let words: [(sign: String, words: [String])] = [
            ("+", ["да", "выполнено", "сделали", "готово", "Выполнены", "✅", "завершено"]),
            ("-", ["нет", "не выполнено", "не сделали", "не успели", "❌", "невыполнено", "НЕ ГОТОВО"]),
            ("~", ["в работе", "в процессе", "делаем", "⏳", "В РАБОТЕ"]),
            ("×", ["не относится к нам", "неприменимо", "не к нам", "не для нас"]),
        ]
        let reasons = ["", "", " — карантин", ": болеет завуч", " (ремонт)", ", ждём приказ"]
        let link = pick([" ", " - ", " – ", ": ", " — "], using: &random)
        let separator = pick(["; ", "\n", ". ", ".\n", ", "], using: &random)
        let isStatusFirst = Bool.random(using: &random) && separator != ", "
        var rest = Self.rows.shuffled(using: &random)
        var said: [Int: String] = [:]
        var parts: [String] = []
        while !rest.isEmpty {
            let rows = rest.prefix(Int.random(in: 1...3, using: &random))
            rest.removeFirst(rows.count)
            let status = pick(words, using: &random)
            let word = pick(status.words, using: &random)
            let reason = pick(reasons, using: &random)
            let list = rows.map(String.init).joined(separator: pick([", ", ",", " и "], using: &random))
            parts.append((isStatusFirst ? "\(word)\(link)\(list)" : "\(list)\(link)\(word)") + reason)
            let meaning = reason.drop { !$0.isLetter }.prefix { $0 != ")" }
            for row in rows { said[row] = status.sign + (meaning.isEmpty ? "" : "(\(meaning))") }
        }
        let meaning = Self.rows.map { "\($0)\(said[$0] ?? "")" }.joined(separator: " ")
        return (parts.joined(separator: separator), meaning)
    }

    private func pick<Choice>(_ choices: [Choice], using random: inout SeededGenerator) -> Choice {
        choices[Int.random(in: choices.indices, using: &random)]
    }
}
