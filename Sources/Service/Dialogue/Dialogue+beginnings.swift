internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Buttons on a school's card: what it is late with, and commands about it that are finished in words.
extension Dialogue {
    /// Returns: what flashes over the chat.
    func press(_ press: DebtPress, in turn: Turn) throws -> String {
        guard turn.isPersonal, let person = turn.person.flatMap(world.roster.person) else {
            return world.phrasebook.label(.outdated)
        }
        let authority = turn.authority(of: person, for: .answers)
        let isHis =
            switch press.debts {
            case .overdue(let subject): authority.covers(subject)
            case .overdueIn(let place?): authority.covers(place)
            case .overdueIn(nil): authority.reach == .region
            case .report, .row, .obligation, .seminar: false
            }
        guard isHis else { return world.phrasebook.label(.outdated) }
        return try nudge(press.debts, by: person, in: turn)
    }

    /// Returns: what flashes over the chat.
    func press(_ press: CommandPress, in turn: Turn) throws -> Label? {
        guard turn.isPersonal, let person = turn.person.flatMap(world.roster.person),
            let school = world.roster.school(press.school),
            turn.authority(of: person, for: .answers).covers(Subject.school(school.id))
        else { return .outdated }
        let (beginning, question): (String, Label)
        switch press.command {
        case .resume:
            try carryOut(.resume, school.code, by: person, in: turn)
            return nil
        case .pause: (beginning, question) = (school.code, .pauseUntil)
        case .replace: (beginning, question) = ("\(school.code) /", .replaceBy)
        case .deputy: (beginning, question) = ("\(school.head) /", .deputyWho)
        }
        let act = CoordinatorAct.command(press.command.rawValue, beginning: beginning)
        try ask(for: act, question, about: world.shortName(of: .school(school.id)), by: person, in: turn)
        return nil
    }
}
