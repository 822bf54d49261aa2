import Core
import OrderImport
import Testing

@Suite struct OrderReadingTests {
    @Test func `every row equals a careful reading of the paper in every column`() throws {
        let activities = try OrderFixture.imported().roadmap.activities
        let expected = try OrderFixture.expected()
        #expect(activities.map(\.number) == Array(1...34))
        for (activity, row) in zip(activities, expected) { #expect(activity.columns == row.columns) }
    }

    @Test func `every row has the kind, the responsible and the audience that a reader would give it`() throws {
        let activities = try OrderFixture.imported().roadmap.activities
        for (activity, row) in zip(activities, try OrderFixture.expected()) {
            #expect(activity.kind.rawValue == row.kind, "row \(row.number)")
            #expect(activity.responsibleBodies.map(\.rawValue) == row.responsibleBodies, "row \(row.number)")
            #expect(activity.audience.map(\.rawValue) == row.audience, "row \(row.number)")
        }
    }

    @Test(arguments: [
        (ActivityKind.deadline, 12), (.seminar, 12), (.videoconference, 3), (.monthlyReport, 1), (.continuing, 6),
    ])
    func `the kinds are as many as the programme knows`(kind: ActivityKind, count: Int) throws {
        let activities = try OrderFixture.imported().roadmap.activities
        #expect(activities.count { $0.kind == kind } == count)
    }

    @Test func `nobody is both responsible and merely concerned`() throws {
        for activity in try OrderFixture.imported().roadmap.activities {
            #expect(Set(activity.audience).isDisjoint(with: activity.responsibleBodies))
        }
    }

    @Test(arguments: [
        (1, "2021-12-01", "2021-12-31"), (5, "2022-01-01", "2022-02-28"), (14, "2022-08-01", "2022-08-31"),
        (15, "2022-01-01", "2022-12-31"), (18, "2022-03-01", "2022-05-31"), (31, "2022-10-01", "2022-11-30"),
    ])
    func `periods without a day or a year become days`(row: Int, start: String, end: String) throws {
        let activity = try #require(try OrderFixture.imported().roadmap.activity(row))
        #expect(activity.schedule.start == CivilDate(iso: start))
        #expect(activity.schedule.end == CivilDate(iso: end))
    }

    @Test(arguments: [
        (1, [Level.regional, .municipal]), (2, [.federal, .regional, .municipal]), (7, [.institutional]),
        (16, [.federal]), (25, [.municipal]), (26, []),
    ])
    func `level words become levels`(row: Int, levels: [Level]) throws {
        let activity = try #require(try OrderFixture.imported().roadmap.activity(row))
        #expect(activity.levelSet == Set(levels))
    }

    @Test func `the heading gives the roadmap its name, its order and its year`() throws {
        let roadmap = try OrderFixture.imported().roadmap
        #expect(roadmap.id.rawValue == "500plus-2022")
        let title = "«Дорожная карта» (региональные мероприятия) по реализации федерального проекта «500+» в 2022 г."
        #expect(roadmap.title == title)
        #expect(roadmap.order == "приказ МОиН РК от 20.12.2021 № 1692")
        #expect(roadmap.year == 2022)
    }

    @Test func `what was repaired or stayed unclear is told with its line`() throws {
        let shifted = "not under their headings, put back by meaning: result, levels"
        let expected =
            [
                "line 31: row 1: repaired: tags such as <p> left out",
                "line 31: row 1: repaired: the heading «Уровни реализации» stood in a cell; left out",
                "line 32: row 2: repaired: tags such as <p> left out",
                "line 32: row 2: question: the responsible ends with a comma; a name may be missing",
                "line 36: row 5: question: the result is empty",
                "line 42: row 9: repaired: the page break repeats «условиях»; kept once",
                "line 42: row 9: repaired: continues the row, joined: "
                    + "«условиях, путем распространения их результатов в 2022 году» to the title",
                "line 50: row 15: repaired: continues the row, joined: "
                    + "«Министерства МО Н РК \"Об утверждении графика проведения неза…» to the title, "
                    + "«образования\" (ЦОКО)» to the responsible, "
                    + "«образования на результатов мониторинговых исследований, напр…» to the result",
            ]
            + zip(51...56, 16...21).map { "line \($0): row \($1): repaired: \(shifted)" }
            + [
                "line 58: row 21: repaired: continues the row, joined: "
                    + "«Муниципалитеты» to the responsible, «информации» to the result",
                "line 63: row 26: question: the level is empty",
                "line 63: row 26: question: the order does not say whom to invite",
                "line 68: row 30: question: the order does not say whom to invite",
            ]
        #expect(try OrderFixture.imported().notes.map(\.description) == expected)
    }

    @Test(arguments: [
        ("МОиНРК", ["moin"]), ("МО И Н РК", ["moin"]), ("Мойн РК,", ["moin"]), ("МОИН рк", ["moin"]),
        ("БУ ДПО РК \"КРИПКРО\"", ["kripkro"]), ("БУДПО РК«КРИПКРО»", ["kripkro"]),
        ("МО И Н РК БУ ДПО РК «КРИПКРО» муниципалитеты", ["moin", "kripkro", "municipalities"]),
        ("Мойн РК, ЦОКО, МОиН РК", ["moin", "coko"]), ("ОО, МОУО и ПНОР", ["schools", "municipalities"]),
    ])
    func `a body is known in every spelling`(responsible: String, bodies: [String]) throws {
        let order = try OrderFixture.read(TableText.row(responsible: responsible))
        #expect(order.roadmap.activities.first?.responsibleBodies.map(\.rawValue) == bodies)
        #expect(!order.notes.contains { $0.field == "responsibleBodies" })
    }

    @Test func `words that name no body of the roster are asked about`() throws {
        let order = try OrderFixture.read(TableText.row(responsible: "МОиН РК, Роспотребнадзор по РК"))
        #expect(
            order.notes.last?.description.hasSuffix("row 1: question: not in the roster: «Роспотребнадзор по РК»")
                == true
        )
        let unknown = try OrderFixture.read(TableText.row(responsible: "Роспотребнадзор"))
        #expect(unknown.notes.contains { $0.text == "the responsible names no body of the roster" })
    }
}
