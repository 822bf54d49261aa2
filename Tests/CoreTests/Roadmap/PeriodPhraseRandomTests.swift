import Core
import TestSupport
import Testing

/// Random ranges, written in every way the order and its like have, must read back as themselves.
struct PeriodPhraseRandomTests {
    private static let nominative = [
        "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
        "декабрь",
    ]
    private static let genitive = [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ]
    private static let dashes = ["-", "–", "—", " - ", " – ", " — ", " −"]
    private static let yearWords = ["", "г", "г.", " г.", "\u{A0}г.", "год", " года"]

    @Test("A range of days reads back as itself")
    func daysReadBack() throws {
        var random = SeededGenerator()
        for _ in 1...300 {
            let start = randomDay(using: &random)
            let end = start.adding(days: Int.random(in: 1...300, using: &random))
            for phrase in spellings(from: start, through: end, using: &random) {
                let period = try PeriodPhrase.read(phrase, year: start.year)
                #expect(period == Period(start: start, end: end), "«\(phrase)», VEKHA_SEED=\(random.seed)")
            }
        }
    }

    @Test("A range of months reads back as itself")
    func monthsReadBack() throws {
        var random = SeededGenerator()
        for _ in 1...300 {
            let first = Month(of: randomDay(using: &random))
            let last = (0..<Int.random(in: 0...11, using: &random)).reduce(first) { month, _ in month.next }
            for phrase in spellings(from: first, through: last, using: &random) {
                let period = try PeriodPhrase.read(phrase, year: first.year)
                #expect(
                    period == Period(start: first.firstDay, end: last.lastDay),
                    "«\(phrase)», VEKHA_SEED=\(random.seed)"
                )
            }
        }
    }

    @Test("A deadline reads back as itself")
    func deadlinesReadBack() throws {
        var random = SeededGenerator()
        for _ in 1...300 {
            let day = randomDay(using: &random)
            for lead in ["до", "не позднее", "к", "в срок до", "по"] {
                let phrase = "\(lead) \(day.day) \(Self.genitive[day.month - 1]) \(yearText(day.year, using: &random))"
                let period = try PeriodPhrase.read(phrase, year: 2000)
                #expect(period == Period(end: day), "«\(phrase)», VEKHA_SEED=\(random.seed)")
            }
        }
    }

    @Test("No text makes the reader crash or answer without an end, a start or a rhythm")
    func randomTextIsHarmless() {
        var random = SeededGenerator()
        let pieces = PeriodPhraseTests.understood.flatMap { $0.phrase.split(separator: " ").map(String.init) }
        let signs = [
            "-", ".", ",", "/", "1", "31", "2022", "99", "«", "\u{AD}", "🙂", "и", "с", "до", "по", "в", "конца",
        ]
        for _ in 1...3_000 {
            let words = (0..<Int.random(in: 0...7, using: &random)).compactMap { _ in
                Bool.random(using: &random) ? pieces.randomElement(using: &random) : signs.randomElement(using: &random)
            }
            let phrase = words.joined(separator: Bool.random(using: &random) ? " " : "")
            guard let period = try? PeriodPhrase.read(phrase, year: 2022) else { continue }
            let isSomething = period.start != nil || period.end != nil || period.recurrence != nil
            #expect(isSomething, "«\(phrase)», VEKHA_SEED=\(random.seed)")
        }
    }

    private func randomDay(using random: inout SeededGenerator) -> CivilDate {
        CivilDate(ordinal: Int.random(in: 8_000...45_000, using: &random))
    }

    private func yearText(_ year: Int, using random: inout SeededGenerator) -> String {
        "\(year)" + (Self.yearWords.randomElement(using: &random) ?? "")
    }

    private func spellings(
        from start: CivilDate,
        through end: CivilDate,
        using random: inout SeededGenerator
    ) -> [String] {
        let dash = Self.dashes.randomElement(using: &random) ?? "-"
        let year = yearText(end.year, using: &random)
        let (first, last) = (
            "\(start.day) \(Self.genitive[start.month - 1])", "\(end.day) \(Self.genitive[end.month - 1])"
        )
        var phrases = [
            "с \(first) \(start.year) года по \(last) \(year)",
            "\(first) \(start.year) г.\(dash)\(last) \(year)",
            "\(dotted(start)).\(start.year)\(dash)\(dotted(end)).\(year)",
            "с \(dotted(start)).\(start.year) по \(dotted(end)).\(year)",
            "\(start) — \(end)",
        ]
        if Month(of: start) == Month(of: end) {
            phrases += [
                "с \(start.day) по \(last) \(year)", "\(start.day)\(dash)\(last)", "\(start.day)\(dash)\(last) \(year)",
            ]
        }
        // Without both years a range over a new year is told by its months, so days of one month would be a slip.
        if start.year == end.year || start.month != end.month {
            phrases += [
                "\(first)\(dash)\(last)", "\(first)\(dash)\(last) \(year)", "с \(dotted(start)) по \(dotted(end))",
            ]
        }
        return phrases
    }

    private func spellings(from first: Month, through last: Month, using random: inout SeededGenerator) -> [String] {
        let dash = Self.dashes.randomElement(using: &random) ?? "-"
        let year = yearText(last.year, using: &random)
        let (start, end) = (Self.nominative[first.number - 1], Self.nominative[last.number - 1])
        return [
            "\(start)\(dash)\(end)",
            "\(start)\(dash)\(end) \(year)",
            "\(start.uppercased())\(dash)\(end.prefix(1).uppercased())\(end.dropFirst()) \(year)",
            "\(start) \(first.year) г.\(dash)\(end) \(year)",
            "\(start) \(first.year)\(dash)\(end)",
            "с \(Self.genitive[first.number - 1]) по \(end) \(year)",
        ]
    }

    private func dotted(_ date: CivilDate) -> String {
        (date.day < 10 ? "0" : "") + "\(date.day)." + (date.month < 10 ? "0" : "") + "\(date.month)"
    }
}
