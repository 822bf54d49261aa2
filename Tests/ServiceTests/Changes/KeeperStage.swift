import Chat
import Core
import Foundation
import Persistence
import Synchronization
import TestSupport
import Wording

@testable import Service

/// A keeper of changes over the repository's configuration, which is kept in memory and may be spoilt.
final class KeeperStage: Sendable {
    static let region = PersonID.named("p-region")
    static let chat = ChatID(rawValue: 77)
    static let card = MessageID(rawValue: 5)

    let disk: MemoryStore
    let worlds: WorldSource
    let file: TemporaryJournal
    let time = ManualTime(.at("2022-02-01 10:00"))
    let log = LogBook()
    let keeper: ChangeKeeper

    /// The repository's own files, read once.
    private static let committed = Result {
        let folder = Program.repository.appending(path: "Config").resolvingSymlinksInPath()
        let names = ["roadmap.json", "roster.json", "settings.json"] + (2021...2027).map { "calendar/\($0).json" }
        let pairs = try names.map { ($0, [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The settings may be changed before anything is read.
    init(settings change: (String) -> String = { $0 }) throws {
        var files = try Self.committed.get()
        files["settings.json"] = files["settings.json"].map { Array(change(String(decoding: $0, as: UTF8.self)).utf8) }
        let phrasebook = try Hamlet().world().phrasebook
        disk = MemoryStore(files)
        worlds = WorldSource(World(try Configuration(files: files), files: files, phrasebook: phrasebook))
        file = try TemporaryJournal()
        keeper = ChangeKeeper(
            worlds: worlds,
            journal: file.journal,
            store: disk,
            messenger: FakeMessenger(),
            time: time,
            planningBell: Bell(),
            outboxBell: Bell(),
            logger: log.logger
        )
    }

    var world: World { worlds.current }

    /// A person who hears of what concerns him.
    func link(_ person: PersonID, _ chat: Int64) async throws {
        let now = time.now
        try await file.journal.write { try $0.link(ChatID(rawValue: chat), to: person, at: now) }
    }

    /// A change as if its author had pressed the button already.
    func accept(_ change: ConfigurationChange, content: [UInt8]? = nil) async throws -> Int64 {
        let now = time.now
        return try await file.journal.write { ledger in
            let id = try ledger.propose(change, by: Self.region, in: Self.chat, content: content, at: now)
            try ledger.move(change: id, from: .proposed, to: .accepted, message: Self.card, at: now)
            return id
        }
    }

    /// The same, carried out; gives the state it ends in.
    @discardableResult
    func carryOut(_ change: ConfigurationChange) async throws -> ChangeRecord.State? {
        let id = try await accept(change)
        await keeper.work()
        return try await state(of: id)
    }

    func undo(_ id: Int64) async throws -> ChangeRecord.State? {
        let now = time.now
        _ = try await file.journal.write { ledger in
            try ledger.move(change: id, from: .applied, to: .undoing, message: Self.card, at: now)
        }
        await keeper.work()
        return try await state(of: id)
    }

    func state(of id: Int64) async throws -> ChangeRecord.State? {
        try await file.journal.read { try $0.change(id)?.state }
    }

    /// What was written into the outbox under such keys.
    func texts(_ key: String) throws -> [String] {
        let sql = "SELECT text FROM outboxWords JOIN outbox ON id = entry WHERE key LIKE '\(key)' ORDER BY id"
        return try file.rows(sql).map { row in row[0].replacing("\u{a0}", with: " ") }
    }
}

/// Files in memory.
final class MemoryStore: ConfigurationStore {
    private struct State {
        var files: [String: [UInt8]]
        var backups: [String: [UInt8]] = [:]
        var lost: Set<String> = []
    }

    private let state: Mutex<State>

    init(_ files: [String: [UInt8]]) {
        state = Mutex(State(files: files))
    }

    func files() -> [String: [UInt8]] { state.withLock { $0.files } }

    func replace(_ file: String, with bytes: [UInt8], keepingOldAs backup: String) {
        state.withLock { state in
            state.backups[backup] = state.files[file]
            state.files[file] = bytes
        }
    }

    func backup(_ name: String) throws -> [UInt8]? {
        try state.withLock { state in
            if state.lost.contains(where: name.hasSuffix) { throw CannotRead() }
            return state.backups[name]
        }
    }

    func rewrite(_ file: String, with bytes: [UInt8]) -> Bool {
        state.withLock { $0.files[file] = bytes }
        return true
    }

    func reviewBackups(_ verdict: (_ name: String, _ bytes: [UInt8]) -> BackupVerdict) -> Bool {
        state.withLock { state in
            for (name, bytes) in state.backups {
                switch verdict(name, bytes) {
                case .keep: break
                case .replace(let bytes): state.backups[name] = bytes
                case .remove: state.backups[name] = nil
                }
            }
            return true
        }
    }

    /// A backup with such an end cannot be read any more.
    func lose(_ suffix: String) { state.withLock { _ = $0.lost.insert(suffix) } }

    func text(_ file: String) -> String { String(decoding: files()[file] ?? [], as: UTF8.self) }

    func remove(_ file: String) { state.withLock { $0.files[file] = nil } }

    func write(_ text: String, to file: String) { state.withLock { $0.files[file] = Array(text.utf8) } }

    /// Replaces the first occurrence, as somebody would by hand.
    func edit(_ file: String, _ old: String, _ new: String) {
        var text = text(file)
        guard let range = text.firstRange(of: old) else { preconditionFailure("\(file) has no \(old)") }
        text.replaceSubrange(range, with: new)
        write(text, to: file)
    }

    struct CannotRead: Error {}
}
