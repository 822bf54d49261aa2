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
        let ground = try ground(of: change)
        if let written = try written(record, change, on: ground) { return try await take(written, record) }
        let content = try await journal.read { try $0.content(ofChange: record.id) }
        if let reason = overtaken(change, record, on: ground) {
            try await refuse(record, RefusalWords.reason(reason, in: worlds.current))
            return false
        }
        let (after, edit): (World, ConfigurationEdit)
        do throws(ChangeRefusal) {
            (after, edit) = try ground.trying(change, content: content)
        } catch {
            try await refuse(record, RefusalWords(error, in: worlds.current).text())
            return false
        }
        let writing = ChangeRecord.Writing(
            before: edit.before.digest,
            after: edit.after.digest,
            backup: backupName(of: edit.file, change: record.id)
        )
        try await journal.write { try $0.keep(writing, ofChange: record.id) }
        try write(edit.after, to: edit.file, keepingOldAs: writing.backup)
        return try await take(Written(change: change, before: ground.world, after: after), record)
    }

    /// A change that is in its file already.
    private struct Written {
        let change: ConfigurationChange
        let before: World
        let after: World
    }

    /// The change as a run before this one wrote it; nil where none did.
    private func written(
        _ record: ChangeRecord,
        _ change: ConfigurationChange,
        on ground: ChangeGround
    ) throws -> Written? {
        guard let writing = record.writing, let now = ground.files[change.file], now.digest == writing.after,
            let old = try formerFile(of: change, writing)
        else { return nil }
        // A file that was broken before told nobody anything: then the news is what differs from the world in force.
        let before = (try? ground.world(change.file, old)) ?? worlds.current
        return Written(
            change: change,
            before: before,
            after: try ground.world(change.file, now)
        )
    }

    /// The file as it was before a change; where there was none, what that stands for.
    func formerFile(of change: ConfigurationChange, _ writing: ChangeRecord.Writing) throws -> [UInt8]? {
        if let empty = change.emptyFile, writing.before == empty.digest { return empty }
        return try store.backup(writing.backup)
    }

    private func take(_ written: Written, _ record: ChangeRecord) async throws -> Bool {
        worlds.change(to: written.after)
        return try await tell(record, written.change, from: written.before, to: written.after) { ledger, now in
            try ledger.applied(written.change, id: record.id, at: now)
        }
    }

    /// Why the change is no longer what its author was shown; nil where it still is.
    private func overtaken(_ change: ConfigurationChange, _ record: ChangeRecord, on ground: ChangeGround) -> String? {
        switch change {
        case .roster:
            // A whole roster was compared with the one of that moment; over a later one it would undo what nobody was
            // shown.
            let isSame = record.writing.map { $0.before == ground.files[change.file, default: []].digest } ?? true
            return isSame ? nil : "changedSince"
        case .amend(let row, let period, let was, _):
            let inForce = ground.world.roadmap.activity(row)?.periodInForce ?? was
            // A period that is in force already is refused as nothing to change.
            return inForce == was || inForce == period ? nil : "amendedSince"
        case .moveSeminar(let time, _, _, let was, let start):
            let inForce = ground.world.seminarPlanner.occurrence(time)?.start
            return inForce == was || inForce == start ? nil : "seminarChangedSince"
        default:
            return nil
        }
    }

    /// `backup/roster.json.2022-03-01T09-00-00.12`, the last number the change's.
    private func backupName(of file: String, change: Int64) -> String {
        let moment = worlds.current.time.iso(time.now).prefix(19).replacing(":", with: "-")
        return "\(file).\(moment).\(change)"
    }

    /// Ends the change and writes down what everybody is told, both or neither.
    func tell(
        _ record: ChangeRecord,
        _ change: ConfigurationChange,
        from before: World,
        to after: World,
        isUndo: Bool = false,
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
            try ledger.refresh(after.planner.daysSet(otherwiseThan: before.planner), key: key, at: now)
            guard let message = record.message else { return }
            let card = ChangeCard(
                id: record.id,
                change: change,
                before: isUndo ? after : before,
                after: isUndo ? before : after
            )
            let content = OutboxContent.edit(message, try card.message(isUndo ? .undone : .applied))
            let stage = isUndo ? "undone" : "applied"
            try ledger.enqueue(content, key: "change/\(record.id)/\(stage)", to: record.chat, lane: .answer, at: now)
        }
        return true
    }
}

extension Ledger {
    /// Earlier messages about these obligations are shown as things stand now.
    fileprivate func refresh(_ obligations: Set<ObligationID>, key: String, at now: Date) throws {
        for entry in Set(try obligations.flatMap { try entries(about: $0) }).sorted() {
            guard let chat = try chat(of: entry) else { continue }
            try enqueue(.refresh(entry), key: "\(key)/refresh/\(entry)", to: chat, lane: .edit, at: now)
        }
    }
}
