import Core
import Testing

@Suite struct RosterDocumentTests {
    private let reader = DocumentFixture(text: Self.valid) { bytes throws(Problems) in
        try RosterDocument.read(bytes)
    }

    @Test func `a file without mistakes becomes a roster`() throws {
        let roster = try reader.read()
        #expect(roster.bodies.map(\.id.rawValue) == ["moin", "schools"])
        #expect(roster.bodies.map(\.reach) == [.organisation, .everySchool])
        #expect(roster.bodies[0].aliases == ["МОиНРК", "МО И Н РК"])
        #expect(roster.municipalities.map(\.coordinator?.rawValue) == ["p-city", nil])
        #expect(roster.schools.map(\.code) == ["Ш-01", "Ш-02"])
        #expect(roster.schools.map(\.curator?.rawValue) == ["p-curator", nil])
        #expect(roster.schools.map(\.head.rawValue) == ["p-head", "p-head"])
        #expect(
            roster.people.map(\.roles) == [
                [.regionalCoordinator, .curator], [.municipalCoordinator], [.curator], [.schoolHead], [],
            ]
        )
        #expect(roster.people[0].body?.rawValue == "moin")
        #expect(roster.deputies.map(\.to) == [CivilDate(iso: "2022-07-31"), nil])
    }

    @Test(arguments: [
        Mistake(
            "\"id\": \"elista\"",
            "\"id\": \"moin\"",
            at: "$.municipalities[0].id",
            found: "\"moin\"",
            expected: "an id that nothing else has",
            and: Problem(
                file: "roster.json",
                path: "$.schools[0].municipality",
                found: "\"elista\"",
                expected: "the id of a municipality of the roster"
            )
        ),
        Mistake(
            "\"id\": \"s-02\"",
            "\"id\": \"s-01\"",
            at: "$.schools[1].id",
            found: "\"s-01\"",
            expected: "an id that nothing else has"
        ),
        Mistake(
            "\"id\": \"p-spare\"",
            "\"id\": \"p-head\"",
            at: "$.people[4].id",
            found: "\"p-head\"",
            expected: "an id that nothing else has",
            and: Problem(
                file: "roster.json",
                path: "$.deputies[0].deputy",
                found: "\"p-spare\"",
                expected: "the id of a person of the roster"
            )
        ),
        Mistake(
            "\"id\": \"p-spare\"",
            "\"id\": \"Ц\"",
            at: "$.people[4].id",
            found: "\"Ц\"",
            expected: "an id of 1 to 40 characters a-z, 0-9 and \"-\", with no \"-\" at either end",
            and: Problem(
                file: "roster.json",
                path: "$.deputies[0].deputy",
                found: "\"p-spare\"",
                expected: "the id of a person of the roster"
            )
        ),
        Mistake(
            "\"reach\": \"everySchool\"",
            "\"reach\": \"everySchol\"",
            at: "$.bodies[1].reach",
            found: "\"everySchol\"",
            expected: "one of: organisation, external, everyMunicipality, everySchool, everyCurator "
                + "(did you mean \"everySchool\"?)"
        ),
        Mistake(
            "\"aliases\": [\"ОО\"]",
            "\"aliases\": [\"«мо и н» рк\"]",
            at: "$.bodies[1].aliases[0]",
            found: "\"«мо и н» рк\"",
            expected: "a spelling that no other body has; moin has it"
        ),
        Mistake(
            "\"name\": \"Школы\"",
            "\"name\": \"МИНИСТЕРСТВО\"",
            at: "$.bodies[1].name",
            found: "\"МИНИСТЕРСТВО\"",
            expected: "a spelling that no other body has; moin has it"
        ),
        Mistake(
            "\"aliases\": [\"ОО\"]",
            "\"aliases\": [\"—\"]",
            at: "$.bodies[1].aliases[0]",
            found: "\"—\"",
            expected: "a name with letters in it"
        ),
        Mistake(
            "\"coordinator\": \"p-city\"",
            "\"coordinator\": \"p-nobody\"",
            at: "$.municipalities[0].coordinator",
            found: "\"p-nobody\"",
            expected: "the id of a person of the roster"
        ),
        Mistake(
            "\"coordinator\": \"p-city\"",
            "\"coordinator\": \"p-spare\"",
            at: "$.municipalities[0].coordinator",
            found: "\"p-spare\"",
            expected: "a person with the role municipalCoordinator",
            and: Problem(
                file: "roster.json",
                path: "$.people[1].roles",
                found: "municipalCoordinator",
                expected: "the role only of a person who coordinates a municipality"
            )
        ),
        Mistake(
            "\"municipality\": \"elista\"",
            "\"municipality\": \"elistа\"",
            at: "$.schools[0].municipality",
            found: "\"elistа\"",
            expected: "an id of 1 to 40 characters a-z, 0-9 and \"-\", with no \"-\" at either end"
        ),
        Mistake(
            "\"code\": \"Ш-02\"",
            "\"code\": \"Ш-01\"",
            at: "$.schools[1].code",
            found: "\"Ш-01\"",
            expected: "a code that no other school has"
        ),
        Mistake(
            "\"head\": \"p-head\"",
            "\"head\": \"p-curator\"",
            at: "$.schools[0].head",
            found: "\"p-curator\"",
            expected: "a person with the role schoolHead"
        ),
        Mistake(
            "\"curator\": \"p-curator\"",
            "\"curator\": \"p-head\"",
            at: "$.schools[0].curator",
            found: "\"p-head\"",
            expected: "a person with the role curator"
        ),
        Mistake(
            "\"roles\": []",
            "\"roles\": [\"schoolHead\"]",
            at: "$.people[4].roles",
            found: "schoolHead",
            expected: "the role only of a person who heads a school"
        ),
        Mistake(
            "\"roles\": []",
            "\"roles\": [\"observer\", \"observer\"]",
            at: "$.people[4].roles[1]",
            found: "\"observer\"",
            expected: "each of the roles once"
        ),
        Mistake(
            "\"regionalCoordinator\", ",
            "",
            at: "$.people",
            found: "nobody with the role regionalCoordinator",
            expected: "at least one regional coordinator"
        ),
        Mistake(
            "\"roles\": []",
            "\"roles\": [\"regionalCoordinator\"]",
            at: "$.people[4].roles",
            found: "regionalCoordinator",
            expected: "one regional coordinator only; p-region is one"
        ),
        Mistake(
            "\"body\": \"moin\"",
            "\"body\": \"coko\"",
            at: "$.people[0].body",
            found: "\"coko\"",
            expected: "the id of a body of the roster"
        ),
        Mistake(
            "\"deputy\": \"p-spare\"",
            "\"deputy\": \"p-region\"",
            at: "$.deputies[0].deputy",
            found: "\"p-region\"",
            expected: "somebody else than the person"
        ),
        Mistake(
            "\"to\": \"2022-07-31\"",
            "\"to\": \"2022-06-31\"",
            at: "$.deputies[0].to",
            found: "\"2022-06-31\"",
            expected: "a day of the calendar as \"YYYY-MM-DD\""
        ),
        Mistake(
            "\"to\": \"2022-07-31\"",
            "\"to\": \"2022-06-30\"",
            at: "$.deputies[0].to",
            found: "\"2022-06-30\"",
            expected: "a day not before 2022-07-01"
        ),
        Mistake(
            "\"schools\": [",
            "\"scools\": [",
            at: "$.schools",
            found: "nothing",
            expected: "a list of schools",
            and: Problem(
                file: "roster.json",
                path: "$.scools",
                found: "an unknown key",
                expected: "one of: $schema, notice, bodies, municipalities, schools, people, deputies "
                    + "(did you mean \"schools\"?)"
            )
        ),
    ])
    func `each mistake is told where it is`(mistake: Mistake) {
        #expect(reader.problems(after: mistake) == mistake.problems(in: "roster.json"))
    }

    @Test func `a mistake in one item does not cast doubt on those who refer to it`() {
        // The school and its head are both misspelt, but the ids are there.
        let problems = reader.problems([
            "\"shortName\": \"Первая\"": "\"shortName\": \"\"", "\"post\": \"директор\"": "\"post\": 5",
        ])
        #expect(problems.map(\.path) == ["$.schools[0].shortName", "$.people[3].post"])
    }

    @Test func `an empty roster lacks only the region's coordinator`() {
        let text = #"{"bodies": [], "municipalities": [], "schools": [], "people": [], "deputies": []}"#
        #expect(reader.problems(in: text).map(\.path) == ["$.people"])
    }

    @Test func `a roster of a thousand schools is read`() throws {
        let schools = (1...1_000).map { number in
            """
            { "id": "s-\(number)", "code": "\(number)", "name": "Школа", "shortName": "Ш", "municipality": "elista", \
            "head": "p-head" }
            """
        }
        let text = Self.valid.replacing("\"schools\": [", with: "\"schools\": [\(schools.joined(separator: ",\n")),")
            .replacing("\"id\": \"s-01\"", with: "\"id\": \"s-0\"").replacing(
                "\"id\": \"s-02\"",
                with: "\"id\": \"s-00\""
            )
        #expect(try RosterDocument.read(text.utf8).schools.count == 1_002)
    }

    static let valid = """
        {
          "$schema": "schema/roster.schema.json",
          "notice": "Вымышленные данные",
          "bodies": [
            { "id": "moin", "name": "Министерство", "shortName": "МОиН РК", "reach": "organisation",
              "aliases": ["МОиНРК", "МО И Н РК"] },
            { "id": "schools", "name": "Школы", "shortName": "школы", "reach": "everySchool", "aliases": ["ОО"] }
          ],
          "municipalities": [
            { "id": "elista", "name": "Элиста", "coordinator": "p-city" },
            { "id": "lagansky", "name": "Лаганский район" }
          ],
          "schools": [
            { "id": "s-01", "code": "Ш-01", "name": "МБОУ «Первая СОШ»", "shortName": "Первая",
              "municipality": "elista", "head": "p-head", "curator": "p-curator" },
            { "id": "s-02", "code": "Ш-02", "name": "МБОУ «Вторая СОШ»", "shortName": "Вторая",
              "municipality": "lagansky", "head": "p-head" }
          ],
          "people": [
            { "id": "p-region", "name": "А А А", "post": "методист", "roles": ["regionalCoordinator", "curator"],
              "body": "moin" },
            { "id": "p-city", "name": "Б Б Б", "post": "специалист", "roles": ["municipalCoordinator"] },
            { "id": "p-curator", "name": "В В В", "post": "завуч", "roles": ["curator"] },
            { "id": "p-head", "name": "Г Г Г", "post": "директор", "roles": ["schoolHead"] },
            { "id": "p-spare", "name": "Д Д Д", "post": "методист", "roles": [] }
          ],
          "deputies": [
            { "person": "p-region", "deputy": "p-spare", "from": "2022-07-01", "to": "2022-07-31" },
            { "person": "p-city", "deputy": "p-curator" }
          ]
        }
        """
}
