internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

extension ChangeKeeper {
    /// A roster of a country is a tenth of it.
    static let largestFile = 5 << 20
    /// So long a file that cannot be fetched is tried for, in seconds.
    private static let patience: TimeInterval = 3_600

    /// Fetches a file that was sent, looks at it, and asks whoever sent it.
    ///
    /// Throws: `DeliveryFailure` where trying again may help.
    func fetch(_ record: ChangeRecord) async throws {
        let world = worlds.current
        let details = try await journal.read { try $0.content(ofChange: record.id) } ?? []
        let file = try JSONDecoder().decode(IncomingFile.self, from: Data(details))
        let bytes: [UInt8]
        do throws(DeliveryFailure) {
            bytes = try await messenger.download(file, limit: Self.largestFile)
        } catch {
            if case .temporary = error, time.now < record.proposedAt.addingTimeInterval(Self.patience) { throw error }
            let isTooLarge = file.size.map { $0 > Self.largestFile } ?? false
            return try await refuse(record, RefusalWords.reason(isTooLarge ? "tooLarge" : "notDownloaded", in: world))
        }
        let ground = try ground(of: .roster)
        switch SentRoster(bytes, name: file.name, world: ground.world) {
        case .refused(let text):
            try await refuse(record, text)
        case .roster(let roster):
            try await propose(roster, record, on: ground)
        }
    }

    private func propose(_ roster: [UInt8], _ record: ChangeRecord, on ground: ChangeGround) async throws {
        let world = ground.world
        let after: World
        do throws(ChangeRefusal) {
            after = try ground.trying(.roster, content: roster).world
            // A file that differs in its spelling only is worth nobody's time, unless it mends a broken one.
            let isSame = RosterDifference(from: world.roster, to: after.roster).isEmpty
            if isSame, ground.isSound { throw .nothingToChange }
        } catch {
            return try await refuse(record, RefusalWords(error, in: world).text())
        }
        let compared = ChangeRecord.Writing(
            before: ground.files[ConfigurationChange.roster.file, default: []].digest,
            after: "",
            backup: ""
        )
        let now = time.now
        try await journal.write { ledger in
            try ledger.keep(roster, ofChange: record.id)
            try ledger.keep(compared, ofChange: record.id)
            let message = try ledger.preview(
                .roster,
                id: record.id,
                by: record.author,
                from: world,
                to: after,
                isRepair: !ground.isSound,
                at: now
            )
            let key = "change/\(record.id)/preview"
            try ledger.enqueue(.message(message), key: key, to: record.chat, lane: .answer, at: now)
        }
    }
}

extension Ledger {
    /// A change shown before it is made, with how many people will hear of it.
    func preview(
        _ change: ConfigurationChange,
        id: Int64,
        by author: PersonID,
        from before: World,
        to after: World,
        isRepair: Bool = false,
        at now: Date
    ) throws -> OutgoingMessage {
        let readers = try reachableChats().keys
        let texts = try ChangeNews(change: change, before: before, after: after, isUndo: false)
            .texts(for: readers, except: author, standings: standings(), at: now)
        // Of a seminar those invited hear, by invitations of their own.
        let guests = change.guests(before, after).filter(readers.contains)
        return try ChangeCard(id: id, change: change, before: before, after: after)
            .message(.proposed(people: texts.count + guests.count, on: after.time.date(of: now), isRepair: isRepair))
    }
}
