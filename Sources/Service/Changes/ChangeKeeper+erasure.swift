internal import Chat
internal import Core
package import Foundation
internal import Logging
internal import Persistence
internal import Wording

/// Names that are to be forgotten, taken out of the files: what the journal has erased already, the roster and its old
/// versions still have.
///
/// The acts of erasure are the queue: one is done when the files are, so a crash between the two only does it again.
extension ChangeKeeper {
    /// Carries out what the queue holds. What cannot be written is told of, and must not keep other changes waiting.
    ///
    /// Returns: whether the configuration has changed.
    func eraseNames() async -> Bool {
        var hasChanged = false
        do {
            for erasure in try await journal.read({ try $0.namedErasures() }) {
                hasChanged = try await erase(erasure) || hasChanged
            }
        } catch {
            tryAgainLater()
            // Nothing of the error itself: it may quote a file.
            logger.error("a name could not be taken out of the configuration, will be tried again")
        }
        return hasChanged
    }

    private func erase(_ erasure: NamedErasure) async throws -> Bool {
        let files = try store.files()
        let roster = files[FileErasure.roster]
        var names = Set([roster.flatMap { NameErasure(of: erasure.person, in: $0)?.name }].compactMap(\.self))
        // Whoever has left the roster is named by its old versions only.
        _ = try store.reviewBackups { _, bytes in
            if let name = NameErasure(of: erasure.person, in: bytes)?.name { names.insert(name) }
            return .keep
        }
        let eraser = FileErasure(of: erasure.person, called: names)
        let cleared = eraser.cleared(files)
        // The roster goes last: as long as it has the name, a crash only does all of it again.
        var isGone = true
        for (file, bytes) in cleared where file != FileErasure.roster {
            isGone = try store.rewrite(file, with: bytes) && isGone
        }
        isGone = try store.reviewBackups { eraser.verdict(on: $1) } && isGone
        if let bytes = cleared[FileErasure.roster] {
            isGone = try store.rewrite(FileErasure.roster, with: bytes) && isGone
        }
        if !cleared.isEmpty { takeUp(files.merging(cleared) { $1 }, eraser) }
        try await finish(erasure, names: names, isGone: isGone)
        return !cleared.isEmpty
    }

    /// A file on disk that has mistakes besides is not taken up; the name goes from the world in force all the same.
    private func takeUp(_ onDisk: [String: [UInt8]], _ eraser: FileErasure) {
        let world = worlds.current
        let known = world.files.merging(eraser.cleared(world.files)) { $1 }
        for candidate in [onDisk, known] {
            guard let configuration = try? Configuration(files: candidate) else { continue }
            return worlds.change(to: World(configuration, files: candidate, phrasebook: world.phrasebook))
        }
    }

    private func finish(_ erasure: NamedErasure, names: Set<String>, isGone: Bool) async throws {
        let (world, now) = (worlds.current, time.now)
        if !isGone {
            let act: Logger.Metadata = ["act": "\(erasure.number)"]
            logger.error("a name is left in a file that cannot be written to", metadata: act)
        }
        try await journal.write { ledger in
            try ledger.erase(NameTraces(names), at: now)
            try ledger.finish(erasure, at: now)
            guard !isGone else { return }
            let values: WordingValues = ["number": .number(Int(erasure.number)), "id": .text(erasure.person.rawValue)]
            let text = try world.phrasebook.text(.nameRemains, values)
            _ = try world.tell(
                world.regionalCoordinators,
                text,
                key: "nameRemains/\(erasure.number)",
                in: ledger,
                reaching: ledger.reachableChats(),
                at: now
            )
        }
        ringOutbox()
    }
}

/// Old versions of the files, let go after their time.
extension ChangeKeeper {
    /// Removes the backups made before a moment, by the date in their names.
    package func pruneBackups(before moment: Date) {
        let limit = worlds.current.time.date(of: moment)
        do {
            let isDone = try store.reviewBackups { name, _ in
                BackupName.day(of: name).map { $0 < limit } ?? false ? .remove : .keep
            }
            if !isDone { logger.warning("old backups of the configuration could not be removed") }
        } catch {
            logger.warning("the backups of the configuration could not be looked through")
        }
    }
}

/// `roster.json.2022-03-01T09-00-00.12`, or the same with `-undone`.
enum BackupName {
    static func day(of name: String) -> CivilDate? {
        guard let range = name.range(of: ".json.") else { return nil }
        return CivilDate(iso: String(name[range.upperBound...].prefix(10)))
    }
}
