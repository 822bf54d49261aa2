internal import Chat
internal import Core
internal import Foundation
internal import Persistence

/// The answers about one row at one of its times, as far as a coordinator decides about them.
struct RowDesk {
    let activity: Activity
    /// Every time at which the row is asked for.
    let terms: [RowTerm]
    let term: RowTerm
    /// What is to be looked at first, then what is open, then what is through.
    let items: [Item]
    let today: CivilDate
    let authority: Authority

    /// One subject's obligation and what has been said of it.
    struct Item {
        let obligation: Obligation
        let standing: Standing?
        let decision: ActRecord?
        let pausedUntil: CivilDate?

        var token: ObligationToken { ObligationToken(obligation.id) }

        enum State: Int {
            case toLookAt, open, inProgress, closed, accepted
        }

        var state: State {
            guard let standing else { return .open }
            guard standing.isSettled else { return .inProgress }
            if isClosed { return .closed }
            return isAccepted || isForm ? .accepted : .toLookAt
        }

        /// True where the last word about it is a coordinator's.
        var isClosed: Bool { decision.map { $0.closes(standing) } ?? false }
        var isAccepted: Bool { decision.map { $0.accepts(standing) } ?? false }
        var isSettled: Bool { standing?.isSettled ?? false }
        /// The coordinator's word that it stands as it does by.
        var decisionInForce: ActRecord? { isClosed || isAccepted ? decision : nil }
        /// The coordinator's act that made it open again.
        var returned: ActRecord? { standing == nil ? lastReturn : nil }
        /// The return after which it was answered anew.
        var formerReturn: ActRecord? { standing == nil ? nil : lastReturn }
        private var lastReturn: ActRecord? { decision.flatMap { $0.isReturn ? $0 : nil } }
        /// False for a report that was sent in: it is returned where it is looked over, row by row.
        var isReturnable: Bool { isSettled && (!isForm || isClosed) }

        /// True for a school's report, which is looked over as a whole.
        var isForm: Bool {
            if case .school = obligation.subject { obligation.demand == .report } else { false }
        }
    }

    /// Nil where nothing of the row is his to decide about. Without a time it is the last one that has begun and of
    /// which something is open.
    init?(
        _ row: Int,
        at time: String? = nil,
        by person: Person,
        in ledger: Ledger,
        world: World,
        now: Date
    ) throws {
        guard let activity = world.roadmap.activity(row) else { return nil }
        let today = world.time.date(of: now)
        let authority = world.authority(of: person, for: .answers, on: today)
        let terms = world.planner.terms(ofRow: row)
        func own(_ term: RowTerm) -> [Obligation] {
            world.planner.obligations(ofRow: row, in: term.occurrence.id).filter(authority.covers)
        }
        var term = terms.first { time == RowPress.token(of: $0.occurrence.id) }
        if term == nil {
            let begun = terms.filter { $0.begins <= today }
            term =
                try begun.last { try !world.unsettled(own($0), in: ledger).isEmpty } ?? begun.last ?? terms.first
        }
        guard authority.reach >= .municipality, let term else { return nil }
        let obligations = own(term)
        guard !obligations.isEmpty else { return nil }
        let standings = try ledger.standings(ofRow: row, in: term.occurrence.id)
        let decisions = try ledger.lastDecisions(ofRow: row, in: term.occurrence.id)
        let pauses = try ledger.pauses().map(\.pause).filter { $0.isInForce(on: today) }
        let until = Dictionary(pauses.map { (Subject.school($0.school), $0.lastDay) }, uniquingKeysWith: max)
        let items = obligations.map { obligation in
            Item(
                obligation: obligation,
                standing: standings[obligation.subject],
                decision: decisions[obligation.subject],
                pausedUntil: until[obligation.subject]
            )
        }
        let order = items.indices.sorted { (items[$0].state.rawValue, $0) < (items[$1].state.rawValue, $1) }
        self.activity = activity
        self.terms = terms
        self.term = term
        self.items = order.map { items[$0] }
        self.today = today
        self.authority = authority
    }

    /// The desk of the time at which one of the row's obligations is asked for.
    static func holding(
        _ token: ObligationToken,
        of row: Int,
        by person: Person,
        in ledger: Ledger,
        world: World,
        now: Date
    ) throws -> (desk: RowDesk, item: Item)? {
        for term in world.planner.terms(ofRow: row) {
            let time = RowPress.token(of: term.occurrence.id)
            let all = world.planner.obligations(ofRow: row, in: term.occurrence.id)
            guard all.contains(where: { ObligationToken($0.id) == token }) else { continue }
            guard let desk = try RowDesk(row, at: time, by: person, in: ledger, world: world, now: now),
                let item = desk.items.first(where: { $0.token == token })
            else { return nil }
            return (desk, item)
        }
        return nil
    }

    var isOverdue: Bool { term.occurrence.isOverdue(on: today) }
    var open: [Item] { items.filter { !$0.isSettled } }
}

extension ActRecord {
    /// True where it has settled the obligation that stands so.
    func closes(_ standing: Standing?) -> Bool {
        guard case .close? = act, let standing else { return false }
        return standing.by == author && standing.since == doneAt
    }

    var isReturn: Bool { if case .sendBack? = act { true } else { false } }

    /// True where it has accepted the answer that stands so.
    func accepts(_ standing: Standing?) -> Bool {
        guard case .accept? = act, let standing, let doneAt else { return false }
        return standing.isSettled && standing.since <= doneAt
    }

    /// An act may be confirmed for a day, and taken back for a day.
    private static let lifetime: TimeInterval = 86_400

    func isFresh(at now: Date) -> Bool { now < (doneAt ?? proposedAt).addingTimeInterval(Self.lifetime) }

    /// Whoever did it takes it back where he did it; his right to it is asked when he does.
    func mayBeUndone(by person: PersonID?, in chat: ChatID, at now: Date) -> Bool {
        state == .done && author == person && self.chat == chat && isFresh(at: now)
    }
}

extension World {
    /// True where a coordinator has the last word about how an obligation stands: its subject changes nothing more.
    func isDecided(_ id: ObligationID, in ledger: Ledger) throws -> Bool {
        guard let decision = try ledger.lastDecision(about: id) else { return false }
        let standing = try ledger.standing(of: id)
        return decision.closes(standing) || decision.accepts(standing)
    }
}
