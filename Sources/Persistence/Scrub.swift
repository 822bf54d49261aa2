package import Foundation
internal import GRDB
internal import Synchronization

/// An erasure that may still have traces in the journal's file; another one for every further erasure.
package struct DueScrub: Hashable, Sendable {
    /// The moment of the erasure in milliseconds, and how many came before it since the file was last written anew.
    fileprivate let text: String

    fileprivate init(text: String) {
        self.text = text
    }

    fileprivate init(at moment: Date, after earlier: DueScrub?) {
        text = "\(moment.milliseconds)/\((earlier?.number(1) ?? 0) + 1)"
    }

    fileprivate var milliseconds: Int64 { number(0) ?? 0 }

    /// A former version wrote the moment alone.
    private func number(_ index: Int) -> Int64? {
        let parts = text.split(separator: "/")
        return parts.indices.contains(index) ? Int64(parts[index]) : nil
    }
}

/// Spares whoever looks after erasures a look into the file while there was none.
final class ErasureSign: Sendable {
    /// At first the file may hold one of a former run.
    private let mayBeDue = Atomic(true)

    func set() { mayBeDue.store(true, ordering: .releasing) }

    /// Returns: whether it was set.
    func clear() -> Bool { mayBeDue.exchange(false, ordering: .acquiringAndReleasing) }
}

extension Ledger {
    /// Notes that something was erased of which nothing is to be found in the file.
    package func askForScrub(at now: Date) throws {
        let earlier = try text(.erasureDue).map(DueScrub.init(text:))
        try set(.erasureDue, to: DueScrub(at: now, after: earlier).text)
        let sign = erasures
        database.afterNextTransaction { _ in sign.set() }
    }

    /// What the file is to be written anew for; nil also where something that is to go is still on its way.
    ///
    /// What came after the erasure is not waited for: somebody always writes.
    package func dueScrub() throws -> DueScrub? {
        guard let due = try text(.erasureDue).map(DueScrub.init(text:)) else { return nil }
        let waiting = """
            SELECT EXISTS (
                SELECT 1 FROM outbox WHERE state IN ('queued', 'sending') AND fleeting > 0 AND createdAt <= ?
            ) OR EXISTS (SELECT 1 FROM inbox WHERE state = 'new' AND receivedAt <= ?)
            """
        let arguments: StatementArguments = [due.milliseconds, due.milliseconds]
        return try Bool.fetchOne(database, sql: waiting, arguments: arguments) == true ? nil : due
    }

    /// The file was written anew; what was erased meanwhile is still due.
    package func finish(_ scrub: DueScrub) throws {
        try execute("DELETE FROM mark WHERE name = ? AND value = ?", [Mark.erasureDue.name, scrub.text])
    }
}

extension Journal {
    /// Writes the file anew where that is due, so that nothing that was erased can be found in its free pages or in its
    /// log.
    ///
    /// Throws where somebody reads the file for too long; to be tried again. Returns: whether it was due.
    package func scrub() async throws(JournalFailure) -> Bool {
        guard erasures.clear() else { return false }
        do {
            let (isAsked, due) = try await read { (try $0.text(.erasureDue) != nil, try $0.dueScrub()) }
            guard let due else {
                if isAsked { erasures.set() }
                return false
            }
            try await rewrite()
            try await write { try $0.finish(due) }
            // What was erased meanwhile is due by itself.
            erasures.set()
            return true
        } catch {
            erasures.set()
            throw error
        }
    }
}
