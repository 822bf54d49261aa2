internal import Chat
internal import Core
internal import Foundation

/// How far somebody reaches on a day: as far as his own roles, and as far as everybody in whose place he stands then.
/// Commands, menus, buttons and /help all ask here.
extension World {
    func reach(of command: BotCommand, for person: Person?, in kind: ChatKind, on day: CivilDate) -> Rights.Reach {
        guard let person else { return Rights.reach(of: command, for: nil, in: kind) }
        return voices(of: person, on: day).map { Rights.reach(of: command, for: $0, in: kind) }.max() ?? .none
    }

    /// What the menu and /help list, in the order of the list; the way in is no question.
    func commands(allowedTo person: Person?, in kind: ChatKind, on day: CivilDate) -> [BotCommand] {
        BotCommand.allCases.filter { $0 != .start && reach(of: $0, for: person, in: kind, on: day) > .none }
    }

    /// What a person may decide by a command.
    func authority(
        of person: Person,
        for command: BotCommand,
        in kind: ChatKind = .personal,
        on day: CivilDate
    ) -> Authority {
        Authority(
            roster: roster,
            person: person.id,
            absentees: Set(absentees(coveredBy: person.id, on: day).map(\.id)),
            reach: reach(of: command, for: person, in: kind, on: day)
        )
    }

    /// Somebody himself and those in whose place he stands that day.
    func voices(of person: Person, on day: CivilDate) -> [Person] {
        [person] + absentees(coveredBy: person.id, on: day)
    }

    private func absentees(coveredBy deputy: PersonID, on day: CivilDate) -> [Person] {
        roster.deputies.filter { $0.deputy == deputy && $0.isActive(on: day) }.compactMap { roster.person($0.person) }
    }

    /// The first moment after another at which somebody begins or ceases to stand in for somebody.
    func nextHandover(after instant: Date) -> Date? {
        let today = time.date(of: instant)
        let days = roster.deputies.flatMap { [$0.from, $0.to?.adding(days: 1)] }.compactMap(\.self)
        return days.filter { $0 > today }.min().map { time.instant($0, .midnight) }
    }
}
