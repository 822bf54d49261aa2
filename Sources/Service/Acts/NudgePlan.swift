internal import Chat
internal import Core
internal import Foundation
internal import Persistence

/// Whom a coordinator's reminder goes to, as things stand now: whoever answers for what is open, each once a day
/// whoever asks.
struct NudgePlan {
    /// What each of them is to be reminded of.
    private(set) var notices: [Notice] = []
    /// What asks those invited to a seminar for their answer again; that is no notice of a row's.
    private(set) var invited: [SeminarNudge] = []
    /// Whoever gets a message, deputies in the places of those they stand in for.
    private(set) var readers: Set<PersonID> = []
    private(set) var unreachable: Set<PersonID> = []
    /// Who is left alone, having been reminded of it on that day already.
    private(set) var repeated: Set<PersonID> = []
    /// Whom the plan itself has told of it that day: a second message is worth a question.
    private(set) var told: Set<PersonID> = []
    /// Who is left alone, being on a pause.
    private(set) var paused: Set<Subject> = []
    /// When it goes out.
    let moment: Date

    init(_ debts: Debts, by person: Person, in ledger: Ledger, world: World, now: Date) throws {
        let today = world.time.date(of: now)
        moment = world.openHours.firstOpen(from: now)
        if case .seminar(let id) = debts {
            try ask(of: id, by: person, in: ledger, world: world, now: now)
            return
        }
        let (planner, obligations) = try world.open(debts, by: person, in: ledger, on: today)
        let pauses = Pauses(try ledger.pauses().map(\.pause))
        let morning = world.time.instant(world.time.date(of: moment), .midnight)
        let chats = try ledger.reachableChats()
        for obligation in obligations {
            guard !pauses.isInForce(for: obligation.subject, on: today) else {
                paused.insert(obligation.subject)
                continue
            }
            for notice in planner.nudges(about: obligation, at: moment) {
                guard try !ledger.holds(notice.key) else {
                    repeated.insert(notice.recipient)
                    continue
                }
                if try ledger.wasTold(notice.obligation.id, to: notice.recipient, since: morning) {
                    told.insert(notice.recipient)
                }
                let stands = [notice.recipient] + world.roster.standIns(for: notice.recipient)
                if let reader = stands.first(where: { chats[$0] != nil }) {
                    notices.append(notice)
                    readers.insert(reader)
                } else {
                    unreachable.insert(notice.recipient)
                }
            }
        }
    }

    /// Of those invited whom he may see, whoever has not answered.
    private mutating func ask(
        of id: SeminarOccurrenceID,
        by person: Person,
        in ledger: Ledger,
        world: World,
        now: Date
    ) throws {
        guard let event = try ledger.seminar(id),
            let desk = try SeminarDesk(event, of: person, in: ledger, world: world, now: now)
        else { return }
        let chores = SeminarChores(world: world, now: now)
        for nudge in try chores.nudges(of: desk.silent.map(\.id), about: event, in: ledger) {
            if try ledger.holdsEntry(nudge.key) {
                repeated.insert(nudge.person)
            } else if nudge.chat == nil {
                unreachable.insert(nudge.person)
            } else {
                invited.append(nudge)
                readers.insert(nudge.person)
            }
        }
    }
}

extension World {
    /// What is open of debts that a person may remind of, and the plan it belongs to.
    fileprivate func open(
        _ debts: Debts,
        by person: Person,
        in ledger: Ledger,
        on today: CivilDate
    ) throws -> (planner: Planner, obligations: [Obligation]) {
        let authority = authority(of: person, for: .answers, on: today)
        let all: [Obligation]
        switch debts {
        case .report(let text):
            guard let month = Month(iso: text) else { return (planner, []) }
            return try owed(nudgeable(by: person, in: month, on: today, from: ledger), in: ledger)
        case .row(let row, let occurrence):
            all = planner.obligations(ofRow: row, in: occurrence).filter(authority.covers)
        case .obligation(let id): all = [planner.obligation(id)].compactMap(\.self).filter(authority.covers)
        case .overdue(let subject):
            all = planner.obligations(of: subject, overdueOn: today).filter(authority.covers)
        case .overdueIn(let place):
            all = planner.subjects(at: place).filter(authority.covers).flatMap {
                planner.obligations(of: $0, overdueOn: today)
            }
        // No row of the roadmap asks for it.
        case .seminar: all = []
        }
        return (planner, try unsettled(all, in: ledger))
    }

    /// Those of the obligations that nobody has settled, in their order.
    func unsettled(_ obligations: [Obligation], in ledger: Ledger) throws -> [Obligation] {
        struct Time: Hashable {
            let row: Int
            let occurrence: String
        }
        var standings: [Time: [Subject: Standing]] = [:]
        return try obligations.filter { obligation in
            let time = Time(row: obligation.activity, occurrence: obligation.occurrence.id)
            let known = try standings[time] ?? ledger.standings(ofRow: time.row, in: time.occurrence)
            standings[time] = known
            return known[obligation.subject]?.isSettled != true
        }
    }
}

extension Authority {
    func covers(_ obligation: Obligation) -> Bool { covers(obligation.subject) }
}
