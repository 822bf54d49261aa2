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
        let link = try ledger.link(of: event.chat)
        // Who has left the roster is a stranger, whatever chat he was linked to.
        let person = link.flatMap { world.roster.person($0.person)?.id }
        let turn = Turn(
            event: event,
            person: person,
            isLinked: link != nil,
            ledger: ledger,
            world: world,
            now: now
        )
        if person != nil, link?.unreachable != nil, event.showsReachability {
            try ledger.setUnreachable(nil, chat: event.chat)
        }
        let acknowledgements = try act(in: turn)
        // Of somebody who has agreed to nothing, nothing is kept; nor is a code, which is a secret.
        if try event.holdsCode || link == nil && ledger.link(of: event.chat) == nil { try ledger.wipe(event: event.id) }
        return acknowledgements
    }

    private func act(in turn: Turn) throws -> [Acknowledgement] {
        let (event, ledger) = (turn.event, turn.ledger)
        switch event.content {
        case .press(let data, let message, let token):
            if let press = ChangePress(data) { return [try self.press(press, on: message, token: token, in: turn)] }
            return [try press(data, on: message, token: token, in: turn)]
        case .text(let text, _, let replyTo):
            try read(text, replyTo: replyTo, in: turn)
        case .file(let file, let caption, _, let replyTo, _):
            if try takeRoster(file, in: turn) { break }
            if try !takeEvidence(file, caption: caption, replyTo: replyTo, in: turn) { try answerUnreadable(in: turn) }
        case .other(let kind, _):
            if try !hintAtReport(kind, in: turn) { try answerUnreadable(in: turn) }
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
        let turn = Turn(event: event, person: nil, isLinked: true, ledger: ledger, world: world, now: now)
        try turn.reply(.sorry)
        if case .press(_, _, let token) = event.content { return [Acknowledgement(token: token)] }
        return []
    }

    private func read(_ text: String, replyTo: MessageID?, in turn: Turn) throws {
        guard let typed = Command(text) else {
            if try takeRemark(text, in: turn) { return }
            if try !readReport(text, replyTo: replyTo, in: turn) { try answerUnknown(in: turn) }
            return
        }
        let person = turn.person.flatMap(world.roster.person)
        // A stranger is told one thing only, whatever he types.
        guard let command = BotCommand(rawValue: typed.name), person != nil || command == .start else {
            return try answerUnknown(in: turn)
        }
        let reach = Rights.reach(of: command, for: person, in: turn.event.chatKind)
        guard reach > .none else { return try refuse(command, in: turn) }
        guard let person else { return try meet(typed, in: turn) }
        switch command {
        case .start: try greet(person, code: typed.argument, in: turn)
        case .help: try help(person, in: turn)
        case .my: try showAgenda(of: person, in: turn)
        case .reports: try showReports(of: person, within: reach, in: turn)
        case .mydata: try showData(of: person, in: turn)
        case .forget: try offerToForget(person, in: turn)
        case .invite: try invite(typed.argument, within: reach, in: turn)
        case .coverage: try showCoverage(within: reach, in: turn)
        case .history: try tellHistory(typed.argument, in: turn)
        case .dayoff: try announceDayOff(typed.argument, by: person, in: turn)
        case .amend: try amend(typed.argument, by: person, in: turn)
        case .cancel, .restore: try cancelOrRestore(command, typed.argument, by: person, in: turn)
        case .replace: try replaceCurator(typed.argument, by: person, in: turn)
        case .deputy: try appointDeputy(typed.argument, by: person, in: turn)
        case .school: try changeSchool(typed.argument, by: person, in: turn)
        case .quiet: try quiet(person, argument: typed.argument, in: turn)
        case .pause: try pause(person, argument: typed.argument, reach: reach, in: turn)
        case .resume: try resume(person, argument: typed.argument, reach: reach, in: turn)
        }
    }

    /// In a group most of what is said is not for the bot.
    private func answerUnknown(in turn: Turn) throws {
        guard turn.isPersonal else { return }
        let template: Template = turn.person == nil ? .unknownChat : .notUnderstood
        try turn.reply(template, ["contact": .text(world.settings.contact)])
    }

    /// Says who can help instead; in a group, where to ask.
    private func refuse(_ command: BotCommand, in turn: Turn) throws {
        let isElsewhere = !turn.isPersonal && !Rights.isFitForGroups(command)
        if turn.person == nil { return try answerUnknown(in: turn) }
        try turn.reply(
            .refused,
            ["isForChat": .flag(isElsewhere), "contact": .text(world.settings.contact)]
        )
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
        case .text(let text, _, _): text.hasPrefix("/start ")
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

/// A command as typed: `/start@vekha_bot CODE`.
struct Command: Hashable {
    let name: String
    let argument: String?

    /// Nil for anything that is not a command.
    init?(_ text: String) {
        guard text.hasPrefix("/") else { return nil }
        let parts = text.dropFirst().split(
            maxSplits: 1,
            omittingEmptySubsequences: false,
            whereSeparator: \.isWhitespace
        )
        guard let name = parts[0].split(separator: "@", omittingEmptySubsequences: false).first, !name.isEmpty else {
            return nil
        }
        self.name = name.lowercased()
        let rest = parts.dropFirst().first?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        argument = rest.isEmpty ? nil : rest
    }
}
