internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Changes of the calendar and of the roadmap.
extension Dialogue {
    func announceDayOff(_ argument: String?, by person: Person, in turn: Turn) throws {
        guard let (day, name, source) = argument.flatMap(ChangeWords.dayOff) else {
            return try explain(.dayoff, argument, in: turn)
        }
        guard day >= turn.writer.today else { return try refuse("pastDay", in: turn) }
        try propose(.dayOff(day, name: name, source: source), by: person, in: turn)
    }

    func amend(_ argument: String?, by person: Person, in turn: Turn) throws {
        guard let (row, period, reason) = argument.flatMap(ChangeWords.amendment) else {
            return try explain(.amend, in: turn)
        }
        guard let activity = world.roadmap.activity(row) else { return try refuse("noRow", in: turn) }
        let was = activity.periodInForce
        guard was != period else { return try refuse("nothingToChange", in: turn) }
        try propose(.amend(row: row, period: period, was: was, reason: reason), by: person, in: turn)
    }

    func cancelOrRestore(
        _ command: BotCommand,
        _ argument: String?,
        by person: Person,
        in turn: Turn
    ) throws {
        guard let (row, reason) = argument.flatMap(ChangeWords.rowWithReason) else {
            return try explain(command, in: turn)
        }
        guard let activity = world.roadmap.activity(row) else { return try refuse("noRow", in: turn) }
        guard (activity.cancelled == nil) == (command == .cancel) else {
            return try refuse("nothingToChange", in: turn)
        }
        let change: ConfigurationChange =
            command == .cancel ? .cancel(row: row, reason: reason) : .restore(row: row, reason: reason)
        try propose(change, by: person, in: turn)
    }

    /// Tries the change, writes it down and shows what would become of it; what does not hold together is refused.
    func propose(_ change: ConfigurationChange, by person: Person, in turn: Turn) throws {
        let after: World
        do throws(ChangeRefusal) {
            after = try world.trying(change).world
        } catch {
            return try turn.reply(OutgoingMessage(text: try RefusalWords(error, in: world).text()))
        }
        let places = change.places(in: world.roster, seminars: world.seminarPlanner)
        let id = try turn.ledger.propose(change, by: person.id, in: turn.event.chat, places: places, at: turn.now)
        let message = try turn.ledger.preview(change, id: id, by: person.id, from: world, to: after, at: turn.now)
        try turn.reply(message)
    }

    /// What is wrong, where that can be told or `remark` tells it, and an example that works, which says more than a rule.
    func explain(
        _ command: BotCommand,
        _ argument: String? = nil,
        note remark: String? = nil,
        in turn: Turn
    ) throws {
        var values: WordingValues = ["example": .text(world.phrasebook.label(.example(of: command.rawValue)))]
        switch argument.flatMap(command == .dayoff ? ChangeWords.dayOffFault : ChangeWords.daysFault) {
        case .noSuchDay(let typed)?: values.merge(note("noSuchDay", world.typed(typed))) { $1 }
        case .noYear(let typed)?: values.merge(note("noYear", world.typed(typed))) { $1 }
        case .noSource?: values.merge(note("noSource")) { $1 }
        case nil: values["note"] = remark.map { .text($0) }
        }
        try turn.reply(.usage, values)
    }

    private func note(_ fault: String, _ typed: String = "") -> WordingValues {
        ["note": .text(world.phrasebook.label(.fault(fault))), "typed": .text(typed)]
    }

    func refuse(_ reason: String, in turn: Turn) throws {
        try turn.reply(OutgoingMessage(text: try RefusalWords.reason(reason, in: world)))
    }
}

/// The buttons under a change.
extension Dialogue {
    /// A proposal may be confirmed for a day, and taken back for a day.
    private static let lifetime: Double = 86_400

    func press(_ press: ChangePress, on message: MessageID?, token: PressToken, in turn: Turn) throws -> Acknowledgement
    {
        func acknowledge(_ label: Label) -> Acknowledgement {
            Acknowledgement(token: token, text: world.phrasebook.label(label))
        }
        guard let message, let person = turn.person, let record = try turn.ledger.change(press.change),
            record.chat == turn.event.chat, record.author == person
        else { return acknowledge(.outdated) }
        let begin = record.appliedAt ?? record.proposedAt
        guard turn.now < begin.addingTimeInterval(Self.lifetime) else { return acknowledge(.changeTooLate) }
        switch press.verb {
        case .apply:
            // Whoever has lost the right since then changes nothing any more.
            guard mayStill(record, turn) else { return acknowledge(.outdated) }
            return try move(record, from: .proposed, to: .accepted, .changeAccepted)
        case .undo:
            guard mayStill(record, turn) else { return acknowledge(.outdated) }
            return try move(record, from: .applied, to: .undoing, .changeUndoing)
        case .decline:
            let answer = try move(record, from: .proposed, to: .declined, .changeDeclined)
            if let change = record.change {
                let content = record.state == .proposed ? try turn.ledger.content(ofChange: record.id) : nil
                let after = (try? world.trying(change, content: content).world) ?? world
                let card = ChangeCard(id: record.id, change: change, before: world, after: after)
                if record.state == .proposed { try turn.edit(message, to: try card.message(.declined)) }
            }
            return answer
        }

        func move(
            _ record: ChangeRecord,
            from state: ChangeRecord.State,
            to next: ChangeRecord.State,
            _ label: Label
        ) throws -> Acknowledgement {
            let isMoved = try turn.ledger.move(
                change: record.id,
                from: state,
                to: next,
                message: message,
                at: turn.now
            )
            return acknowledge(isMoved ? label : .outdated)
        }
    }
}
