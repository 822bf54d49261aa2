internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// The message by which a person learns what is due, and everything it turns into when its buttons are pressed.
struct ReminderCard {
    let items: [CardItem]
    let place: PressData.Place
    let writer: ItemWriter
    /// Some of it should have gone out on an earlier day.
    let isLate: Bool
    /// When answers may have been lost, for the reader to look at his marks.
    var outage: Outage?

    /// The card of a message in the outbox, as things stand now.
    init(entry: Int64, ledger: Ledger, world: World, reader: PersonID?, now: Date) throws {
        let sent = try ledger.notices(in: entry).filter { $0.state != "suppressed" }
        let today = world.time.date(of: now)
        items = try CardItem.items(of: entry, in: ledger)
            .map { try $0.noted(for: reader, world: world, ledger: ledger, on: today) }
        place = .reminder(entry)
        let writer = ItemWriter(world: world, reader: reader, now: now)
        self.writer = writer
        // A reminder that somebody asked for and a pause moved comes on the day it was moved to.
        let isMovable = sent.contains { if case .snoozed = $0.notice.step { true } else { false } }
        let pauses = Pauses(isMovable ? try ledger.pauses().map(\.pause) : [])
        isLate = sent.contains { entry in
            // A date that was set for a while is not asked for late; nor is what came up late told late.
            guard entry.notice.obligation.demand != .setDate, !entry.isBelated else { return false }
            let moment = DueNotices.moment(of: entry.notice, world, pauses)
            return writer.isLate(dueAt: moment, sent: entry.endedAt ?? now)
        }
    }

    /// The card of a message that is only planned, as it would read at its moment.
    init(planned bundle: NoticeBundle, world: World) {
        items = bundle.notices.map {
            CardItem(obligation: $0.obligation, ground: $0.ground, step: $0.step, standing: nil)
        }
        place = .reminder(0)
        writer = ItemWriter(world: world, reader: bundle.recipient, now: bundle.at)
        isLate = false
    }

    func message() throws(WordingError) -> OutgoingMessage {
        OutgoingMessage(text: try text(), buttons: buttons)
    }

    private func text() throws(WordingError) -> String {
        let groups = writer.grouped(items)
        let resumed = writer.resumed(items)
        var values: WordingValues = [
            "single": .flag(groups.count == 1),
            "count": .number(groups.count { !$0.first.isSettled }),
            "isAllDone": .flag(items.allSatisfy(\.isSettled)),
            "late": .flag(isLate),
            "hasResumed": .flag(!resumed.isEmpty),
            "resumed": .texts(resumed),
            "items": .list(groups.map { writer.values(of: $0, isBrief: groups.count > 1) }),
        ]
        if let outage {
            values["silentFrom"] = .moment(outage.from, in: writer.world.time)
            values["silentUntil"] = .moment(outage.until, in: writer.world.time)
        }
        let text = try writer.phrasebook.text(.reminder, values)
        return MessageLimit.text.shorten(text).text
    }

    private var buttons: [[Button]] {
        let answerable = items.filter(\.isAnswerable)
        let why = writer.button(.why, PressData(.why, place))
        guard answerable.count == 1, items.count == 1 else {
            return writer.openers(answerable.filter { !($0.isForm && $0.isEscalation) }, place)
                + writer.silentRows(of: items) + writer.nudge(for: items) + [[why]]
        }
        let only = answerable[0]
        let whole = writer.isCut(only) ? [writer.button(.wholeRow, PressData(.wholeRow, place, only.token))] : []
        return writer.answers(for: only, place) + [whole + [why]]
    }
}
