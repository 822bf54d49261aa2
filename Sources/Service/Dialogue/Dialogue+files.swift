internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

extension Dialogue {
    /// Has a picture or a table sent, in a message of its own; not again where the same was sent a moment ago.
    ///
    /// Returns: what flashes over the chat.
    func send(_ file: AskFile, in turn: Turn) throws -> Label? {
        guard turn.isPersonal, let person = turn.person.flatMap(world.roster.person),
            let draft = try AskDesk(turn: turn, person: person).draft(of: file)
        else { return .outdated }
        // The chat is not to be read out of the key: nothing of it is kept where nothing may be.
        let content = ShortHash.text(of: "\(turn.event.chat)/\(file.text)/\(draft.digest)")
        let key = "file/\(content)/"
        let since = turn.now.addingTimeInterval(-Self.sameFile)
        guard try !turn.ledger.isUnderWayOrSent(key, since: since) else { return .fileIsAbove }
        try turn.ledger.enqueue(
            .file(file.text),
            key: key + "\(turn.event.id)",
            to: turn.event.chat,
            lane: .answer,
            at: turn.now,
            isFleeting: !turn.isLinked
        )
        return .fileComes
    }

    /// For so many seconds the same file is not sent again.
    private static let sameFile: TimeInterval = 60
}
