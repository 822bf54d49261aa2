internal import Chat
internal import Core
internal import Foundation
internal import Persistence

extension ChangeKeeper {
    /// Takes a change back out of its file; what was changed there later stays.
    func undo(_ record: ChangeRecord) async throws -> Bool {
        guard let change = record.change, let writing = record.writing, let old = try formerFile(of: change, writing)
        else { return try await leave(record) }
        func undone(_ bytes: [UInt8]) -> [UInt8]? {
            change.undone(in: bytes, before: old) { $0.digest == writing.after }
        }
        let ground = try ground(of: change)
        guard let now = ground.files[change.file] ?? change.emptyFile else { return try await leave(record) }
        let kept = writing.backup + "-undone"
        // A run before this one may have written it already.
        if let before = try store.backup(kept), undone(before) == now,
            let earlier = try? ground.world(change.file, before)
        {
            return try await take(try ground.world(change.file, now), after: earlier, record, change)
        }
        // What the other files have come to say meanwhile must go with it.
        guard let bytes = undone(now), let world = try? ground.world(change.file, bytes) else {
            return try await leave(record, for: ground.mistakes)
        }
        try write(bytes, to: change.file, keepingOldAs: kept)
        return try await take(world, after: ground.world, record, change)
    }

    private func take(
        _ world: World,
        after earlier: World,
        _ record: ChangeRecord,
        _ change: ConfigurationChange
    ) async throws -> Bool {
        worlds.change(to: world)
        return try await tell(record, change, from: earlier, to: world, isUndo: true) { ledger, now in
            try ledger.move(change: record.id, from: .undoing, to: .undone, at: now)
        }
    }

    /// Says that it is too late to undo, or what has to be mended first; the change stays.
    private func leave(_ record: ChangeRecord, for mistakes: [Problem]? = nil) async throws -> Bool {
        let (now, world) = (time.now, worlds.current)
        try await journal.write { ledger in
            try ledger.move(change: record.id, from: .undoing, to: .applied, at: now)
            guard let change = record.change, let message = record.message else { return }
            let content: OutboxContent
            if let mistakes {
                let text = try RefusalWords(.brokenBefore(mistakes), in: world).text()
                content = .message(OutgoingMessage(text: text))
            } else {
                let card = ChangeCard(id: record.id, change: change, before: world, after: world)
                content = .edit(message, try card.message(.beyondUndo))
            }
            let key = "change/\(record.id)/beyond/\(Int(now.timeIntervalSince1970 * 1000))"
            try ledger.enqueue(content, key: key, to: record.chat, lane: .answer, at: now)
        }
        return false
    }
}
