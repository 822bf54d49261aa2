internal import Chat
package import Core
package import Foundation
package import Wording

/// A message about a seminar that the dry run tells of.
package struct PlannedSeminar: Sendable {
    package let notice: SeminarNotice
    package let occurrence: SeminarOccurrence
    /// How many are invited.
    package let people: Int

    package var at: Date { notice.at }
    package var recipient: PersonID { notice.key.recipient }
    package var step: SeminarStep { notice.key.step }
}

extension World {
    /// Everything that would be written about seminars from a moment on if nobody answered and nothing changed, in order
    /// of time.
    ///
    /// What invites at once invites at that moment, if its beginning lies ahead.
    package func plannedSeminars(from start: Date) -> [PlannedSeminar] {
        seminarPlanner.occurrences.filter { $0.cancelled == nil }.flatMap { planned($0, from: start) }
            .sorted { ($0.at, $0.notice.key.occurrence) < ($1.at, $1.notice.key.occurrence) }
    }

    private func planned(_ occurrence: SeminarOccurrence, from start: Date) -> [PlannedSeminar] {
        let people = roster.invited(to: occurrence.seminar.invited)
        let begin = seminarPlanner.begin(of: occurrence)
        let planned = seminarPlanner.invitation(to: occurrence)
        let invitation = openHours.firstOpen(from: planned == .distantPast ? start : planned)
        guard invitation < begin else { return [] }
        let reminders = seminarPlanner.reminders(of: occurrence, to: people.count).map { step, at in
            (step: step, at: step.isTimely ? at : openHours.firstOpen(from: at))
        }
        // Of several at one moment the last is said; what an invitation says is not said again with it.
        let steps = reminders.enumerated().filter { index, reminder in
            reminder.at > invitation && reminder.at < begin
                && !reminders.dropFirst(index + 1).contains { $0.at == reminder.at }
        }.map(\.element)
        return ([(step: SeminarStep.invitation, at: invitation)] + steps).flatMap { step, at in
            people.map { person in
                let key = SeminarNoticeKey(
                    roadmap: roadmap.id,
                    occurrence: occurrence.id,
                    step: step,
                    recipient: person.id,
                    sequence: 0
                )
                let notice = SeminarNotice(key: key, at: at, start: occurrence.start)
                return PlannedSeminar(notice: notice, occurrence: occurrence, people: people.count)
            }
        }
    }
}

extension PlannedSeminar {
    /// What the message would say, in the HTML of `OutgoingMessage`, and why it would be sent, as plain text.
    package func words(in world: World) throws -> (text: String, reason: String) {
        let event = SeminarEvent(occurrence, codeWord: "", at: at)
        let card = SeminarCard(event: event, world: world, now: at, invited: recipient)
        let values: WordingValues = ["people": .number(people), "order": .text(world.roadmap.order)]
        let reason = try world.phrasebook.text(.planSeminarReason, values.merging(particulars(in: world)) { $1 })
        return (try card.message(step).text, TextLimit.plain(reason))
    }

    /// What it is about, as values for a template of the dry run.
    package func particulars(in world: World) -> WordingValues {
        var values: WordingValues = [
            "title": .text(occurrence.seminar.title), "at": .moment(occurrence.start.date, occurrence.start.time),
            "step": .text(world.phrasebook.label(.seminarPlanned(step.rawValue))),
        ]
        values["row"] = occurrence.seminar.activity.map { .number($0) }
        return values
    }
}
