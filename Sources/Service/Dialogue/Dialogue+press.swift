internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

extension Dialogue {
    /// A button was pressed: change what it says, then show the message as things stand now.
    func press(_ data: String, on message: MessageID?, token: PressToken, in turn: Turn) throws -> Acknowledgement {
        if let message, let plain = PlainPress(data) {
            let isDone = try answer(plain, on: message, in: turn)
            return acknowledge(token, isDone ? nil : .outdated)
        }
        if let act = ActPress(data) {
            return Acknowledgement(token: token, text: try self.press(act, on: message, in: turn))
        }
        if let row = RowPress(data) {
            return Acknowledgement(token: token, text: try self.press(row, on: message, in: turn))
        }
        if let tell = TellPress(data) { return acknowledge(token, try press(tell, on: message, in: turn)) }
        if let why = WhyPress(data) { return acknowledge(token, try press(why, on: message, in: turn)) }
        if let debt = DebtPress(data) { return Acknowledgement(token: token, text: try press(debt, in: turn)) }
        if let command = CommandPress(data) { return acknowledge(token, try press(command, in: turn)) }
        // What these ask for comes as words, too.
        if ReportPress(data) != nil || SeminarDraftPress(data) != nil || SeminarDeskPress(data) != nil
            || SeminarPress(data) != nil
        {
            try turn.ledger.stopAsking(in: turn.event.chat)
        }
        if let report = ReportPress(data) { return try self.press(report, on: message, token: token, in: turn) }
        if let ask = AskPress(data) { return acknowledge(token, try press(ask, on: message, in: turn)) }
        if let file = AskFile(data) { return acknowledge(token, try send(file, in: turn)) }
        if let nudge = NudgePress(data) { return Acknowledgement(token: token, text: try self.nudge(nudge, in: turn)) }
        if let summary = SummaryPress(data) { return acknowledge(token, try sumUp(summary, in: turn)) }
        if let seminar = SeminarPress(data) { return acknowledge(token, try press(seminar, on: message, in: turn)) }
        if let draft = SeminarDraftPress(data) { return acknowledge(token, try press(draft, in: turn)) }
        if let desk = SeminarDeskPress(data) {
            return Acknowledgement(token: token, text: try press(desk, on: message, in: turn))
        }
        if let menu = MenuPress(data) { return acknowledge(token, try press(menu, on: message, in: turn)) }
        if let quiet = QuietPress(data) { return acknowledge(token, try press(quiet, on: message, in: turn)) }
        guard let person = turn.person, let message, let press = PressData(data),
            let items = try items(at: press.place, of: person, in: turn)
        else { return acknowledge(token, .outdated) }

        let item = press.token.flatMap { token in items.first { $0.token == token } }
        switch press.verb {
        case .list:
            try turn.edit(message, to: try listMessage(press.place, of: person, in: turn))
        case .why:
            let subject = item.map { [$0] } ?? items
            let card = WhyCard(items: subject, place: press.place, token: item?.token, writer: turn.writer)
            try turn.edit(message, to: try card.message())
        case .open:
            guard let item else { return acknowledge(token, .outdated) }
            try turn.edit(message, to: try ItemCard(item: item, place: press.place, writer: turn.writer).message())
        case .wholeRow:
            guard let item else { return acknowledge(token, .outdated) }
            try tellWholeRow(item.obligation.activity, in: turn)
        case .later:
            guard let item, !turn.writer.snoozes(of: item).isEmpty else { return acknowledge(token, .outdated) }
            try turn.edit(message, to: try SnoozeCard(item: item, place: press.place, writer: turn.writer).message())
        case .laterNext, .laterThree, .laterEve:
            guard let item, let choice = press.verb.snooze,
                let hint = try snooze(item, choice, for: person, in: turn)
            else { return acknowledge(token, .outdated) }
            try show(item, of: items, at: press.place, to: person, on: message, in: turn)
            return Acknowledgement(token: token, text: hint)
        case .report:
            guard let item else { return acknowledge(token, .outdated) }
            if let holders = holders(of: item.obligation, unless: person, in: turn) {
                return Acknowledgement(token: token, text: try handedOver(to: holders))
            }
            guard try openReport(item, in: turn) else { return acknowledge(token, .outdated) }
        case .done, .inProgress, .takeBack:
            // Buttons under messages from before there was a form say nothing about the month's report.
            guard let item, item.isAnswerable, !item.isForm else { return acknowledge(token, .outdated) }
            guard try !world.isDecided(item.obligation.id, in: turn.ledger) else {
                return acknowledge(token, .decidedByCoordinator)
            }
            if let holders = holders(of: item.obligation, unless: person, in: turn) {
                return Acknowledgement(token: token, text: try handedOver(to: holders))
            }
            return try answer(press.verb, about: item, of: items, at: press.place, on: message, token: token, in: turn)
        }
        return acknowledge(token, nil)
    }

    /// Returns: false where the button is nobody's who pressed it.
    private func answer(_ press: PlainPress, on message: MessageID, in turn: Turn) throws -> Bool {
        switch press {
        case .consent(let agrees, let code, let version):
            guard turn.person == nil else { return false }
            try settle(agrees, code: code, version: version, on: message, in: turn)
            return true
        case .renew(let agrees, let version): return try renew(agrees, version: version, on: message, in: turn)
        case .forget(let isMeant):
            guard let person = turn.holder else { return false }
            try forget(isMeant, person, on: message, in: turn)
            return true
        case .invite(let person): return try inviteChosen(person, in: turn)
        case .revoke(let person): return try revoke(person, on: message, in: turn)
        case .unlink(let instant): return try unlink(instant, on: message, in: turn)
        case .choose(let choice): return try choose(choice, in: turn)
        }
    }

    /// A row may be longer than a message; then it comes in several.
    private func tellWholeRow(_ number: Int, in turn: Turn) throws {
        guard let row = world.roadmap.activity(number) else { return }
        let text = try world.phrasebook.text(
            .wholeRow,
            [
                "number": .number(number),
                "title": .text(row.title),
                "responsible": .text(row.responsible),
                "period": .text(row.period),
                "result": .text(row.result),
                "levels": .text(row.levels),
            ]
        )
        for (index, part) in MessageLimit.text.split(text).enumerated() {
            try turn.reply(OutgoingMessage(text: part), part: index)
        }
    }

    private func acknowledge(_ token: PressToken, _ label: Label?) -> Acknowledgement {
        Acknowledgement(token: token, text: label.map(world.phrasebook.label))
    }

    /// Nil where the message is not this chat's.
    private func items(at place: PressData.Place, of person: PersonID, in turn: Turn) throws -> [CardItem]? {
        switch place {
        case .reminder(let entry):
            // Not by its delivery: a press may come before we have written down that the message arrived.
            guard try turn.ledger.chat(of: entry) == turn.event.chat else { return nil }
            return try CardItem.items(of: entry, in: turn.ledger).map { item in
                try item.noted(for: person, world: world, ledger: turn.ledger, on: turn.writer.today)
            }
        case .agenda:
            return try CardItem.agenda(of: person, on: turn.writer.today, world: world, ledger: turn.ledger)
        }
    }

    private func listMessage(_ place: PressData.Place, of person: PersonID, in turn: Turn) throws -> OutgoingMessage {
        switch place {
        case .reminder(let entry):
            let card = try ReminderCard(
                entry: entry,
                ledger: turn.ledger,
                world: world,
                reader: person,
                now: turn.now
            )
            let desk = DigestDesk(reader: person, world: world, ledger: turn.ledger, now: turn.now)
            return try desk.message(try card.message(), sentIn: entry)
        case .agenda(let page):
            return try turn.agenda(of: person, page: page).message()
        }
    }

    private func answer(
        _ verb: PressData.Verb,
        about item: CardItem,
        of items: [CardItem],
        at place: PressData.Place,
        on message: MessageID,
        token: PressToken,
        in turn: Turn
    ) throws -> Acknowledgement {
        let state: Standing.State? =
            switch verb {
            case .done: .done
            case .inProgress: .inProgress
            default: nil
            }
        let id = item.obligation.id
        let changes = item.standing?.state != state
        if changes {
            let standing = state.map { Standing(state: $0, since: turn.now, by: turn.person) }
            try turn.ledger.set(standing, of: id, by: turn.person, at: turn.now)
        }
        if let person = turn.person { try show(item, of: items, at: place, to: person, on: message, in: turn) }
        if changes { try refreshOthers(about: id, except: place, in: turn) }
        switch verb {
        case .done: return acknowledge(token, .markedDone)
        case .inProgress: return acknowledge(token, .markedInProgress)
        default: return acknowledge(token, .takenBack)
        }
    }

    /// A message with one obligation shows the answer itself; one with several, the obligation opened from it.
    private func show(
        _ item: CardItem,
        of items: [CardItem],
        at place: PressData.Place,
        to person: PersonID,
        on message: MessageID,
        in turn: Turn
    ) throws {
        let isAlone = items.count(where: \.isAnswerable) == 1 && place.isReminder
        let content =
            try isAlone
            ? listMessage(place, of: person, in: turn) : opened(item.obligation.id, place, of: person, in: turn)
        if let content { try turn.edit(message, to: content) }
    }

    private func press(_ press: QuietPress, on message: MessageID?, in turn: Turn) throws -> Label? {
        guard let person = turn.person.flatMap(world.roster.person), let message else { return .outdated }
        switch press {
        case .lift(let id): return try lift(id, by: person, on: message, in: turn)
        case .takeOffQuietHours:
            try takeOffQuietHours(person.id, on: message, in: turn)
            return nil
        }
    }

    private func opened(
        _ id: ObligationID,
        _ place: PressData.Place,
        of person: PersonID,
        in turn: Turn
    ) throws -> OutgoingMessage? {
        let item = try items(at: place, of: person, in: turn)?.first { $0.obligation.id == id }
        return try item.map { try ItemCard(item: $0, place: place, writer: turn.writer).message() }
    }

    /// Earlier messages about the same obligation, in this chat and in others, shall not ask for what is done.
    func refreshOthers(about id: ObligationID, except place: PressData.Place?, in turn: Turn) throws {
        for entry in try turn.ledger.entries(about: id) where place != .reminder(entry) {
            guard let chat = try turn.ledger.chat(of: entry) else { continue }
            let key = "refresh/\(turn.event.id)/\(entry)"
            try turn.ledger.enqueue(.refresh(entry), key: key, to: chat, lane: .edit, at: turn.now)
        }
    }
}
