import Core
import TestSupport
import Testing

@Suite struct SeminarsDocumentTests {
    private let fixture = DocumentFixture(text: Self.valid) { bytes throws(Problems) in
        try SeminarsDocument.read(bytes, roster: nil, roadmap: nil)
    }

    @Test func `everything that the file says is read`() throws {
        let seminar = try #require(try fixture.read().first)
        #expect(seminar.id == .named("vks") && seminar.activity == 19 && seminar.minutes == 90)
        #expect(seminar.link == "https://example.ru/j/1" && seminar.accessCode == "12 34")
        #expect(seminar.agenda == "Итоги месяца" && seminar.agendaFile == KeptFile(id: "BQACAg", isPhoto: false))
        #expect(
            seminar.invited
                == SeminarAudience(
                    roles: [.schoolHead],
                    municipalities: [.named("steppe")],
                    schools: [.named("far")],
                    people: [.named("p-1")]
                )
        )
        #expect(seminar.answerDays == 2 && seminar.inviteDays == 5 && seminar.codeWord == "Тюльпан")
        #expect(seminar.host == .named("p-1") && seminar.cancelled == "карантин")
    }

    @Test func `a series is held by its rule, but for the months that differ`() throws {
        let text = Self.valid.replacing(#", "cancelled": { "reason": "карантин" }"#, with: "")
        let seminar = try #require(try SeminarsDocument.read(Array(text.utf8), roster: nil, roadmap: nil).first)
        #expect(
            seminar.occurrences.map { "\($0.id) \($0.start.iso) \($0.cancelled ?? "")" } == [
                "vks/2022-01 2022-01-27T11:00 ", "vks/2022-02 2022-02-24T11:00 ", "vks/2022-03 2022-03-25T10:00 сбой",
                "vks/2022-04 2022-04-28T11:00 ",
            ]
        )
    }

    @Test(arguments: [
        Mistake(
            "https://example.ru/j/1",
            "просто ссылка",
            at: "$.seminars[0].link",
            found: "\"просто ссылка\"",
            expected: "an address that begins with https:// or http://"
        ),
        Mistake(
            "\"last\"",
            "\"first\"",
            at: "$.seminars[0].monthly",
            found: "an object",
            expected: "first thursday of the first month: 2022-01-06"
        ),
        Mistake(
            "\"2022-04\"",
            "\"2021-12\"",
            at: "$.seminars[0].monthly.through",
            found: "\"2021-12\"",
            expected: "a month from 2022-01 to 2024-12"
        ),
        Mistake(
            "2022-01-27T11:00",
            "2022-01-27 11:00",
            at: "$.seminars[0].start",
            found: "\"2022-01-27 11:00\"",
            expected: "a day and a time as \"YYYY-MM-DDTHH:MM\""
        ),
    ])
    func `a slip is met with its place and what was meant`(mistake: Mistake) {
        #expect(fixture.problems(after: mistake) == mistake.problems(in: "seminars.json"))
    }

    @Test func `rows, people and places have to be known, and somebody invited`() throws {
        let region = Hamlet()
        let roadmap = Roadmap(id: .named("plan"), title: "План", order: "приказ", year: 2022, activities: region.rows)
        let problems = #expect(throws: Problems.self) {
            try SeminarsDocument.read(Array(Self.valid.utf8), roster: region.roster, roadmap: roadmap)
        }
        #expect(
            problems?.all.map { "\($0.path): \($0.expected)" } == [
                "$.seminars[0].activity: the number of a row of the roadmap",
                "$.seminars[0].invited.municipalities[0]: the id of a municipality of the roster",
                "$.seminars[0].invited.schools[0]: the id of a school of the roster",
                "$.seminars[0].invited.people[0]: the id of a person of the roster",
                "$.seminars[0].invited: somebody of the roster to be invited",
                "$.seminars[0].host: the id of a person of the roster",
            ]
        )
    }

    static let valid = """
        {
          "$schema": "schema/seminars.schema.json",
          "seminars": [{
            "id": "vks", "title": "Ежемесячная ВКС", "activity": 19, "start": "2022-01-27T11:00", "minutes": 90,
            "link": "https://example.ru/j/1", "accessCode": "12 34", "agenda": "Итоги месяца",
            "agendaFile": { "id": "BQACAg", "isPhoto": false },
            "invited": {
              "roles": ["schoolHead"], "municipalities": ["steppe"], "schools": ["far"], "people": ["p-1"]
            },
            "answerDays": 2, "inviteDays": 5, "codeWord": "Тюльпан", "host": "p-1",
            "monthly": {
              "week": "last", "day": "thursday", "through": "2022-04",
              "changes": [{ "month": "2022-03", "start": "2022-03-25T10:00", "cancelled": { "reason": "сбой" } }]
            }, "cancelled": { "reason": "карантин" }
          }]
        }
        """
}
