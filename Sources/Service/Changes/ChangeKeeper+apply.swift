internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

extension ChangeKeeper {
    /// Writes a confirmed change to its file and takes it up.
    func apply(_ record: ChangeRecord) async throws -> Bool {
        guard let change = record.change else {
            try await refuse(record, RefusalWords.reason("unreadable", in: worlds.current))
            return false
        }
        let files = try store.files()
        let content = try await journal.read { try $0.content(ofChange: record.id) }
        guard let edit = try await edit(change, content: content, of: record, in: files) else { return false }
        let (before, after) = try (world(files, edit.file, edit.before), world(files, edit.file, edit.after))
        worlds.change(to: after)
        let isNews = try await tell(record, change, from: before, to: after, isUndo: false) { ledger, now in
            try ledger.applied(change, id: record.id, at: now)
        }
        return isNews
    }

    /// Writes the file, unless a run before this one did. Nil where the change was refused.
    private func edit(
        _ change: ConfigurationChange,
        content: [UInt8]?,
        of record: ChangeRecord,
        in files: [String: [UInt8]]
    ) async throws -> ConfigurationEdit? {
        if let writing = record.writing, let now = files[change.file], now.digest == writing.after,
            let before = try store.backup(writing.backup)
        {
            return ConfigurationEdit(file: change.file, before: before, after: now)
        }
        // A whole roster was compared with the one of that moment; over a later one it would undo what nobody was shown.
        if case .roster = change, let writing = record.writing, writing.after.isEmpty,
            files[change.file]?.digest != writing.before
        {
            try await refuse(record, RefusalWords.reason("changedSince", in: worlds.current))
            return nil
        }
        let edit: ConfigurationEdit
        do throws(ChangeRefusal) {
            edit = try change.edit(files, content: content).edit
        } catch {
            try await refuse(record, RefusalWords(error, in: worlds.current).text())
            return nil
        }
        let writing = ChangeRecord.Writing(
            before: edit.before.digest,
            after: edit.after.digest,
            backup: backupName(of: edit.file, change: record.id)
        )
        try await journal.write { try $0.keep(writing, ofChange: record.id) }
        try write(edit.after, to: edit.file, keepingOldAs: writing.backup)
        return edit
    }

    /// Puts the old file back, where nobody has changed it since.
    func undo(_ record: ChangeRecord) async throws -> Bool {
        guard let change = record.change, let writing = record.writing, let old = try store.backup(writing.backup)
        else { return try await leave(record) }
        let files = try store.files()
        let backup = writing.backup + "-undone"
        let undone: [UInt8]
        if files[change.file]?.digest == writing.before, let kept = try store.backup(backup) {
            undone = kept
        } else if let now = files[change.file], now.digest == writing.after {
            undone = now
            // What the other files have come to say meanwhile must go with the old one.
            do { _ = try world(files, change.file, old) } catch is Problems { return try await leave(record) }
            try write(old, to: change.file, keepingOldAs: backup)
        } else {
            return try await leave(record)
        }
        let (before, after) = try (world(files, change.file, undone), world(files, change.file, old))
        worlds.change(to: after)
        return try await tell(record, change, from: before, to: after, isUndo: true) { ledger, now in
            try ledger.move(change: record.id, from: .undoing, to: .undone, at: now)
        }
    }

    /// Says that it is too late to undo; the change stays.
    private func leave(_ record: ChangeRecord) async throws -> Bool {
        let (now, world) = (time.now, worlds.current)
        try await journal.write { ledger in
            try ledger.move(change: record.id, from: .undoing, to: .applied, at: now)
            guard let change = record.change, let message = record.message else { return }
            let card = ChangeCard(id: record.id, change: change, before: world, after: world, people: 0)
            let content = OutboxContent.edit(message, try card.message(.beyondUndo))
            try ledger.enqueue(content, key: "change/\(record.id)/beyond", to: record.chat, lane: .answer, at: now)
        }
        return false
    }

    private func world(_ files: [String: [UInt8]], _ file: String, _ bytes: [UInt8]) throws -> World {
        let files = files.merging([file: bytes]) { $1 }
        return World(try Configuration(files: files), files: files, phrasebook: worlds.current.phrasebook)
    }

    /// `backup/roster.json.2022-03-01T09-00-00.12`, the last number the change's.
    private func backupName(of file: String, change: Int64) -> String {
        let moment = worlds.current.time.iso(time.now).prefix(19).replacing(":", with: "-")
        return "\(file).\(moment).\(change)"
    }

    /// Ends the change and writes down what everybody is told, both or neither.
    private func tell(
        _ record: ChangeRecord,
        _ change: ConfigurationChange,
        from before: World,
        to after: World,
        isUndo: Bool,
        ending end: @escaping @Sendable (Ledger, Date) throws -> Void
    ) async throws -> Bool {
        let now = time.now
        // Worded beside the running bot: thousands of people take their time.
        let texts = try await journal.read { ledger in
            try ChangeNews(change: change, before: before, after: after, isUndo: isUndo).texts(
                for: try ledger.reachableChats().keys,
                except: record.author,
                standings: try ledger.standings(),
                at: now
            )
        }
        let key = "changed/\(record.id)" + (isUndo ? "/undone" : "")
        try await journal.write { ledger in
            try end(ledger, now)
            let chats = try ledger.reachableChats()
            for (reader, text) in texts.sorted(by: { $0.key < $1.key }) {
                _ = try after.tell([reader], text, key: key, in: ledger, reaching: chats, at: now)
            }
            guard let message = record.message else { return }
            let card = ChangeCard(
                id: record.id,
                change: change,
                before: isUndo ? after : before,
                after: isUndo ? before : after,
                people: texts.count
            )
            let content = OutboxContent.edit(message, try card.message(isUndo ? .undone : .applied))
            let stage = isUndo ? "undone" : "applied"
            try ledger.enqueue(content, key: "change/\(record.id)/\(stage)", to: record.chat, lane: .answer, at: now)
        }
        return true
    }
}
