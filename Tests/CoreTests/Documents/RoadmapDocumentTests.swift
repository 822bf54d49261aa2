import Core
import Testing

@Suite struct RoadmapDocumentTests {
    private let reader = DocumentFixture(text: Self.valid) { bytes throws(Problems) in
        let bodies = ["moin", "schools"].compactMap { BodyID($0) }.map { id in
            Body(id: id, name: id.rawValue, shortName: id.rawValue, reach: .organisation, aliases: [])
        }
        return try RoadmapDocument.read(bytes, bodies: bodies)
    }

    @Test func `a file without mistakes becomes a roadmap`() throws {
        let roadmap = try reader.read()
        #expect(roadmap.id.rawValue == "500plus-2022")
        #expect(roadmap.order == "приказ № 1692")
        #expect(roadmap.year == 2022)
        #expect(roadmap.activities.map(\.number) == [1, 26])
        let first = try #require(roadmap.activity(1))
        #expect(first.title == "Семинар «Начало» / вебинар")
        #expect(first.kind == .seminar)
        #expect(first.responsibleBodies.map(\.rawValue) == ["moin", "schools"])
        #expect(first.audience.isEmpty)
        #expect(first.levelSet == [.federal, .institutional])
        #expect(first.revision == 1)
        #expect(first.schedule.start == CivilDate(iso: "2022-01-01"))
        #expect(first.schedule.end == CivilDate(iso: "2022-02-28"))
        let second = try #require(roadmap.activity(26))
        #expect(second.levels == "")
        #expect(second.levelSet == [.regional])
        #expect(second.revision == 3)
        #expect(second.schedule.end == CivilDate(iso: "2022-08-31"))
        #expect(
            second.decisions == [
                Decision(field: "period", value: "Август 2022 г.", reason: "По письму № 5"),
                Decision(field: "levels", value: "региональный", reason: "Проводит ИПК"),
                Decision(field: "audience", reason: "В приказе не названа"),
            ]
        )
    }

    @Test func `what is written is read back the same, and written again byte for byte`() throws {
        let roadmap = try reader.read()
        let written = RoadmapDocument.write(roadmap)
        #expect(try RoadmapDocument.read(written, bodies: nil) == roadmap)
        #expect(String(decoding: written, as: UTF8.self) == Self.valid)
    }

    @Test(arguments: [
        Mistake(
            "\"id\": \"500plus-2022\"",
            "\"id\": \"500+\"",
            at: "$.id",
            found: "\"500+\"",
            expected: "an id of 1 to 40 characters a-z, 0-9 and \"-\", with no \"-\" at either end"
        ),
        Mistake(
            "\"title\": \"«Дорожная карта» 500+\",",
            "",
            at: "$.title",
            found: "nothing",
            expected: "a text that is not empty"
        ),
        Mistake(
            "\"order\": \"приказ № 1692\"",
            "\"order\": \" \"",
            at: "$.order",
            found: "\" \"",
            expected: "a text that is not empty"
        ),
        Mistake(
            "\"order\"",
            "\"ordre\"",
            at: "$.order",
            found: "nothing",
            expected: "a text that is not empty",
            and: Problem(
                file: "roadmap.json",
                path: "$.ordre",
                found: "an unknown key",
                expected: "one of: $schema, id, title, order, year, activities (did you mean \"order\"?)"
            )
        ),
        Mistake(
            "\"year\": 2022",
            "\"year\": 20222",
            at: "$.year",
            found: "20222",
            expected: "a whole number from 2000 to 2099"
        ),
        Mistake(
            "\"year\": 2022",
            "\"year\": \"2022\"",
            at: "$.year",
            found: "\"2022\"",
            expected: "a whole number from 2000 to 2099"
        ),
        Mistake(
            "\"number\": 26",
            "\"number\": 1",
            at: "$.activities[1].number",
            found: "1",
            expected: "a number that no other activity has"
        ),
        Mistake(
            "\"number\": 26",
            "\"number\": 26.5",
            at: "$.activities[1].number",
            found: "26.5",
            expected: "a whole number from 1 to 9999"
        ),
        Mistake(
            "\"result\": \"\"",
            "\"result\": null",
            at: "$.activities[0].result",
            found: "null",
            expected: "a text, which may be empty"
        ),
        Mistake(
            "\"kind\": \"deadline\"",
            "\"kind\": \"Dedline\"",
            at: "$.activities[1].kind",
            found: "\"Dedline\"",
            expected: "one of: deadline, seminar, videoconference, monthlyReport, continuing "
                + "(did you mean \"deadline\"?)"
        ),
        Mistake(
            "институциональный",
            "институтский",
            at: "$.activities[0].levels",
            found: "\"институтский\"",
            expected: "one of: федеральный, всероссийский, региональный, муниципальный, институциональный"
        ),
        Mistake(
            "\"value\": \"региональный\"",
            "\"value\": \"регионалный\"",
            at: "$.activities[1].decisions.levels.value",
            found: "\"регионалный\"",
            expected: "one of: федеральный, всероссийский, региональный, муниципальный, институциональный "
                + "(did you mean \"региональный\"?)"
        ),
        Mistake(
            "[\"moin\", \"schools\"]",
            "[\"moin\", \"school\"]",
            at: "$.activities[0].responsibleBodies[1]",
            found: "\"school\"",
            expected: "the id of a body of the roster"
        ),
        Mistake(
            "[\"moin\", \"schools\"]",
            "[\"moin\", \"moin\"]",
            at: "$.activities[0].responsibleBodies[1]",
            found: "\"moin\"",
            expected: "each of the ids of bodies once"
        ),
        Mistake(
            "[\"moin\", \"schools\"]",
            "[]",
            at: "$.activities[0].responsibleBodies",
            found: "an empty list",
            expected: "a list of ids of bodies that is not empty"
        ),
        Mistake(
            "\"audience\": []",
            "\"audience\": {}",
            at: "$.activities[0].audience",
            found: "an empty object",
            expected: "a list of ids of bodies"
        ),
        Mistake(
            "\"revision\": 3",
            "\"revision\": 0",
            at: "$.activities[1].revision",
            found: "0",
            expected: "a whole number from 1 to 9999"
        ),
        Mistake(
            "\"reason\": \"По письму № 5\"",
            "\"reason\": \"\"",
            at: "$.activities[1].decisions.period.reason",
            found: "\"\"",
            expected: "a text that is not empty"
        ),
        Mistake(
            "\"audience\": {",
            "\"audience\": { \"value\": \"schools\",",
            at: "$.activities[1].decisions.audience.value",
            found: "an unknown key",
            expected: "one of: reason"
        ),
        Mistake(
            "\"revision\": 3",
            "\"revision\": 3, \"revision\": 4",
            at: "$.activities[1].revision",
            found: "the key a second time",
            expected: "each key once"
        ),
    ])
    func `each mistake is told where it is`(mistake: Mistake) {
        #expect(reader.problems(after: mistake) == mistake.problems(in: "roadmap.json"))
    }

    @Test func `a period that is not understood is asked about where it is read`() {
        let wrong = "когда-нибудь"
        let column = reader.problems(["Январь-февраль 2022 г.": wrong])
        #expect(column.map(\.path) == ["$.activities[0].period"])
        #expect(column.map(\.found) == ["\"когда-нибудь\""])
        let decision = reader.problems(["Август 2022 г.": wrong])
        #expect(decision.map(\.path) == ["$.activities[1].decisions.period.value"])
    }

    @Test func `bodies are not judged without a roster`() throws {
        let text = Self.valid.replacing("\"moin\"", with: "\"nobody\"")
        #expect(try RoadmapDocument.read(text.utf8, bodies: nil).activities.count == 2)
    }

    @Test func `many mistakes are told at once, in the order of the file`() {
        let edits: KeyValuePairs = [
            "\"500plus-2022\"": "7", "\"number\": 1": "\"number\": 0", "seminar": "семинар", "\"moin\"": "\"m\"",
            "по плану": " ",
        ]
        #expect(
            reader.problems(edits).map(\.path) == [
                "$.id", "$.activities[0].number", "$.activities[0].kind", "$.activities[0].responsibleBodies[0]",
                "$.activities[1].period",
            ]
        )
    }

    @Test(arguments: ["[]", "17", "\"roadmap\"", "null"])
    func `a document of another shape is one problem`(text: String) {
        let problems = reader.problems(in: text)
        #expect(problems.map(\.path) == ["$"])
        #expect(problems.map(\.expected) == ["an object"])
    }

    @Test func `a syntax error is one problem with line and column`() {
        let problems = reader.problems(["\"year\": 2022,": "\"year\": 2022"])
        let found = "\"\\\"\" at line 7, column 3"
        #expect(problems == [Problem(file: "roadmap.json", path: "$", found: found, expected: "\",\" or \"}\"")])
    }

    @Test func `five megabytes of junk are refused`() {
        let filler = String(repeating: "{\"a\": [1, \"б\", null]}, ", count: 200_000)
        #expect(reader.problems(in: filler).count == 1)
        let list = reader.problems(["\"activities\": [": "\"junk\": [\(filler)null],\n\"activities\": ["])
        #expect(list.map(\.path) == ["$.junk"])
    }

    /// As `write` lays it out: the second row has everything optional.
    static let valid = """
        {
          "$schema": "schema/roadmap.schema.json",
          "id": "500plus-2022",
          "title": "«Дорожная карта» 500+",
          "order": "приказ № 1692",
          "year": 2022,
          "activities": [
            {
              "number": 1,
              "title": "Семинар «Начало» / вебинар",
              "responsible": "МОиНРК, \\"ОО\\"",
              "period": "Январь-февраль 2022 г.",
              "result": "",
              "levels": "Всероссийский институциональный",
              "kind": "seminar",
              "responsibleBodies": ["moin", "schools"],
              "audience": []
            },
            {
              "number": 26,
              "title": "Конференция",
              "responsible": "ОО",
              "period": "по плану",
              "result": "участие",
              "levels": "",
              "kind": "deadline",
              "responsibleBodies": ["moin"],
              "audience": ["schools"],
              "revision": 3,
              "decisions": {
                "period": {
                  "value": "Август 2022 г.",
                  "reason": "По письму № 5"
                },
                "levels": {
                  "value": "региональный",
                  "reason": "Проводит ИПК"
                },
                "audience": {
                  "reason": "В приказе не названа"
                }
              }
            }
          ]
        }

        """
}
