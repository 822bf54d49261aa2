internal import Chat
internal import Core
internal import Persistence

extension Dialogue {
    /// True where whoever asked for a change could ask for it now: rights go as people and schools change hands.
    func mayStill(_ record: ChangeRecord, _ turn: Turn) -> Bool {
        guard let change = record.change, let person = turn.person.flatMap(world.roster.person) else { return false }
        let authority = turn.authority(of: person, for: change.command)
        // Whoever leads a seminar need not be a coordinator.
        if let time = change.seminarTime {
            let seminar = world.seminarPlanner.occurrence(time)?.seminar
            return seminar.map { world.mayManage($0, person, on: turn.writer.today) } ?? false
        }
        guard authority.reach > .none else { return false }
        if authority.reach == .region || change.absentee == person.id { return true }
        // A school that has left is in no municipality any more, but it was when this was proposed.
        let now = change.places(in: world.roster, seminars: world.seminarPlanner) ?? []
        guard authority.covers(now.isEmpty ? record.places ?? [] : now) else { return false }
        // The people it is about may have come to posts beyond his schools.
        switch change {
        case .replaceCurator(_, let new, _):
            return world.roster.person(new).map(authority.mayEmploy) ?? false
        case .deputise(let absent, _, _, _), .endDeputies(let absent):
            return world.roster.person(absent).map(authority.covers) ?? false
        case .schoolJoins(let school):
            let people = [school.head.id, school.curator].compactMap { $0.flatMap(world.roster.person) }
            return people.allSatisfy(authority.mayEmploy)
        case .dayOff, .amend, .cancel, .restore, .schoolLeaves, .roster, .setUpSeminar, .moveSeminar, .callOffSeminar:
            return true
        }
    }
}
