package import Chat
internal import Core
package import Foundation
package import Persistence
internal import Wording

/// Answers what people write and press. Works inside the transaction that marks the event as handled: whatever it
/// changes and replies is kept together or not at all.
package struct Dialogue: Sendable {
    let world: World
    let guesses: GuessGuard

    package init(world: World, guesses: GuessGuard = GuessGuard()) {
        self.world = world
        self.guesses = guesses
    }

    /// Acts on one event.
    ///
    /// Returns: the presses to acknowledge once the transaction is kept.
    package func handle(_ event: IncomingEvent, in ledger: Ledger, now: Date) throws -> [Acknowledgement] {
        guard event.sender?.isBot != true else { return [] }
        let isPersonal = event.chatKind == .personal
        let link = isPersonal ? try ledger.link(of: event.chat) : nil
        // In a group it is the account that tells who asks; the group itself speaks for nobody.
        let holder =
            try isPersonal ? link?.person : event.sender.flatMap { try ledger.person(speakingAs: $0.id) }
        // Who has left the roster is a stranger, whatever chat he was linked to.
        let person = holder.flatMap { world.roster.person($0)?.id }
        let isConsentDue = person != nil && link.map(isConsentDue) ?? false
        let turn = Turn(
            event: event,
            person: person,
            holder: holder,
            isLinked: link != nil && !isConsentDue,
            ledger: ledger,
            world: world,
            now: now
        )
        if person != nil, link?.unreachable != nil, event.showsReachability {
            try ledger.setUnreachable(nil, chat: event.chat)
        }
        if let link, link.sender == nil, let sender = event.sender {
            try ledger.set(sender: sender.id, of: link.chat)
        }
        let acknowledgements = try isConsentDue && !event.isFree(of: consentVersion) ? askAnew(in: turn) : act(in: turn)
        if try !isKept(event, in: ledger) { try ledger.wipe(event: event.id) }
        return acknowledgements
    }

    /// Of somebody who has agreed to nothing, nothing is kept; nor is a code, which is a secret.
    func isKept(_ event: IncomingEvent, in ledger: Ledger) throws -> Bool {
        guard !event.holdsCode, event.chatKind == .personal, let link = try ledger.link(of: event.chat) else {
            return false
        }
        return world.roster.person(link.person) == nil || !isConsentDue(link)
    }

    private func act(in turn: Turn) throws -> [Acknowledgement] {
        let (event, ledger) = (turn.event, turn.ledger)
        switch event.content {
        // Where others read along there are no buttons of ours.
        case .press(_, _, let token) where !turn.isPersonal:
            return [Acknowledgement(token: token, text: world.phrasebook.label(.outdated))]
        case .press(let data, let message, let token):
            if let press = ChangePress(data) { return [try self.press(press, on: message, token: token, in: turn)] }
            return [try press(data, on: message, token: token, in: turn)]
        case .text(let text, _, let replyTo):
            try read(text, replyTo: replyTo, in: turn)
        // In a group files are others' business.
        case .file, .other:
            if turn.isPersonal { try take(event.content, in: turn) }
        case .reachable(true):
            try ledger.setUnreachable(nil, chat: event.chat)
        case .reachable(false):
            try UnreachableReport(world: world, ledger: ledger, now: turn.now).note(.blocked, chat: event.chat)
        case .moved(let chat):
            try ledger.move(event.chat, to: chat)
        }
        return []
    }

    /// Tells the person that something went wrong on our side; nothing technical.
    func apologise(for event: IncomingEvent, in ledger: Ledger, now: Date) throws -> [Acknowledgement] {
        guard try ledger.person(of: event.chat) != nil else { return [] }
        let turn = Turn(
            event: event,
            person: nil,
            holder: nil,
            isLinked: true,
            ledger: ledger,
            world: world,
            now: now
        )
        try turn.reply(.sorry)
        if case .press(_, _, let token) = event.content { return [Acknowledgement(token: token)] }
        return []
    }

    private func take(_ content: IncomingEvent.Content, in turn: Turn) throws {
        switch content {
        case .file(let file, let caption, _, let replyTo, let album):
            if try takeSeminarFile(file, caption: caption, in: turn) { return }
            if try takeRoster(file, in: turn) { return }
            if try !takeEvidence(file, caption: caption, replyTo: replyTo, album: album, in: turn) {
                try answerUnreadable(in: turn)
            }
        case .other(let kind, _):
            if try !hintAtReport(kind, in: turn) { try answerUnreadable(in: turn) }
        default:
            break
        }
    }

    private func read(_ text: String, replyTo: MessageID?, in turn: Turn) throws {
        guard let typed = Command(text) else {
            guard turn.isPersonal else { return }
            if try takeActWords(text, replyTo: replyTo, in: turn) { return }
            if try readSeminar(text, in: turn) { return }
            if try takeRemark(text, replyTo: replyTo, in: turn) { return }
            let asked = question(text, in: turn)
            if try readReport(text, replyTo: replyTo, unless: { try answer(asked, in: turn) }, in: turn) { return }
            if try !answerLast(asked, in: turn) { try answerUnknown(in: turn) }
            return
        }
        guard try turn.isPersonal || isMeant(typed, in: turn) else { return }
        try stopWaitingForRemark(in: turn)
        if turn.isPersonal { try turn.ledger.stopAsking(in: turn.event.chat) }
        guard let command = BotCommand(typed: typed.name) else { return try answerUnknown(in: turn) }
        guard let person = turn.person.flatMap(world.roster.person) else {
            return try answer(stranger: command, typed, in: turn)
        }
        guard turn.reach(of: command, for: person) > .none else { return try refuse(command, in: turn) }
        // A command ends whatever was being asked.
        if turn.isPersonal { try turn.set(nil) }
        try carryOut(command, typed.argument, by: person, in: turn)
    }

    /// Does what somebody who may has asked for.
    func carryOut(
        _ command: BotCommand,
        _ argument: String?,
        by person: Person,
        choosing choice: PersonChoice? = nil,
        in turn: Turn
    ) throws {
        switch command {
        case .start: try greet(person, code: argument, in: turn)
        case .help: try help(person, in: turn)
        case .my: try showAgenda(of: person, in: turn)
        case .reports: try showReports(of: person, in: turn)
        case .seminars: try showSeminars(of: person, in: turn)
        case .seminar: try beginSeminar(in: turn)
        case .mydata: try showData(of: person.id, in: turn)
        case .forget: try offerToForget(person.id, in: turn)
        case .invite: try invite(argument, by: person, in: turn)
        case .coverage: try showCoverage(to: person, in: turn)
        case .history: try tellHistory(argument, in: turn)
        case .why: try tellWhy(argument, by: person, in: turn)
        case .answers: try showAnswers(argument, by: person, in: turn)
        case .tell: try tell(argument, by: person, in: turn)
        case .dayoff: try announceDayOff(argument, by: person, in: turn)
        case .amend: try amend(argument, by: person, in: turn)
        case .cancel, .restore: try cancelOrRestore(command, argument, by: person, in: turn)
        case .replace: try replaceCurator(argument, by: person, choosing: choice, in: turn)
        case .deputy: try appointDeputy(argument, by: person, choosing: choice, in: turn)
        case .school:
            if let argument, ChangeWords.tellsOfSchool(argument) {
                try changeSchool(argument, by: person, choosing: choice, in: turn)
            } else {
                try askSchool(argument, by: person, in: turn)
            }
        case .progress: try show(.rows(nil, page: 0), of: argument, to: person, in: turn) { .rows($0, page: 0) }
        case .overdue: try show(.overdue(page: 0), of: argument, to: person, in: turn) { .late($0, page: 0) }
        case .week: try show(.week(page: 0), to: person, in: turn)
        case .silent: try askSilent(argument, by: person, in: turn)
        case .plan: try askPlan(argument, by: person, in: turn)
        case .activity, .who: try askRow(argument, for: command, by: person, in: turn)
        case .quiet: try quiet(person, argument: argument, in: turn)
        case .pause: try pause(person, argument: argument, in: turn)
        case .resume: try resume(person, argument: argument, in: turn)
        }
    }

    /// In a group of several bots a command that names another is not for this one.
    private func isMeant(_ typed: Command, in turn: Turn) throws -> Bool {
        guard let mention = typed.mention, let own = try turn.ledger.text(.handle) else { return true }
        return mention == own.lowercased()
    }

    /// A stranger is told one thing only, whatever he types; in a group, and only where he calls the bot by its name.
    /// Who was linked once and has left the roster may still ask what is kept of him, and have it erased.
    private func answer(stranger command: BotCommand, _ typed: Command, in turn: Turn) throws {
        guard turn.isPersonal else {
            guard typed.mention != nil, [.start, .help].contains(command) else { return }
            return try turn.reply(.unknownChat, ["contact": .text(world.settings.contact)])
        }
        switch (command, turn.holder) {
        case (.start, _): try meet(typed, in: turn)
        case (.mydata, let holder?): try showData(of: holder, in: turn)
        case (.forget, let holder?): try offerToForget(holder, in: turn)
        default: try answerUnknown(in: turn)
        }
    }

    /// In a group most of what is said is not for the bot.
    func answerUnknown(in turn: Turn) throws {
        guard turn.isPersonal else { return }
        let template: Template =
            turn.person != nil ? .notUnderstood : turn.holder != nil ? .formerMember : .unknownChat
        try turn.reply(template, ["contact": .text(world.settings.contact)])
    }

    /// Says who can help instead; in a group, where to ask.
    func refuse(_ command: BotCommand, in turn: Turn) throws {
        let isElsewhere = !turn.isPersonal && !Rights.isFitForGroups(command)
        var values: WordingValues = ["isForChat": .flag(isElsewhere), "contact": .text(world.settings.contact)]
        if !isElsewhere {
            let audience = Rights.audience(of: command)
            values["whose"] = .text(world.phrasebook.label(.audience(audience.rawValue)))
        }
        try turn.reply(.refused, values)
    }

    private func answerUnreadable(in turn: Turn) throws {
        guard turn.person != nil else { return }
        try answerUnknown(in: turn)
    }

    private func showAgenda(of person: Person, in turn: Turn) throws {
        try turn.reply(try turn.agenda(of: person.id, page: 0).message())
    }
}

extension IncomingEvent {
    /// True where it brings an invitation's code.
    fileprivate var holdsCode: Bool {
        switch content {
        case .text(let text, _, _): Command(text)?.holdsCode ?? false
        case .press(let data, _, _): if case .consent? = PlainPress(data) { true } else { false }
        case .file, .reachable, .moved, .other: false
        }
    }

    /// Somebody who writes or presses can be written to, whatever happened before.
    fileprivate var showsReachability: Bool {
        switch content {
        case .text, .press, .file, .other: true
        case .reachable, .moved: false
        }
    }
}
