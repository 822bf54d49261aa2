import Core

/// All that the code knows of a language, read from the tables beside its templates.
struct LanguageTables: Sendable {
    let grammar: Grammar
    let phrases: [String: Phrase]
    let calendar: CalendarTable

    static let grammarFile = "grammar.json"
    static let wordsFile = "words.json"
    static let calendarFile = "calendar.json"

    /// The names that may follow the dot after a value of this kind, `{{days.workingDays}}`, and what each gives.
    func forms(of kind: Slot.Kind) -> [String: Slot.Kind] {
        func texts(_ names: some Sequence<String>) -> [String: Slot.Kind] {
            Dictionary(names.map { ($0, .text) }, uniquingKeysWith: { first, _ in first })
        }
        switch kind {
        case .text: return ["capital": .text]
        case .number: return texts(phrases.keys)
        case .decimal: return texts(phrases.filter(\.value.allowsFractions).keys)
        case .date: return texts(calendar.dates.keys)
        case .month: return texts(calendar.months.keys)
        case .period: return texts(calendar.periods.keys)
        case .time: return texts(calendar.times.keys)
        case .moment: return texts([calendar.dates, calendar.times, calendar.moments].flatMap(\.keys))
        case .texts: return texts(grammar.lists.keys).merging(["count": .number]) { _, count in count }
        case .list: return ["count": .number]
        case .markup, .flag, .group: return [:]
        }
    }

    /// The form of a value by its name; nil where there is none, which reading the templates has ruled out.
    func form(_ name: String, of value: WordingValue) -> WordingValue? {
        switch value {
        case .text(let text): name == "capital" ? .text(text.prefix(1).uppercased() + text.dropFirst()) : nil
        case .number(let number): phrases[name].map { .text($0.text(Quantity(number), grammar: grammar)) }
        case .decimal(let number): phrases[name].map { .text($0.text(number, grammar: grammar)) }
        case .date(let date): calendar.dates[name].map { .text($0.text(date)) }
        case .month(let month): calendar.months[name].map { .text($0.text(month.firstDay)) }
        case .period(let period): calendar.periods[name].map { .text($0.text(period)) }
        case .time(let time): calendar.times[name].map { .text($0.text(Self.anyDay, time)) }
        case .moment(let date, let time):
            (calendar.moments[name] ?? calendar.times[name] ?? calendar.dates[name]).map { .text($0.text(date, time)) }
        case .texts(let texts):
            name == "count"
                ? .number(texts.count) : grammar.lists[name].map { .text(grammar.join(texts, with: $0)) }
        case .list(let elements): name == "count" ? .number(elements.count) : nil
        case .markup, .flag, .group: nil
        }
    }

    /// How a value is printed where no form is named; nil where it has to have one.
    func printed(_ value: WordingValue) -> String? {
        switch value {
        case .text(let text), .markup(let text): text
        case .number(let number): grammar.text(Quantity(number))
        case .decimal(let number): grammar.text(number)
        case .date, .month, .period, .time, .moment, .flag, .texts, .list, .group: nil
        }
    }

    /// Patterns of times have no fields of a day.
    private static let anyDay = CivilDate(ordinal: 0)
}

extension LanguageTables {
    /// Nil where a table is missing or broken: then no form can be known.
    static func read(
        files: [String: [UInt8]],
        language: String,
        problems: inout [Problem]
    ) -> LanguageTables? {
        let before = problems.count
        func table(_ name: String) -> TableNode? {
            let file = "\(language)/\(name)"
            guard let bytes = files[name] else {
                problems.append(Problem(file: file, path: "$", found: "no file", expected: "the language's \(name)"))
                return nil
            }
            return TableNode(file: file, bytes: bytes, problems: &problems)
        }
        let grammar = table(grammarFile).map { Grammar.read($0, problems: &problems) }
        let calendar = table(calendarFile).map { CalendarTable.read($0, problems: &problems) }
        let words = table(wordsFile)
        guard let grammar, let calendar, let words else { return nil }
        let phrases = Phrase.readAll(words, grammar: grammar, problems: &problems)
        guard problems.count == before else { return nil }
        return LanguageTables(grammar: grammar, phrases: phrases, calendar: calendar)
    }
}
