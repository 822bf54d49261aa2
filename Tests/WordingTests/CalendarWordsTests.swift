import Core
import Testing

@testable import Wording

@Suite struct CalendarWordsTests {
    @Test(arguments: [
        ("ru", "long", "28 февраля 2022 года"), ("ru", "short", "28 февраля"), ("ru", "numeric", "28.02.2022"),
        ("ru", "weekday", "понедельник, 28 февраля"), ("ru", "on", "в понедельник, 28 февраля"),
        ("ru", "month", "февраль 2022 года"), ("ru", "inMonth", "в феврале"),
        ("en", "long", "28 February 2022"), ("en", "on", "on Monday, 28 February"), ("en", "month", "February 2022"),
    ])
    func `a day is said in the form its template asks for`(_ language: String, _ form: String, _ text: String) throws {
        let values: WordingValues = ["day": .date(try .day("2022-02-28"))]
        let said = try Shipped.text("{{day.\(form)}}", slots: [.date("day")], values, language: language)
        #expect(said == text)
    }

    @Test(
        arguments: zip(
            1...12,
            [
                "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
                "ноября", "декабря",
            ]
        )
    )
    func `months decline`(_ month: Int, _ genitive: String) throws {
        let day = try #require(CivilDate(year: 2022, month: month, day: 2))
        #expect(
            try Shipped.text("{{day.short}}", slots: [.date("day")], ["day": .date(day)]) == "2 \(genitive)"
        )
    }

    @Test(
        arguments: zip(
            10...16,
            ["в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье"]
        )
    )
    func `weekdays take their own preposition`(_ day: Int, _ on: String) throws {
        // 10 January 2022 was a Monday.
        let values: WordingValues = ["day": .date(try .day("2022-01-\(day)"))]
        #expect(try Shipped.text("{{day.on}}", slots: [.date("day")], values) == "\(on), \(day) января")
    }

    @Test func `months and times and moments are said`() throws {
        let month = try #require(Month(year: 2022, number: 8))
        let nine = try #require(ClockTime("09:00"))
        let text = try Shipped.text(
            "{{month.inLong}}|{{month.of}}|{{time.time}}|{{at.on}}|{{at.time}}|{{at.numeric}}",
            slots: [.month("month"), .time("time"), .moment("at")],
            ["month": .month(month), "time": .time(nine), "at": .moment(try .day("2022-03-01"), nine)]
        )
        #expect(text == "в августе 2022 года|августа|09:00|во вторник, 1 марта, в 09:00|09:00|01.03.2022")
    }

    @Test(arguments: [
        ("2022-02-01", "2022-02-28", "short", "февраль"),
        ("2022-02-01", "2022-02-28", "long", "февраль 2022 года"),
        ("2022-02-01", "2022-02-28", "days", "с 1 по 28 февраля"),
        ("2022-02-02", "2022-02-28", "long", "со 2 по 28 февраля 2022 года"),
        ("2022-02-01", "2022-02-27", "short", "с 1 по 27 февраля"),
        ("2022-01-01", "2022-02-28", "long", "январь–февраль 2022 года"),
        ("2022-01-10", "2022-02-28", "short", "с 10 января по 28 февраля"),
        ("2021-12-01", "2022-01-31", "long", "декабрь 2021 – январь 2022 года"),
        ("2021-12-20", "2022-01-31", "short", "с 20 декабря 2021 года по 31 января 2022 года"),
        ("2022-01-01", "2022-12-31", "long", "2022 год"),
        ("2022-03-15", "2022-03-15", "short", "15 марта"),
    ])
    func `a period is said by what its ends share`(_ from: String, _ to: String, _ form: String, _ text: String) throws
    {
        let values: WordingValues = ["when": .period(try .day(from)...(try .day(to)))]
        #expect(try Shipped.text("{{when.\(form)}}", slots: [.period("when")], values) == text)
    }

    @Test(arguments: [
        ([], ""), (["А"], "А"), (["А", "Б"], "А и Б"), (["А", "Б", "В"], "А, Б и В"),
    ])
    func `names are joined`(_ names: [String], _ text: String) throws {
        #expect(try Shipped.text("{{names.and}}", slots: [.texts("names")], ["names": .texts(names)]) == text)
    }
}
