package import Chat
package import Core
package import Foundation

extension Identifier {
    /// For names known to be right.
    package static func named(_ text: String) -> Self {
        guard let id = Self(text) else { preconditionFailure("\(text) is no identifier") }
        return id
    }
}

extension PersonID {
    package static let anna = named("anna")
    package static let boris = named("boris")
    package static let vera = named("vera")
    package static let galina = named("galina")
    package static let darya = named("darya")
    package static let egor = named("egor")
    package static let everybody = [anna, boris, vera, galina, darya, egor]
    /// Of the other district.
    package static let zoya = named("zoya")
    package static let nikita = named("nikita")
    package static let withNeighbours = everybody + [zoya, nikita]
}

extension ChatID {
    package static let anna = ChatID(rawValue: 1)
    package static let boris = ChatID(rawValue: 2)
    package static let vera = ChatID(rawValue: 3)
    package static let galina = ChatID(rawValue: 4)
    package static let darya = ChatID(rawValue: 5)
    package static let egor = ChatID(rawValue: 6)
    package static let zoya = ChatID(rawValue: 7)
    package static let nikita = ChatID(rawValue: 8)
    package static let stranger = ChatID(rawValue: 99)
    package static let group = ChatID(rawValue: -500)

    /// The chat in which a person of the hamlet talks to the bot.
    package init(of person: PersonID) {
        self.init(rawValue: Int64((PersonID.withNeighbours.firstIndex(of: person) ?? 97) + 1))
    }
}

extension BodyID {
    package static let institute = named("institute")
    package static let schools = named("schools")
}

extension Subject {
    package static let first = Subject.school(.named("s-1"))
    package static let second = Subject.school(.named("s-2"))
}

extension CivilDate {
    package static func on(_ iso: String) -> CivilDate {
        guard let date = CivilDate(iso: iso) else { preconditionFailure("\(iso) is no date") }
        return date
    }
}

extension ClockTime {
    package static func at(_ text: String) -> ClockTime {
        guard let time = ClockTime(text) else { preconditionFailure("\(text) is no time") }
        return time
    }
}

extension Date {
    /// By the hamlet's clock: `2022-03-17 09:00`.
    package static func at(_ text: String) -> Date {
        let parts = text.split(separator: " ")
        return RegionTime(zone: Hamlet.zone).instant(.on(String(parts[0])), .at(String(parts[1])))
    }
}

extension Activity {
    /// A row that every school carries out by its last day.
    package static func deadline(
        _ number: Int,
        _ from: String,
        _ to: String,
        by body: BodyID = .schools,
        revision: Int = 1,
        title: String? = nil
    ) -> Activity {
        row(number, .deadline, Period(start: .on(from), end: .on(to)), by: body, revision: revision, title: title)
    }

    package static func seminar(_ number: Int, _ from: String, _ to: String) -> Activity {
        row(number, .seminar, Period(start: .on(from), end: .on(to)), by: .institute)
    }

    package static func monthlyReport(_ number: Int) -> Activity {
        row(number, .monthlyReport, Period(recurrence: .monthly), by: .schools)
    }

    /// A row that goes on all year and is asked about in every month's report.
    package static func continuing(_ number: Int, title: String? = nil) -> Activity {
        row(number, .continuing, Period(recurrence: .continuous), by: .schools, title: title)
    }

    private static func row(
        _ number: Int,
        _ kind: ActivityKind,
        _ schedule: Period?,
        by body: BodyID,
        revision: Int = 1,
        title: String? = nil
    ) -> Activity {
        guard let schedule else { preconditionFailure("row \(number) has no period") }
        return Activity(
            number: number,
            title: title ?? "Дело номер \(number)",
            responsible: "Ответственные",
            period: "срок",
            result: "справка",
            levels: "",
            kind: kind,
            responsibleBodies: [body],
            audience: [],
            schedule: schedule,
            levelSet: [],
            revision: revision
        )
    }
}
