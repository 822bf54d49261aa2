import Core
import TestSupport
import Testing

/// What coordinators type, asked on Tuesday, 12 April 2022, of three hundred schools.
@Suite struct QuestionPhraseTests {
    static let today = date("2022-04-12")

    @Test("A phrase asks a question", arguments: lines(asked))
    func meaning(of sample: AskedPhrase) {
        #expect(spelled(sample.text) == sample.meaning)
    }

    @Test("What may be asked in two ways, or of what no command tells, is asked back", arguments: lines(unclear))
    func doubt(about sample: AskedPhrase) {
        #expect(spelled(sample.text) == sample.meaning)
    }

    @Test("Replies, remarks and greetings ask nothing", arguments: nothing.map { AskedPhrase(text: $0, meaning: "-") })
    func silence(about sample: AskedPhrase) {
        let reading = QuestionPhraseTests.reading(sample.text)
        #expect(reading == nil, "\(spelled(sample.text))")
    }

    @Test("Phrases written before anybody looked how they are read", arguments: lines(blind))
    func blindly(sample: AskedPhrase) {
        #expect(spelled(sample.text) == sample.meaning)
    }

    @Test func `no phrase stands twice, and there are enough of them`() {
        let questions = Self.lines(Self.asked + Self.unclear).map(\.text)
        let all = questions + Self.nothing + Self.lines(Self.blind).map(\.text)
        #expect(Set(all).count == all.count, "\(Dictionary(grouping: all, by: \.self).filter { $1.count > 1 }.keys)")
        #expect(questions.count >= 120 && Self.nothing.count >= 60 && Self.lines(Self.blind).count >= 60)
    }

    /// While somebody is being asked something, these are more likely his answer.
    @Test(arguments: [
        "план", "строка 12", "15 школа", "отчёт", "как дела?", "прогресс", "история строки 18", "просрочки",
    ])
    func `words that only name a thing are terse`(text: String) throws {
        #expect(try #require(Self.reading(text)).isTerse)
    }

    @Test(arguments: ["покажи план", "что со строкой 12", "15 школа?", "где отчёты", "какой прогресс", "план?"])
    func `words that ask are not`(text: String) throws {
        #expect(try #require(Self.reading(text)).isTerse == false)
    }

    @Test(arguments: [
        "Кто НЕ сдал за МАРТ??", "  кто   не сдал\nза март ", "кто\u{AD} не сд\u{200B}ал за март",
        "Kтo нe cдaл зa мapт",
    ])
    func `case, spaces, invisible signs and Latin look-alikes change nothing`(text: String) {
        #expect(spelled(text) == "silent 2022-03")
    }

    @Test func `a month is the last that has begun, of a plan the next that is not over`() {
        func on(_ today: String, _ text: String) -> String { spelled(text, on: date(today)) }
        #expect(on("2022-03-01", "кто не сдал за март") == "silent 2022-03")
        #expect(on("2022-02-28", "кто не сдал за март") == "silent 2021-03")
        #expect(on("2022-03-31", "план на март") == "plan 2022-03")
        #expect(on("2022-04-01", "план на март") == "plan 2023-03")
        #expect(on("2022-01-10", "кто не сдал за декабрь") == "silent 2021-12")
        #expect(on("2022-01-10", "кто не сдал за прошлый месяц") == "silent 2021-12")
        #expect(on("2022-12-10", "план на следующий месяц") == "plan 2023-01")
        #expect(on("2022-04-12", "кто не сдал за май 2022 года") == "silent 2022-05")
    }

    @Test func `a page is no question, however it begins`() {
        #expect(Self.reading("кто не сдал за март? " + String(repeating: "а ", count: 100)) == nil)
    }

    @Test("No text brings the reader down", arguments: [UInt64.random(in: 0 ... .max)])
    func anything(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let phrases = Self.lines(Self.asked + Self.unclear).map(\.text) + ["7 ? - № ъ"]
        let words = phrases.flatMap { $0.split(separator: " ").map(String.init) }
        for _ in 0..<500 {
            let chosen = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                words.randomElement(using: &random) ?? ""
            }
            _ = Self.reading(chosen.joined(separator: " "))
        }
    }
}

/// A phrase and how it is read.
struct AskedPhrase: CustomTestStringConvertible, Sendable {
    let text: String
    let meaning: String
    var testDescription: String { text }
}

extension QuestionPhraseTests {
    static func reading(_ text: String, on today: CivilDate = today) -> QuestionReading? {
        QuestionPhrase.read(text, today: today, in: Region.invented.roster)
    }

    /// One line a meaning: the meaning, then every phrase for it, between bars.
    static func lines(_ table: String) -> [AskedPhrase] {
        table.split(separator: "\n").flatMap { line in
            let parts = line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
            return parts.dropFirst().map { AskedPhrase(text: $0, meaning: parts[0]) }
        }
    }
}

private func spelled(_ text: String, on today: CivilDate = QuestionPhraseTests.today) -> String {
    switch QuestionPhraseTests.reading(text, on: today)?.meaning {
    case nil: "-"
    case .sure(let question): spelled(question)
    case .which(let questions): "? " + questions.map(spelled).joined(separator: ", ")
    case .either(let first, let second): "\(spelled(first)) or \(spelled(second))"
    case .lacksRow: "? which row"
    case .lacksSchool: "? which school"
    }
}

private func spelled(_ question: Question) -> String {
    switch question {
    case .progress: "progress"
    case .overdue: "overdue"
    case .silent(let month): "silent" + (month.map { " \($0)" } ?? "")
    case .school(let name): "school " + name.lowercased()
    case .activity(let row): "row \(row)"
    case .plan(let month): "plan" + (month.map { " \($0)" } ?? "")
    case .who(let row): "who \(row)"
    case .within(let place, let question): "\(spelled(question)) of \(place)"
    case .week: "week"
    case .history(let row): "history" + (row.map { " \($0)" } ?? "")
    case .mine: "mine"
    case .reports: "reports"
    case .seminars: "seminars"
    case .coverage: "coverage"
    case .help: "help"
    }
}
