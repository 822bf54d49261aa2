internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// What a coordinator types for an act: a message to a group, a remark, a reason, the end of a command.
extension Dialogue {
    /// A message goes out with its heading and its author, and shall fit whichever messenger carries it.
    static let longestMessage = 3_000
    /// Half a day: whoever comes back tomorrow begins anew.
    private static let patience: TimeInterval = 43_200

    /// Asks for the words in a message of its own; whatever else was asked is forgotten.
    func ask(
        for act: CoordinatorAct,
        _ question: Label,
        about subject: String,
        by person: Person,
        in turn: Turn
    ) throws {
        try askNothingElse(in: turn)
        let id = try turn.ledger.propose(
            act,
            by: person.id,
            in: turn.event.chat,
            state: .asked,
            places: turn.authority(of: person, for: act.command).places,
            at: turn.now
        )
        if let obligation = act.obligation {
            try turn.ledger.keep(try turn.ledger.standing(of: obligation), ofAct: id)
        }
        let text = try world.phrasebook.text(
            .actQuestion,
            ["question": .text(world.phrasebook.label(question)), "subject": .text(subject)]
        )
        let cancel = Button(world.phrasebook.label(.actCancel), press: ActPress(.decline, id).text)
        try turn.ledger.enqueue(
            .message(OutgoingMessage(text: text, buttons: [[cancel]])),
            key: Self.key(ofQuestion: id),
            to: turn.event.chat,
            lane: .answer,
            at: turn.now
        )
    }

    /// Whatever words are waited for, they are not any more.
    func askNothingElse(in turn: Turn) throws {
        try turn.set(nil)
        try stopWaitingForRemark(in: turn)
        try turn.ledger.stopAsking(in: turn.event.chat)
    }

    /// The words are known already: the act is shown at once.
    ///
    /// Returns: what flashes over the chat.
    func propose(_ act: CoordinatorAct, _ words: String, by person: Person, in turn: Turn) throws -> Label? {
        try askNothingElse(in: turn)
        let id = try turn.ledger.propose(
            act,
            by: person.id,
            in: turn.event.chat,
            state: .proposed,
            words: words,
            places: turn.authority(of: person, for: act.command).places,
            at: turn.now
        )
        guard let record = try turn.ledger.act(id) else { return .outdated }
        try turn.reply(try preview(record, by: person, in: turn))
        return nil
    }

    /// What is wrong with words that cannot be taken.
    func fault(of words: String, isMessage: Bool) -> WordingValues? {
        let longest = isMessage ? Self.longestMessage : Self.longestWords
        // Where names may not be sent, a message that has one is nobody's to pass on.
        let isNamed = !world.mayName && isMessage && world.namesSomebody(words)
        guard words.isEmpty || words.utf16.count > longest || isNamed else { return nil }
        return ["longest": .number(longest), "isNamed": .flag(isNamed)]
    }

    private static func key(ofQuestion act: Int64) -> String { "act/\(act)/question" }

    /// Returns: false where no words are waited for, or these answer another message.
    func takeActWords(_ text: String, replyTo: MessageID?, in turn: Turn) throws -> Bool {
        guard turn.isPersonal, let person = turn.person.flatMap(world.roster.person),
            let record = try turn.ledger.askedAct(in: turn.event.chat), let act = record.act,
            record.author == person.id, turn.now < record.proposedAt.addingTimeInterval(Self.patience),
            try replyTo.map({ try isQuestion($0, of: record.id, in: turn) }) ?? true
        else { return false }
        let words = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if case .command(let name, let beginning) = act {
            try turn.ledger.set(words: words, ofAct: record.id)
            _ = try turn.ledger.move(act: record.id, from: .asked, to: .done, at: turn.now)
            try complete(name, beginning, with: words, by: person, in: turn)
            return true
        }
        if let fault = self.fault(of: words, isMessage: act.kind == "tell") {
            try turn.reply(.actWordsRefused, fault)
            return true
        }
        try turn.ledger.set(words: words, ofAct: record.id)
        guard try turn.ledger.move(act: record.id, from: .asked, to: .proposed, at: turn.now),
            let proposed = try turn.ledger.act(record.id)
        else { return false }
        try turn.reply(try preview(proposed, by: person, in: turn))
        return true
    }

    private func isQuestion(_ message: MessageID, of act: Int64, in turn: Turn) throws -> Bool {
        try turn.ledger.keys(of: message, in: turn.event.chat).contains { $0.key == Self.key(ofQuestion: act) }
    }

    /// A command begun by a button is carried out as if it had been typed, by the rights of now.
    private func complete(
        _ name: String,
        _ beginning: String,
        with words: String,
        by person: Person,
        in turn: Turn
    ) throws {
        guard let command = BotCommand(rawValue: name) else { return }
        guard turn.reach(of: command, for: person) > .none else { return try refuse(command, in: turn) }
        try carryOut(command, "\(beginning) \(words)", by: person, in: turn)
    }
}
