internal import Core
internal import Foundation
internal import Persistence

/// One obligation as a person sees it: what, by when, for whom, and how it stands.
struct CardItem: Hashable {
    let obligation: Obligation
    let ground: Ground
    /// The step that brought it up; nil on a list the person asked for.
    let step: Step?
    let standing: Standing?
    /// The last day of the pause its school is on.
    var pausedUntil: CivilDate?
    /// The day on which the reader asked to be reminded again.
    var snoozedTo: CivilDate?
    /// When the meeting is held whose day was to be set.
    var meeting: LocalMoment?
    /// The coordinator's act that made it open again.
    var returned: ActRecord?

    var token: ObligationToken { ObligationToken(obligation.id) }
    var isSettled: Bool { standing?.isSettled ?? false || meeting != nil }

    /// True where somebody is told of another's silence.
    var isEscalation: Bool { ground.isEscalation }

    /// True where the person may say how it stands; those whom silence was reported to may not.
    var isAnswerable: Bool {
        switch ground.relation {
        case .responsible, .curates: true
        case .escalated(let tier): tier == .curator
        }
    }
}

extension CardItem {
    /// The items of a message that went out, in its order; what was done before it went out is left out.
    static func items(of entry: Int64, in ledger: Ledger) throws -> [CardItem] {
        try ledger.notices(in: entry).filter { $0.state != "suppressed" }.map { recorded in
            CardItem(
                obligation: recorded.notice.obligation,
                ground: recorded.notice.ground,
                step: recorded.notice.step,
                standing: try ledger.standing(of: recorded.notice.obligation.id)
            )
        }
    }

    /// Everything the year asks of a person, with his answers; deputising counts as of the given day.
    static func agenda(of person: PersonID, on day: CivilDate, world: World, ledger: Ledger) throws -> [CardItem] {
        try world.planner.agenda(of: person, on: day).map { item in
            try CardItem(
                obligation: item.obligation,
                ground: item.ground,
                step: nil,
                standing: try ledger.standing(of: item.obligation.id)
            )
            .noted(for: person, world: world, ledger: ledger, on: day)
        }
    }
}
