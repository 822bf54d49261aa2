import Core
import Testing

@Suite struct CalendarDocumentTests {
    private let reader = DocumentFixture(text: Self.valid) { bytes throws(Problems) in
        try CalendarDocument.read(bytes, file: "calendar/2022.json")
    }

    @Test func `a file without mistakes becomes a year; days that are switched off stay out`() throws {
        let year = try reader.read()
        #expect(year.year == 2022)
        #expect(year.daysOff.map(\.date) == [CivilDate(iso: "2022-03-07"), CivilDate(iso: "2022-03-08")])
        #expect(year.workingDays.map(\.date) == [CivilDate(iso: "2022-03-05")])
        #expect(year.regionalDaysOff.map(\.date) == [CivilDate(iso: "2022-03-03"), CivilDate(iso: "2022-12-18")])
        #expect(year.regionalDaysOff.map(\.name) == ["Цаган Сар", "Зул"])
    }

    @Test(arguments: [
        Mistake(
            "2022-03-07",
            "2021-03-08",
            at: "$.daysOff[0].date",
            found: "\"2021-03-08\"",
            expected: "a day of 2022"
        ),
        Mistake(
            "2022-03-07",
            "07.03.2022",
            at: "$.daysOff[0].date",
            found: "\"07.03.2022\"",
            expected: "a day of the calendar as \"YYYY-MM-DD\""
        ),
        Mistake(
            "2022-03-07",
            "2022-02-29",
            at: "$.daysOff[0].date",
            found: "\"2022-02-29\"",
            expected: "a day of the calendar as \"YYYY-MM-DD\""
        ),
        Mistake(
            "2022-03-07",
            "2022-03-06",
            at: "$.daysOff[0].date",
            found: "2022-03-06, a sunday",
            expected: "a day from Monday to Friday"
        ),
        Mistake(
            "2022-03-08",
            "2022-03-07",
            at: "$.daysOff[1].date",
            found: "\"2022-03-07\"",
            expected: "each day once"
        ),
        Mistake(
            "2022-03-05",
            "2022-03-04",
            at: "$.workingDays[0].date",
            found: "2022-03-04, a friday",
            expected: "a Saturday or Sunday"
        ),
        Mistake(
            "\"name\": \"Цаган Сар\"",
            "\"name\": \"\"",
            at: "$.regional[0].name",
            found: "\"\"",
            expected: "a text that is not empty"
        ),
        Mistake(
            ", \"source\": \"Указ\"",
            "",
            at: "$.regional[0].source",
            found: "nothing",
            expected: "a text that is not empty"
        ),
        Mistake(
            "\"enabled\": false",
            "\"enabled\": 0",
            at: "$.regional[2].enabled",
            found: "0",
            expected: "true or false"
        ),
        Mistake(
            "\"regional\": [",
            "\"regional\": [[],",
            at: "$.regional[0]",
            found: "an empty list",
            expected: "an object"
        ),
    ])
    func `each mistake is told where it is`(mistake: Mistake) {
        #expect(reader.problems(after: mistake) == mistake.problems(in: "calendar/2022.json"))
    }

    static let valid = """
        {
          "$schema": "../schema/calendar.schema.json",
          "year": 2022,
          "source": "Постановление",
          "daysOff": [
            { "date": "2022-03-07", "name": "Перенос" },
            { "date": "2022-03-08", "name": "Международный женский день" }
          ],
          "workingDays": [{ "date": "2022-03-05", "name": "Рабочая суббота" }],
          "regional": [
            { "date": "2022-03-03", "name": "Цаган Сар", "source": "Указ" },
            { "date": "2022-12-18", "name": "Зул", "source": "Указ", "enabled": true },
            { "date": "2022-12-28", "name": "День памяти", "source": "Закон", "enabled": false }
          ]
        }
        """
}
