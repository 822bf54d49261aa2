import Core
import Foundation
import Testing

/// A reply and what it says of the rows.
struct UnderstoodReply: CustomTestStringConvertible, Sendable {
    let text: String
    /// Each row with its sign, and the reason in brackets: `1+ 7-(карантин) 20~`; × is not applicable.
    let meaning: String
    let rows: [Int]
    let open: [Int]?

    init(_ text: String, _ meaning: String, rows: [Int] = [1, 2, 7, 20], open: [Int]? = nil) {
        self.text = text
        self.meaning = meaning
        self.rows = rows
        self.open = open
    }

    var testDescription: String { text }
}

/// A reply that has to be asked about, and the kind of question.
struct AskedReply: CustomTestStringConvertible, Sendable {
    enum Kind {
        case nothing, words, unasked, whichRows, whichStatus, nothingLeft, notAll, twoStatuses, doubtful, negation,
            number
    }

    let text: String
    let kind: Kind
    let rows: [Int]

    init(_ text: String, _ kind: Kind, rows: [Int] = [1, 2, 7, 20]) {
        self.text = text
        self.kind = kind
        self.rows = rows
    }

    var testDescription: String { text }
}

struct ReplyPhraseTests {
    @Test("A reply says what has become of rows", arguments: understood + understoodLater + understoodLast)
    func meaning(of sample: UnderstoodReply) throws {
        let items = try ReplyPhrase.read(sample.text, asked: sample.rows, open: sample.open)
        #expect(spelled(items) == sample.meaning)
        #expect(items.allSatisfy { sample.text.contains($0.reason ?? "") || $0.reason == nil })
    }

    @Test("An unclear reply makes a question", arguments: asked + askedLater + askedLast)
    func question(about sample: AskedReply) {
        let question = #expect(throws: ReplyQuestion.self) {
            try ReplyPhrase.read(sample.text, asked: sample.rows)
        }
        #expect(question.map(kind) == sample.kind, "\(question?.description ?? "")")
        #expect(question?.description.hasSuffix("?") == true)
    }

    @Test("No reply stands twice in the tables")
    func tablesHaveNoRepeats() {
        let understood = (Self.understood + Self.understoodLater + Self.understoodLast).map {
            "\($0.text) \($0.rows) \($0.open ?? [])"
        }
        let texts = understood + (Self.asked + Self.askedLater + Self.askedLast).map { "\($0.text) \($0.rows) []" }
        #expect(Set(texts).count == texts.count)
    }

    @Test("A question carries what the chat needs to ask")
    func questionsCarryTheirData() {
        let rows = [1, 2, 7, 20]
        #expect(throws: ReplyQuestion.rowsNotAsked([5, 9])) { try ReplyPhrase.read("1, 9 и 5 да", asked: rows) }
        #expect(throws: ReplyQuestion.whichRows(.notDone, open: [2, 7])) {
            try ReplyPhrase.read("не успели", asked: rows, open: [2, 7])
        }
        #expect(throws: ReplyQuestion.whichStatus(rows: [7, 20])) { try ReplyPhrase.read("1 да, 7 и 20", asked: rows) }
        #expect(throws: ReplyQuestion.twoStatuses(rows: [2], [.done, .notDone])) {
            try ReplyPhrase.read("1 и 2 да, 2 нет", asked: rows)
        }
        #expect(throws: ReplyQuestion.unclearNumber("2 пункта")) {
            try ReplyPhrase.read("сделали 2 пункта", asked: rows)
        }
        #expect(throws: ReplyQuestion.nothingLeft) { try ReplyPhrase.read("всё готово", asked: rows, open: []) }
    }

    @Test(
        "A long text is read in seconds at most",
        arguments: [
            "7 нет — карантин, ", "да без ", "выпоолнино ", "нет, может, ", "1 да, ", "все кроме 7 да. ", "- ", "я",
        ]
    )
    func longTextsAreRead(piece: String) {
        let text = String(String(repeating: piece, count: 100_000 / piece.count + 1).prefix(100_000))
        let start = threadTime()
        _ = try? ReplyPhrase.read(text, asked: [1, 2, 7, 20])
        #expect(threadTime() - start < 5)
    }
}

/// Seconds this thread has worked, as other tests run beside it.
private func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func spelled(_ items: [ReplyItem]) -> String {
    items.map { item in
        let sign =
            switch item.status {
            case .done: "+"
            case .inProgress: "~"
            case .notDone: "-"
            case .notApplicable: "×"
            }
        return "\(item.row)\(sign)" + (item.reason.map { "(\($0))" } ?? "")
    }
    .joined(separator: " ")
}

private func kind(of question: ReplyQuestion) -> AskedReply.Kind {
    switch question {
    case .nothingUnderstood: .nothing
    case .unclearWords: .words
    case .rowsNotAsked: .unasked
    case .whichRows: .whichRows
    case .whichStatus: .whichStatus
    case .nothingLeft: .nothingLeft
    case .notAll: .notAll
    case .twoStatuses: .twoStatuses
    case .doubtful: .doubtful
    case .unclearNegation: .negation
    case .unclearNumber: .number
    }
}
