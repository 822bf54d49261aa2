internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// The word that those present at a seminar are shown.
extension Dialogue {
    /// Whoever types it so many seconds too early or too late hears when it is taken.
    private static let grace: TimeInterval = 12 * 3_600

    /// Returns: false where the text is no such word.
    func takeCodeWord(_ text: String, in turn: Turn) throws -> Bool {
        guard turn.isPersonal, let person = turn.person else { return false }
        let word = Body.spellingKey(text)
        guard !word.isEmpty, word.count <= Self.longestWord else { return false }
        var closed: SeminarEvent?
        for event in try turn.ledger.seminars(since: turn.now.addingTimeInterval(-2 * Self.grace)) {
            guard event.details.cancelled == nil, Body.spellingKey(event.details.codeWord) == word else { continue }
            let window = world.codeWindow(of: event)
            let isNear =
                window.lowerBound.addingTimeInterval(-Self.grace) <= turn.now
                && turn.now <= window.upperBound.addingTimeInterval(Self.grace)
            guard isNear else { continue }
            let participation = try turn.ledger.participation(in: event.id)
            let present = present(person, at: event, participation, on: turn.writer.today)
            guard !present.isEmpty else { continue }
            guard window.contains(turn.now) else {
                closed = closed ?? event
                continue
            }
            // Whoever is marked already, by himself or by the host, stays so.
            for id in present where participation[id]?.cameAt == nil {
                try turn.ledger.set(came: turn.now, of: id, in: event.id, by: person)
            }
            try turn.reply(.seminarPresent, ["title": .text(event.details.title)])
            return true
        }
        guard let closed else { return false }
        try tellWindow(of: closed, in: turn)
        return true
    }

    private static let longestWord = 60

    /// Whose presence somebody tells of: his own, or that of those in whose place he came.
    private func present(
        _ person: PersonID,
        at event: SeminarEvent,
        _ participation: [PersonID: Participation],
        on day: CivilDate
    ) -> [PersonID] {
        let invited =
            world.seminarPlanner.occurrence(event.id).map { world.roster.invited(to: $0.seminar.invited) } ?? []
        let ids = invited.map(\.id)
        // Who is invited himself is there in his own name.
        if ids.contains(person) { return [person] }
        return ids.filter { id in
            event.answer(of: participation[id]) == .deputy(.person(person))
                || world.roster.isDeputy(person, of: id, on: day)
        }
    }

    private func tellWindow(of event: SeminarEvent, in turn: Turn) throws {
        let window = world.codeWindow(of: event)
        try turn.reply(
            .seminarWordClosed,
            [
                "from": .time(world.time.time(of: window.lowerBound)),
                "until": .time(world.time.time(of: window.upperBound)),
                "isEarly": .flag(turn.now < window.lowerBound),
            ]
        )
    }
}
