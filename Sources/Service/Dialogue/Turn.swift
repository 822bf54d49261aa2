internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// One event being answered: who wrote, in which transaction, at what time.
struct Turn {
    let event: IncomingEvent
    /// Nil where whoever writes is nobody of the roster.
    let person: PersonID?
    /// The person whose chat or account it is, who may have left the roster.
    let holder: PersonID?
    /// False where nothing may be kept of what is said: the chat speaks for nobody, or for somebody who has not agreed.
    var isLinked: Bool
    let ledger: Ledger
    let world: World
    let now: Date

    var isPersonal: Bool { event.chatKind == .personal }
    var writer: ItemWriter { ItemWriter(world: world, reader: person, now: now) }

    /// How far a command of somebody's reaches where it was asked for, on this day.
    func reach(of command: BotCommand, for person: Person?) -> Rights.Reach {
        world.reach(of: command, for: person, in: event.chatKind, on: writer.today)
    }

    /// What somebody may decide by a command where it was asked for, on this day.
    func authority(of person: Person, for command: BotCommand) -> Authority {
        world.authority(of: person, for: command, in: event.chatKind, on: writer.today)
    }

    func reply(_ template: Template, _ values: WordingValues = [:]) throws {
        try reply(OutgoingMessage(text: try world.phrasebook.text(template, values)))
    }

    /// The event that a message under this key replies to; nil for what is no reply to one.
    static func event(ofReply key: String) -> Int64? {
        let parts = key.split(separator: "/")
        return parts.first == "reply" ? parts.dropFirst().first.flatMap { Int64($0) } : nil
    }

    /// The key names the event and the place, so that handling the same event again would add nothing.
    ///
    /// Of an album's pictures, which come one by one, only the first is answered.
    func reply(
        _ message: OutgoingMessage,
        part: Int = 0,
        isFleeting: Bool = false,
        album: String? = nil
    ) throws {
        let cause = album.map { "album-\($0)" } ?? "\(event.id)"
        try ledger.enqueue(
            .message(message),
            key: "reply/\(cause)/\(part)",
            to: event.chat,
            lane: .answer,
            at: now,
            isFleeting: isFleeting || !isLinked
        )
    }

    func edit(_ message: MessageID, to content: OutgoingMessage) throws {
        let key = "edit/\(event.id)"
        try ledger.enqueue(
            .edit(message, content),
            key: key,
            to: event.chat,
            lane: .answer,
            at: now,
            isFleeting: !isLinked
        )
    }

    func agenda(of person: PersonID, page: Int) throws -> AgendaCard {
        let items = try CardItem.agenda(of: person, on: writer.today, world: world, ledger: ledger)
        return AgendaCard(items, page: page, writer: writer)
    }
}
