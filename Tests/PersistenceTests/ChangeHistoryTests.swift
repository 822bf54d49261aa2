import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing

/// What the journal tells of the changes made.
@Suite struct ChangeHistoryTests {
    @Test func `changes that are not wanted do not use up the limit`() async throws {
        let file = try TemporaryJournal()
        let now = Date.at("2022-02-01 10:00")
        let found = try await file.journal.write { ledger in
            func apply(_ change: ConfigurationChange) throws {
                let id = try ledger.propose(change, by: .darya, in: .darya, at: now)
                try ledger.applied(change, id: id, at: now)
            }
            for row in 1...3 { try apply(.cancel(row: row, reason: "приказ")) }
            for _ in 1...25 { try apply(.endDeputies(of: .anna)) }
            return try ledger.appliedChanges(toRow: nil, limit: 2) { $0.change?.isOfThePlan ?? false }
                .compactMap(\.change?.row)
        }
        #expect(found == [2, 3], "the latest, oldest first")
    }
}
