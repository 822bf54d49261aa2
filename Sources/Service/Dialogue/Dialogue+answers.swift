internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// `/answers 7`: what was answered about a row, to be accepted, returned, closed or asked for again.
extension Dialogue {
    func showAnswers(_ argument: String?, by person: Person, in turn: Turn) throws {
        guard let argument else { return try chooseRow(of: .answers, in: turn) }
        guard let (number, rest) = ChangeWords.row(argument), rest.isEmpty else {
            return try explain(.answers, in: turn)
        }
        guard let activity = world.roadmap.activity(number) else { return try refuse("noRow", in: turn) }
        guard let row = world.planner.askedUnder(row: number) else {
            return try refuse(activity.cancelled == nil ? "nobodyAsked" : "cancelledRow", in: turn)
        }
        guard let desk = try RowDesk(row, by: person, in: turn.ledger, world: world, now: turn.now) else {
            return try refuse("noneOfYours", in: turn)
        }
        try turn.reply(try RowDeskCard(desk: desk, world: world).message())
    }

    /// Returns: what flashes over the chat.
    func press(_ press: RowPress, on message: MessageID?, in turn: Turn) throws -> String? {
        let outdated = world.phrasebook.label(.outdated)
        guard turn.isPersonal, let message, let person = turn.person.flatMap(world.roster.person),
            turn.authority(of: person, for: .answers).reach >= .municipality
        else { return outdated }
        func desk(at time: String? = nil) throws -> RowDesk? {
            try RowDesk(press.row, at: time, by: person, in: turn.ledger, world: world, now: turn.now)
        }
        switch press.verb {
        case .open:
            guard let desk = try desk() else { return world.phrasebook.label(.noneOfYours) }
            try turn.reply(try RowDeskCard(desk: desk, world: world).message())
        case .list(let time, let page):
            guard let desk = try desk(at: time) else { return outdated }
            try turn.edit(message, to: try RowDeskCard(desk: desk, world: world, page: page).message())
        case .nudgeAll(let time):
            guard let desk = try desk(at: time) else { return outdated }
            return try nudge(.row(press.row, occurrence: desk.term.occurrence.id), by: person, in: turn)
        case .tellLate:
            let flash = try self.press(TellPress.group(.late(row: press.row)), on: message, in: turn)
            return flash.map(world.phrasebook.label)
        case .show(let token, let page):
            guard let found = try self.item(token, press.row, by: person, in: turn) else { return outdated }
            try show(found.item, of: found.desk, page: page, on: message, in: turn)
        case .accept(let token, let page):
            guard let found = try self.item(token, press.row, by: person, in: turn),
                try accept(found.item, by: person, in: turn)
            else { return world.phrasebook.label(.actOvertaken) }
            guard let renewed = try self.item(token, press.row, by: person, in: turn) else { return outdated }
            try show(renewed.item, of: renewed.desk, page: page, on: message, in: turn)
            return world.phrasebook.label(.actAccepted)
        case .sendBack(let token, _), .close(let token, _):
            guard let found = try self.item(token, press.row, by: person, in: turn) else { return outdated }
            let isClosing = if case .close = press.verb { true } else { false }
            // A report is returned where it is looked over, row by row.
            guard found.item.isSettled != isClosing, isClosing || found.item.isReturnable else {
                return world.phrasebook.label(.actOvertaken)
            }
            let id = found.item.obligation.id
            let subject = found.desk.heading(of: found.item, in: world)
            let act: CoordinatorAct = isClosing ? .close(id) : .sendBack(id)
            let question: Label = isClosing ? .closeWhy : .sendBackWhy
            try ask(for: act, question, about: subject, by: person, in: turn)
        case .nudge(let token, let page):
            guard let found = try self.item(token, press.row, by: person, in: turn) else { return outdated }
            let flash = try nudge(.obligation(found.item.obligation.id), by: person, in: turn)
            try show(found.item, of: found.desk, page: page, on: message, in: turn)
            return flash
        case .files(let token, _):
            guard let found = try self.item(token, press.row, by: person, in: turn) else { return outdated }
            let files = try files(of: found.item.obligation, in: turn)
            guard !files.isEmpty else { return outdated }
            try tell(files, of: found.item, in: turn)
        }
        return nil
    }

    private func item(
        _ token: ObligationToken,
        _ row: Int,
        by person: Person,
        in turn: Turn
    ) throws -> (desk: RowDesk, item: RowDesk.Item)? {
        try RowDesk.holding(token, of: row, by: person, in: turn.ledger, world: world, now: turn.now)
    }

    private func show(
        _ item: RowDesk.Item,
        of desk: RowDesk,
        page: Int,
        on message: MessageID,
        in turn: Turn
    ) throws {
        let files = try files(of: item.obligation, in: turn).count
        let report = try report(of: item, in: turn)
        let undo = item.decisionInForce.flatMap { decision in
            decision.mayBeUndone(by: turn.person, in: turn.event.chat, at: turn.now) ? decision.id : nil
        }
        let card = AnswerCard(
            desk: desk,
            item: item,
            page: page,
            files: files,
            report: report,
            undo: undo,
            world: world
        )
        try turn.edit(message, to: try card.message())
    }

    /// What a school has attached to the row in its reports of the year, as it was submitted.
    private func files(of obligation: Obligation, in turn: Turn) throws -> [ReportFile] {
        guard case .school(let school) = obligation.subject, obligation.demand != .report,
            let first = Month(year: world.roadmap.year, number: 1),
            let end = Month(year: world.roadmap.year + 1, number: 1)
        else { return [] }
        return try turn.ledger.reports(of: school, from: first, before: end).compactMap(\.submitted).flatMap(\.files)
            .filter { $0.place == .row(obligation.activity) }
    }

    private func tell(_ files: [ReportFile], of item: RowDesk.Item, in turn: Turn) throws {
        for (index, file) in files.enumerated() {
            var values: WordingValues = [
                "code": .text(world.code(of: item.obligation.subject)), "isWhole": .flag(false),
                "number": .number(item.obligation.activity),
            ]
            if world.mayName { values["caption"] = file.caption.map(WordingValue.text) }
            let text = MessageLimit.caption.shorten(try world.phrasebook.text(.reportFile, values)).text
            let attachment = Attachment(kept: file.id, isPhoto: file.isPhoto)
            try turn.reply(OutgoingMessage(text: text, attachment: attachment), part: index)
        }
    }

    /// The submitted report that answers a month's request.
    private func report(of item: RowDesk.Item, in turn: Turn) throws -> Int64? {
        guard item.isForm, case .school(let school) = item.obligation.subject,
            let month = Month(iso: item.obligation.occurrence.id),
            let stored = try turn.ledger.report(of: school, in: month), !stored.report.submissions.isEmpty
        else { return nil }
        return stored.id
    }
}
