package import Core
package import Foundation
package import Service
import Wording

/// The smallest region in which everything can happen: two schools of one district, with their heads, their curator,
/// the district's coordinator and two people of the institute. A plain week, no holidays unless a test adds some.
package struct Hamlet {
    package var year = 2022
    package var rows: [Activity] = [.deadline(1, "2022-03-01", "2022-03-31"), .deadline(2, "2022-03-01", "2022-03-31")]
    package var daysOff: [SpecialDay] = []
    package var deputies: [Deputy] = []
    package var names: [PersonID: String] = [:]
    package var without: Set<PersonID> = []
    /// Who heads the first school.
    package var firstHead = PersonID.anna
    /// Who looks both schools over.
    package var curator = PersonID.vera
    /// The district of the second school, where it is another.
    package var secondDistrict: Municipality?
    /// True once the second school has left the project.
    package var isSecondGone = false
    /// Who coordinates the district.
    package var coordinator = PersonID.galina
    /// Another district with a school, a head and a coordinator of its own.
    package var hasNeighbours = false
    package var others: [Person] = []
    package var personalData = Settings.PersonalData.full
    package var form = ReportForm.plain
    package var seminars: [Seminar] = []
    package var delivery = DeliveryLimits.standard
    package var quietHours = QuietHours(from: .at("20:00"), to: .at("08:00"))
    /// Coordinators get none unless a test wants them.
    package var digest: DigestRhythm?

    package init() {}

    package init(_ change: (inout Hamlet) -> Void) {
        change(&self)
    }

    package static let zone = TimeZone(identifier: "Europe/Moscow") ?? .gmt

    package static let policy = Policy(
        remindAt: .at("09:00"),
        before: [10, 3, 1, 0],
        after: [1, 3],
        weeks: 8,
        escalation: .init(curator: 3, municipality: 6, region: 10),
        monthly: .init(opensDay: 20, dueDay: 25, before: [3, 1, 0], monthsWithout: [7]),
        dateBefore: [10, 3, 1]
    )

    package var roster: Roster {
        Roster(
            bodies: [
                Body(id: .institute, name: "Институт развития", shortName: "ИРО", reach: .organisation, aliases: []),
                Body(id: .schools, name: "Школы проекта", shortName: "школы", reach: .everySchool, aliases: []),
            ],
            municipalities: [Municipality(id: .named("district"), name: "Степной район", coordinator: coordinator)]
                + [secondDistrict].compactMap(\.self)
                + (hasNeighbours ? [Municipality(id: .named("forest"), name: "Лесной район", coordinator: .zoya)] : []),
            schools: [school("s-1", code: "Ш-01", name: "Первая школа", head: firstHead)]
                + (isSecondGone
                    ? [] : [school("s-2", code: "Ш-02", name: "Вторая школа", head: .boris, secondDistrict?.id)])
                + (hasNeighbours
                    ? [school("s-3", code: "Ш-03", name: "Третья школа", head: .nikita, .named("forest"))] : []),
            people: [
                person(.anna, "Аннина Анна Андреевна", "директор первой школы", .schoolHead),
                person(.boris, "Борисов Борис Борисович", "директор второй школы", .schoolHead),
                person(.vera, "Верина Вера Васильевна", "куратор двух школ", .curator),
                person(.galina, "Галина Галина Глебовна", "координатор Степного района", .municipalCoordinator),
                person(.darya, "Дарьина Дарья Дмитриевна", "координатор проекта", .regionalCoordinator, .institute),
                person(.egor, "Егоров Егор Ефимович", "методист", nil, .institute),
            ].filter { !without.contains($0.id) } + (hasNeighbours ? neighbours : []) + others,
            deputies: deputies
        )
    }

    /// Throws where the repository's own texts do not load.
    package func world(fingerprint: String = "first") throws -> World {
        let time = RegionTime(zone: Self.zone)
        let planner = Planner(
            roadmap: Roadmap(
                id: .named("test-\(year)"),
                title: "Карта",
                order: "приказ № 1",
                year: year,
                activities: rows
            ),
            roster: roster,
            calendar: WorkCalendar(years: [], extraDaysOff: daysOff),
            policy: Self.policy,
            time: time,
            seminars: seminars
        )
        let settings = Settings(
            time: time,
            language: "ru",
            personalData: personalData,
            policy: Self.policy,
            quietHours: quietHours,
            digest: digest,
            contact: "координатор, тел. 1-23-45",
            delivery: delivery
        )
        return World(
            planner: planner,
            settings: settings,
            form: form,
            seminars: seminars,
            phrasebook: try Self.texts.get(),
            fingerprint: fingerprint
        )
    }

    /// The repository's own texts, read once.
    private static let texts = Result {
        try Phrasebook.load(directory: Program.repository.appending(path: "Messages"), language: "ru")
    }

    private var neighbours: [Person] {
        [
            person(.zoya, "Зоина Зоя Захаровна", "координатор Лесного района", .municipalCoordinator),
            person(.nikita, "Никитин Никита Назарович", "директор третьей школы", .schoolHead),
        ]
    }

    private func school(
        _ id: String,
        code: String,
        name: String,
        head: PersonID,
        _ district: MunicipalityID? = nil
    ) -> School {
        School(
            id: .named(id),
            code: code,
            name: name,
            shortName: name,
            municipality: district ?? .named("district"),
            head: head,
            curator: district == .named("forest") ? nil : curator
        )
    }

    private func person(_ id: PersonID, _ name: String, _ post: String, _ role: Role?, _ body: BodyID? = nil) -> Person
    {
        Person(id: id, name: names[id] ?? name, post: post, roles: role.map { [$0] } ?? [], body: body)
    }
}
