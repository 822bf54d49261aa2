package import Chat
package import Core
package import Foundation
import Persistence
package import Service
package import Wording

extension BotStory {
    /// Something done in a chat, handled at once; returns the presses acknowledged.
    @discardableResult
    package func handle(_ event: IncomingEvent) async throws -> [Acknowledgement] {
        let acknowledgements = try await handleOnly(event)
        await courier.settled()
        return acknowledgements
    }

    /// The same without waiting for what it causes to be sent.
    @discardableResult
    package func handleOnly(_ event: IncomingEvent) async throws -> [Acknowledgement] {
        let (dialogue, now) = (Dialogue(world: worlds.current), time.now)
        return try await journal.write { ledger in
            try ledger.receive([event], at: now)
            let acknowledgements = try dialogue.handle(event, in: ledger, now: now)
            try ledger.finish(event: event.id, at: now)
            return acknowledgements
        }
    }

    package func event(
        in chat: ChatID,
        kind: ChatKind = .personal,
        from sender: ChatID? = nil,
        _ content: IncomingEvent.Content
    ) -> IncomingEvent {
        IncomingEvent(
            id: nextEvent(),
            chat: chat,
            chatKind: kind,
            sender: Sender(id: (sender ?? chat).rawValue),
            date: time.now,
            content: content
        )
    }

    package func text(
        _ text: String,
        in chat: ChatID,
        kind: ChatKind = .personal,
        from sender: ChatID? = nil
    ) -> IncomingEvent {
        let id = MessageID(rawValue: 1)
        return event(in: chat, kind: kind, from: sender, .text(text, message: id, replyTo: nil))
    }

    /// Somebody writes; returns what the bot sent back to that chat.
    @discardableResult
    package func says(_ words: String, in chat: ChatID, kind: ChatKind = .personal) async throws -> [OutgoingMessage] {
        let before = messenger.sends(to: chat).count
        try await handle(text(words, in: chat, kind: kind))
        return Array(messenger.sends(to: chat).dropFirst(before))
    }

    /// Somebody writes into a group, as the messenger tells of it; returns what the bot answered there.
    @discardableResult
    package func says(_ words: String, inGroupAs sender: ChatID) async throws -> [OutgoingMessage] {
        let before = messenger.sends(to: .group).count
        try await handle(text(words, in: .group, kind: .group, from: sender))
        return Array(messenger.sends(to: .group).dropFirst(before))
    }

    /// Somebody opens an invitation and agrees; returns what the bot sent after that.
    @discardableResult
    package func comes(with code: String, in chat: ChatID) async throws -> [OutgoingMessage] {
        try await says("/start \(code)", in: chat)
        let before = messenger.sends(to: chat).count
        try await presses(.consentGive, in: chat)
        return Array(messenger.sends(to: chat).dropFirst(before))
    }

    /// Presses the button with this label under a chat's latest message; returns what flashed.
    @discardableResult
    package func presses(_ label: Label, in chat: ChatID) async throws -> String? {
        try await presses(world.phrasebook.label(label), in: chat)
    }

    @discardableResult
    package func presses(_ label: String, in chat: ChatID) async throws -> String? {
        guard let shown = messenger.shown(in: chat).last else { throw NoButton(label: label, found: []) }
        return try await presses(data: data(label, under: shown.message), on: shown.id, in: chat)
    }

    @discardableResult
    package func presses(data: String, on message: MessageID?, in chat: ChatID) async throws -> String? {
        try await handle(press(data, on: message, in: chat)).first?.text
    }

    package func press(_ data: String, on message: MessageID?, in chat: ChatID) -> IncomingEvent {
        event(in: chat, .press(data, message: message, token: PressToken(rawValue: "press")))
    }

    /// What the button with this label says when it is pressed.
    package func data(_ label: String, under message: OutgoingMessage) throws -> String {
        for button in message.buttons.joined() where button.label == label {
            if case .press(let data) = button.action { return data }
        }
        throw NoButton(label: label, found: message.labels)
    }

    /// The latest message of a chat as it stands now.
    package func screen(_ chat: ChatID) -> OutgoingMessage? { messenger.shown(in: chat).last?.message }

    package func label(_ label: Label) -> String { world.phrasebook.label(label) }

    /// What a template says, for comparison.
    package func phrase(_ template: Template, _ values: WordingValues = [:]) throws -> String {
        try world.phrasebook.text(template, values)
    }

    /// What /help says to somebody who may type these commands, about himself only.
    package func help(_ commands: String...) throws -> String {
        let lines = commands.map { name -> WordingValues in
            let argument = world.phrasebook.label(.argument(of: name == "why" ? "activity" : name))
            return [
                "name": .text(name), "summary": .text(world.phrasebook.label(.summary(of: name))),
                "argument": .text(argument.hasPrefix("argument.") ? "" : argument),
            ]
        }
        let contact = WordingValue.text(world.settings.contact)
        return try phrase(.help, ["commands": .list(lines), "isGroup": false, "contact": contact])
    }

    /// What a head of a school is told.
    package func helpOfHead() throws -> String {
        try help(
            "my",
            "reports",
            "activity",
            "who",
            "plan",
            "week",
            "seminars",
            "quiet",
            "mydata",
            "forget",
            "history",
            "why",
            "pause",
            "resume",
            "school",
            "help"
        )
    }

    /// Makes an invitation and returns its code.
    package func invite(_ person: PersonID, for lifetime: TimeInterval = InvitationCode.lifetime) async throws -> String
    {
        var generator = SystemRandomNumberGenerator()
        let (code, now) = (InvitationCode(using: &generator), time.now)
        try await journal.write { ledger in
            try ledger.invite(person, codeHash: code.hash, at: now, expires: now.addingTimeInterval(lifetime))
        }
        return code.text
    }
}

/// There is no such button on the screen.
package struct NoButton: Error {
    let label: String
    let found: [String]
}

extension OutgoingMessage {
    package var labels: [String] { buttons.joined().map(\.label) }
}
