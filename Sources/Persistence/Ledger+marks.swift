package import Foundation
internal import GRDB

/// A single value the service keeps between runs.
package struct Mark: Sendable {
    let name: String

    /// Everything due before this instant has been decided.
    package static let plannedUntil = Mark(name: "plannedUntil")
    /// When the bot first planned; nothing is chased from before.
    package static let firstPlanned = Mark(name: "firstPlanned")
    /// Tells whether the roadmap, the roster, the calendar or the policy changed since the last planning.
    package static let planFingerprint = Mark(name: "planFingerprint")
}

extension Ledger {
    package func text(_ mark: Mark) throws -> String? {
        let statement = try database.cachedStatement(sql: "SELECT value FROM mark WHERE name = ?")
        return try String.fetchOne(statement, arguments: [mark.name])
    }

    package func set(_ mark: Mark, to value: String) throws {
        try execute("INSERT OR REPLACE INTO mark (name, value) VALUES (?, ?)", [mark.name, value])
    }

    package func date(_ mark: Mark) throws -> Date? {
        try text(mark).flatMap(Int64.init).map(Date.init(milliseconds:))
    }

    package func set(_ mark: Mark, to instant: Date) throws {
        try set(mark, to: String(instant.milliseconds))
    }
}
