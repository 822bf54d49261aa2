internal import Core
internal import Wording

/// A change of a seminar, put into words, with what speaks against it.
struct SeminarWords {
    private let change: ConfigurationChange
    private let before: World
    private let after: World

    /// More clashes than this nobody weighs.
    private static let mostClashes = 12

    init(_ change: ConfigurationChange, from before: World, to after: World) {
        self.change = change
        self.before = before
        self.after = after
    }

    var particulars: WordingValues {
        switch change {
        case .setUpSeminar(let seminar):
            var values: WordingValues = [
                "title": .text(seminar.title), "at": moment(seminar.start), "minutes": .number(seminar.minutes),
                "link": .text(seminar.link), "accessCode": .text(seminar.accessCode ?? ""),
                "agenda": .text(after.typed(seminar.agenda ?? "")), "hasFile": .flag(seminar.agendaFile != nil),
                "people": .number(after.roster.invited(to: seminar.invited).count),
                "answerDays": .number(seminar.answerDays), "clashes": clashes(seminar.occurrences),
            ]
            values["row"] = seminar.activity.map { .number($0) }
            values["through"] = seminar.series.map { .month($0.through) }
            return values
        case .moveSeminar(let time, let title, _, let was, let start):
            let moved = after.seminarPlanner.occurrence(time).map { [$0] } ?? []
            return [
                "title": .text(title), "was": moment(was), "at": moment(start), "clashes": clashes(moved),
            ]
        case .callOffSeminar(_, let title, _, let was, let reason):
            return ["title": .text(title), "at": moment(was), "reason": .text(after.typed(reason))]
        default: return [:]
        }
    }

    private func moment(_ moment: LocalMoment) -> WordingValue { .moment(moment.date, moment.time) }

    /// Held against what is in force without the change.
    private func clashes(_ times: [SeminarOccurrence]) -> WordingValue {
        guard let first = times.first?.start.date else { return .list([]) }
        let found = before.seminarPlanner.clashes(of: times, since: first, quiet: after.settings.quietHours)
        return .list(
            found.prefix(Self.mostClashes).map { clash in
                var values: WordingValues = [
                    "isDayOff": .flag(false), "isQuiet": .flag(false), "isSeminar": .flag(false),
                ]
                switch clash {
                case .dayOff(let day, let name):
                    values["isDayOff"] = .flag(true)
                    values["day"] = .date(day)
                    values["name"] = .text(name ?? "")
                case .quietHours(let start):
                    values["isQuiet"] = .flag(true)
                    values["day"] = .date(start.date)
                case .seminar(let title, let start, let people):
                    values["isSeminar"] = .flag(true)
                    values["day"] = .date(start.date)
                    values["name"] = .text(title)
                    values["people"] = .number(people)
                }
                return values
            }
        )
    }
}

extension ConfigurationChange {
    /// Those invited to the seminar that it is about.
    func guests(_ before: World, _ after: World) -> Set<PersonID> {
        let audience: SeminarAudience? =
            switch self {
            case .setUpSeminar(let seminar): seminar.invited
            default: seminarTime.flatMap { before.seminarPlanner.occurrence($0) }?.seminar.invited
            }
        return Set(audience.map { after.roster.invited(to: $0).map(\.id) } ?? [])
    }
}
