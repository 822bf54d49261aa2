import Core
import Testing

/// A phrase and the days it means.
struct UnderstoodPhrase: CustomTestStringConvertible, Sendable {
    let phrase: String
    /// `first..last` with either left out, then the rhythm: `2022-01-01..2022-02-28 monthly`.
    let meaning: String
    let year: Int

    init(_ phrase: String, _ meaning: String, year: Int = 2022) {
        self.phrase = phrase
        self.meaning = meaning
        self.year = year
    }

    var testDescription: String { phrase }
}

/// A phrase that has to be asked about, and a word that the question must hold.
struct RefusedPhrase: CustomTestStringConvertible, Sendable {
    let phrase: String
    let questionPart: String

    init(_ phrase: String, _ questionPart: String) {
        self.phrase = phrase
        self.questionPart = questionPart
    }

    var testDescription: String { phrase }
}

struct PeriodPhraseTests {
    @Test("A phrase means its days and its rhythm", arguments: understood)
    func meaning(of sample: UnderstoodPhrase) throws {
        let period = try PeriodPhrase.read(sample.phrase, year: sample.year)
        #expect(spelled(period) == sample.meaning)
        #expect(period.deadline == period.end)
    }

    @Test("An unclear phrase makes a question in Russian", arguments: refused)
    func question(about sample: RefusedPhrase) {
        let refusal = #expect(throws: PeriodQuestion.self) { try PeriodPhrase.read(sample.phrase, year: 2022) }
        #expect(refusal?.phrase == sample.phrase)
        #expect(refusal?.question.contains(sample.questionPart) == true, "\(refusal?.question ?? "")")
        #expect(refusal?.question.contains("?") == true)
    }

    @Test("No phrase stands twice in the tables")
    func tablesHaveNoRepeats() {
        let phrases = Self.understood.map { "\($0.phrase) \($0.year)" } + Self.refused.map(\.phrase)
        #expect(Set(phrases).count == phrases.count)
    }

    @Test("An extra unknown word makes any phrase a question", arguments: understood)
    func unknownWordsAreNeverIgnored(_ sample: UnderstoodPhrase) {
        for phrase in [sample.phrase + " примерно", "ориентировочно " + sample.phrase] {
            #expect(throws: PeriodQuestion.self) { try PeriodPhrase.read(phrase, year: sample.year) }
        }
    }
}

func spelled(_ period: Period) -> String {
    let days =
        period.start == nil && period.end == nil
        ? nil : "\(period.start?.description ?? "")..\(period.end?.description ?? "")"
    return [days, period.recurrence?.rawValue].compactMap(\.self).joined(separator: " ")
}
