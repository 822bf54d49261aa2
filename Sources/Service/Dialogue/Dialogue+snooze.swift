internal import Chat
internal import Core
internal import Persistence
internal import Wording

extension Dialogue {
    /// Promises a reminder for a later morning. The ladder and the escalation go on as they are.
    ///
    /// Returns: what flashes over the chat; nil where the day has come too near meanwhile.
    func snooze(_ item: CardItem, _ snooze: Snooze, for person: PersonID, in turn: Turn) throws -> String? {
        let choices = turn.writer.snoozes(of: item)
        let today = turn.writer.today
        guard !choices.isEmpty,
            let day = snooze.day(from: today, before: item.obligation.occurrence.anchor, in: world.calendar),
            let notice = world.planner.snoozed(item.obligation, of: person, item.ground, to: day)
        else { return nil }
        try turn.ledger.snooze(notice, at: turn.now)
        return try world.phrasebook.text(.snoozeSet, ["day": .date(day)])
    }
}
