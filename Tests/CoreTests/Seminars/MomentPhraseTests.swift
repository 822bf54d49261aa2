import Core
import TestSupport
import Testing

/// A phrase and how it is read.
struct ReadPhrase: CustomTestStringConvertible, Sendable {
    let text: String
    /// The moment, `2022-03-25 10:00`, or the question as `spelled` puts it.
    let meaning: String
    let now: String

    /// Said on a Tuesday at noon, unless otherwise.
    init(_ text: String, _ meaning: String, now: String = "2022-03-22 12:00") {
        self.text = text
        self.meaning = meaning
        self.now = now
    }

    var testDescription: String { "\(text) (\(now))" }
}

struct MomentPhraseTests {
    static let calendar = WorkCalendar(years: KnownCalendar.kalmykia)

    @Test("A phrase says a moment", arguments: understood + understoodLater)
    func meaning(of sample: ReadPhrase) {
        #expect(spelled(.of(sample.text, now: sample.now)) == sample.meaning)
    }

    @Test("An unclear phrase makes a question", arguments: asked + askedLater)
    func question(about sample: ReadPhrase) {
        #expect(spelled(.of(sample.text, now: sample.now)) == sample.meaning)
    }

    @Test("Phrases written before the reader was are read", arguments: blind + blindLater)
    func blindly(sample: ReadPhrase) {
        #expect(spelled(.of(sample.text, now: sample.now)) == sample.meaning)
    }

    @Test("No phrase stands twice in the tables")
    func tablesHaveNoRepeats() {
        let samples = Self.understood + Self.understoodLater + Self.asked + Self.askedLater
        let texts = samples.map { "\($0.text) \($0.now)" }
        #expect(Set(texts).count == texts.count)
        #expect(samples.count >= 120)
    }

    @Test("What is over names the next moment the words fit")
    func pastNamesTheNext() {
        func next(_ text: String, now: String = "2022-03-22 12:00") -> String? {
            guard case .unclear(.past(_, let next)) = MomentReading.of(text, now: now) else { return "not past" }
            return next?.description
        }
        #expect(next("21 марта в 10:00") == "2023-03-21 10:00")
        #expect(next("22-го в 10:00") == "2022-04-22 10:00")
        #expect(next("в первый вторник месяца в 10:00") == "2022-04-05 10:00")
        #expect(next("в этот понедельник в 10:00") == "2022-03-28 10:00")
        #expect(next("сегодня в 9:00") == nil)
        #expect(next("21.03.2022 в 10:00") == nil)
    }

    @Test("An answer to the question is added to the phrase")
    func answersAreAdded() {
        #expect(spelled(.of("во вторник в 15:00", now: "2022-03-23 12:00")) == "2022-03-29 15:00")
        #expect(spelled(.of("в 15:00 во вторник", now: "2022-03-23 12:00")) == "2022-03-29 15:00")
        #expect(spelled(.of("завтра в 5 вечера", now: "2022-03-23 12:00")) == "2022-03-24 17:00")
    }

    @Test("Moscow's time is no other region's")
    func moscowTime() {
        func reading(isMoscowTime: Bool) -> MomentReading {
            MomentPhrase.read(
                "завтра в 15:00 мск",
                now: .at("2022-03-22 12:00"),
                calendar: Self.calendar,
                isMoscowTime: isMoscowTime
            )
        }
        #expect(reading(isMoscowTime: true) == .moment(.at("2022-03-23 15:00")))
        #expect(reading(isMoscowTime: false) == .unclear(.unclearWords("мск")))
    }

    @Test("A question quotes what was typed")
    func questionsQuote() {
        #expect(MomentReading.of("В  Конце месяца, в 10:00") == .unclear(.vague("Конце месяца")))
        #expect(MomentReading.of("завтра с 10:00 до 12:00") == .unclear(.span("завтра с 10 : 00 до 12 : 00")))
        #expect(MomentReading.of("завтра в 15 часов утра") == .unclear(.noSuchTime("15 часов утра")))
        #expect(MomentReading.of("завтра после планёрки в 10") == .unclear(.vague("после планёрки")))
    }
}

extension LocalMoment {
    /// The moment written as `YYYY-MM-DD HH:MM`.
    static func at(_ text: String) -> LocalMoment {
        let parts = text.split(separator: " ")
        guard let date = parts.first.flatMap({ CivilDate(iso: $0) }), let time = parts.last.flatMap({ ClockTime($0) })
        else { preconditionFailure("\(text) is no moment") }
        return LocalMoment(date: date, time: time)
    }
}

extension MomentReading {
    static func of(_ text: String, now: String = "2022-03-22 12:00") -> MomentReading {
        MomentPhrase.read(text, now: .at(now), calendar: MomentPhraseTests.calendar)
    }
}

func spelled(_ reading: MomentReading) -> String {
    func list(_ items: [some CustomStringConvertible], _ separator: String = " ") -> String {
        items.map(\.description).joined(separator: separator)
    }
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return switch reading {
    case .moment(let moment): moment.description
    case .unclear(.nothingUnderstood): "? nothing"
    case .unclear(.unclearWords): "? words"
    case .unclear(.noTime(let days)): "? time \(list(days))"
    case .unclear(.noDay(let times)): "? day \(list(times))"
    case .unclear(.which(let moments)): "? \(list(moments, " | "))"
    case .unclear(.past(let moment, _)): "? past \(moment)"
    case .unclear(.pastDay(let day)): "? past \(day)"
    case .unclear(.noSuchDay(let day, let month, let year)): "? none \(padded(day)).\(padded(month)).\(year)"
    case .unclear(.noSuchWeekday(let number, let weekday, let month)): "? none \(number) \(weekday) \(month)"
    case .unclear(.noSuchTime): "? clock"
    case .unclear(.distant(let day)): "? distant \(day)"
    case .unclear(.otherWeekday(let day, _)): "? weekday \(day)"
    case .unclear(.differentDays(let days)): "? days \(list(days))"
    case .unclear(.several): "? several"
    case .unclear(.span): "? span"
    case .unclear(.repeated): "? repeated"
    case .unclear(.vague): "? vague"
    }
}
