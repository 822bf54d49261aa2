import Core
import TestSupport
import Testing

/// Random moments read back, and random texts do no harm.
struct MomentPhraseRandomTests {
    private static let now = LocalMoment.at("2022-03-22 12:00")
    private static let months = [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ]
    private static let ordinals = [
        "первого", "второго", "третьего", "четвёртого", "пятого", "шестого", "седьмого", "восьмого", "девятого",
        "десятого", "одиннадцатого", "двенадцатого", "тринадцатого", "четырнадцатого", "пятнадцатого",
        "шестнадцатого", "семнадцатого", "восемнадцатого", "девятнадцатого", "двадцатого", "двадцать первого",
        "двадцать второго", "двадцать третьего", "двадцать четвёртого", "двадцать пятого", "двадцать шестого",
        "двадцать седьмого", "двадцать восьмого", "двадцать девятого", "тридцатого", "тридцать первого",
    ]
    private static let cardinals = [
        "ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать",
        "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать",
        "девятнадцать", "двадцать", "двадцать один", "двадцать два", "двадцать три",
    ]
    private static let weekdays = [
        "в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье",
    ]

    @Test("A moment reads back as itself, however it is written")
    func momentsReadBack() {
        var random = SeededGenerator()
        for _ in 1...20_000 {
            // The first of 2022 to the last of 2029, said up to half a year before.
            let today = CivilDate(ordinal: Int.random(in: 18_993...21_914, using: &random))
            let now = LocalMoment(date: today, time: Self.now.time)
            let distance = Int.random(in: 1...(Bool.random(using: &random) ? 14 : 180), using: &random)
            let minutes = Int.random(in: 0...287, using: &random) * 5
            guard let time = ClockTime(hour: minutes / 60, minute: minutes % 60) else { continue }
            let moment = LocalMoment(date: today.adding(days: distance), time: time)
            let days = spellings(of: moment.date, from: today)
            let times = spellings(of: time)
            guard let day = days.randomElement(using: &random), let hour = times.randomElement(using: &random)
            else { continue }
            // «в двадцать первого марта» would be the 21st.
            let order = hour.hasSuffix("двадцать") ? ", " : " "
            let phrase =
                ["\(day) \(hour)", "\(day), \(hour)", "\(hour)\(order)\(day)"].randomElement(using: &random) ?? day
            let reading = MomentPhrase.read(phrase, now: now, calendar: MomentPhraseTests.calendar)
            #expect(reading == .moment(moment), "«\(phrase)» on \(now), VEKHA_SEED=\(random.seed)")
        }
    }

    @Test("No text makes the reader crash, say what is over, or ask between fewer than two")
    func randomTextIsHarmless() {
        var random = SeededGenerator()
        let samples = MomentPhraseTests.understood + MomentPhraseTests.asked + MomentPhraseTests.askedLater
        let words = samples.flatMap { $0.text.split(separator: " ").map(String.init) }
        let signs = [
            "-", ".", ",", ":", "/", "0", "00", "31", "2022", "9999", "99", "«", "\u{AD}", "🙂", "в", "без", "через",
        ]
        for _ in 1...20_000 {
            let words = (0..<Int.random(in: 0...7, using: &random)).compactMap { _ in
                (Int.random(in: 0...2, using: &random) > 0 ? words : signs).randomElement(using: &random)
            }
            let phrase = words.joined(separator: Bool.random(using: &random) ? " " : "")
            switch MomentPhrase.read(phrase, now: Self.now, calendar: MomentPhraseTests.calendar) {
            case .moment(let moment): #expect(moment > Self.now, "«\(phrase)», VEKHA_SEED=\(random.seed)")
            case .unclear(.which(let moments)):
                let isRight =
                    moments.count > 1 && moments == Set(moments).sorted() && moments.allSatisfy { $0 > Self.now }
                #expect(isRight, "«\(phrase)», VEKHA_SEED=\(random.seed)")
            case .unclear(.noTime(let days)): #expect(!days.isEmpty, "«\(phrase)», VEKHA_SEED=\(random.seed)")
            case .unclear(.noDay(let times)): #expect(!times.isEmpty, "«\(phrase)», VEKHA_SEED=\(random.seed)")
            case .unclear: break
            }
        }
    }

    @Test("An unknown word makes any phrase a question", arguments: MomentPhraseTests.understood)
    func unknownWordsAreAsked(sample: ReadPhrase) {
        for phrase in ["\(sample.text) кроме", "кроме \(sample.text)"] {
            #expect(MomentReading.of(phrase, now: sample.now) == .unclear(.unclearWords("кроме")))
        }
    }

    @Test("A page of text is read at once")
    func pagesAreRead() {
        #expect(MomentReading.of(String(repeating: "завтра в 10 ", count: 10_000)) == .unclear(.nothingUnderstood))
    }

    private func spellings(of date: CivilDate, from today: CivilDate) -> [String] {
        let (day, month, year) = (date.day, date.month, date.year)
        let distance = today.days(until: date)
        var phrases = [
            "\(day) \(Self.months[month - 1])", "\(day) \(Self.months[month - 1]) \(year) года",
            "\(day)-го \(Self.months[month - 1])", "\(Self.ordinals[day - 1]) \(Self.months[month - 1]) \(year) г.",
            "\(day).\(padded(month)).\(year)", "\(padded(day)).\(padded(month)).\(year % 100)", "\(date)",
            "\(day)/\(month)/\(year)", "\(day)-\(padded(month))-\(year)",
        ]
        if distance > 1, distance < 100 { phrases += ["через \(distance) дней", "через \(Self.word(distance)) дней"] }
        if distance == 1 { phrases += ["завтра", "ЗАВТРА"] }
        if distance == 2 { phrases += ["послезавтра"] }
        if distance % 7 == 0 { phrases += ["через \(distance / 7) недель"] }
        let (current, named) = (Month(of: today), Month(of: date))
        if current == named || (current.next == named && day < today.day) {
            phrases += ["\(day)-го", "\(day) числа", Self.ordinals[day - 1]]
        }
        let weekday = Self.weekdays[date.weekday.rawValue - 1]
        if distance < 7 { phrases += [weekday] }
        let weeks = (distance + today.weekday.rawValue - 1) / 7
        if weeks == 1 { phrases += ["\(weekday) на следующей неделе", "на следующей неделе \(weekday)"] }
        if weeks > 0 { phrases += ["\(weekday) через \(weeks) недель"] }
        return phrases
    }

    private func spellings(of time: ClockTime) -> [String] {
        let (hour, minute) = (time.hour, time.minute)
        var phrases = ["в \(time)", "в \(padded(hour)).\(padded(minute))"]
        if hour == 0 || hour > 7 {
            phrases += ["в \(hour):\(padded(minute))", "в \(hour) часов \(padded(minute)) минут"]
            phrases += ["в \(hour)-\(padded(minute))", "в \(hour) \(padded(minute))", "в \(hour)ч\(padded(minute))"]
            if minute == 0 { phrases += ["в \(hour)", "в \(hour) часов", "в \(Self.cardinals[hour])"] }
        }
        if minute == 0, 13...17 ~= hour {
            phrases += ["в \(hour - 12) часа дня", "в \(Self.cardinals[hour - 12]) дня"]
        }
        if minute == 0, 17...23 ~= hour { phrases += ["в \(hour - 12) вечера", "вечером в \(hour - 12)"] }
        if minute == 0, 5...11 ~= hour { phrases += ["в \(hour) утра", "утром в \(Self.cardinals[hour])"] }
        if minute == 30, 8...11 ~= hour {
            phrases += ["в половине \(Self.ordinals[hour])", "в пол-\(Self.ordinals[hour])"]
        }
        if minute == 30, 13...16 ~= hour { phrases += ["в половине \(Self.ordinals[hour - 12]) дня"] }
        if minute == 45, 8...11 ~= hour { phrases += ["без четверти \(Self.cardinals[hour + 1])"] }
        if minute == 20, 8...11 ~= hour { phrases += ["в двадцать минут \(Self.ordinals[hour])"] }
        return phrases
    }

    private static func word(_ number: Int) -> String { number < cardinals.count ? cardinals[number] : "\(number)" }

    private func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
