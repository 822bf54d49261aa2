package import Foundation
internal import GRDB

/// A single value the service keeps between runs.
package struct Mark: Sendable {
    let name: String

    /// Everything due before this instant has been decided.
    package static let plannedUntil = Mark(name: "plannedUntil")
    /// When the bot first planned; nothing is chased from before.
    package static let firstPlanned = Mark(name: "firstPlanned")
    /// When the messenger last handed out what people did.
    package static let lastContact = Mark(name: "lastContact")
    /// Something was erased and may still have traces in the file.
    static let erasureDue = Mark(name: "erasureDue")
    /// The bot's name in links.
    package static let handle = Mark(name: "handle")
    /// When coordinators were last told who cannot be reached.
    package static let coverageTold = Mark(name: "coverageTold")
    /// The number in the last id made up for somebody new, and for a new school.
    package static let lastNewPerson = Mark(name: "lastNewPerson")
    package static let lastNewSchool = Mark(name: "lastNewSchool")
    /// The day on which reports were last seen to.
    package static let reportChores = Mark(name: "reportChores")
    /// The last month whose summary was told.
    package static let summaryTold = Mark(name: "summaryTold")
    /// The number of the last menu written down.
    package static let lastMenu = Mark(name: "lastMenu")
    /// Every digest due by this instant has been decided.
    package static let digestsUntil = Mark(name: "digestsUntil")
    /// An outage people are still to be told of.
    package static let outage = Mark(name: "outage")
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

    package func clear(_ mark: Mark) throws {
        try execute("DELETE FROM mark WHERE name = ?", [mark.name])
    }

    /// The outage people are still to be told of.
    package func outage() throws -> Outage? {
        try text(.outage).flatMap { try? JSONText.read(Outage.self, $0) }
    }

    /// Keeps an outage for the next planning; one that is there already grows.
    package func note(_ outage: Outage) throws {
        let from = min(outage.from, try self.outage()?.from ?? outage.from)
        try set(.outage, to: try JSONText.write(Outage(from: from, until: outage.until)))
    }

    package func date(_ mark: Mark) throws -> Date? {
        try text(mark).flatMap(Int64.init).map(Date.init(milliseconds:))
    }

    package func set(_ mark: Mark, to instant: Date) throws {
        try set(mark, to: String(instant.milliseconds))
    }

    /// A number that was never given before and is above those known: chats, answers and pauses of whoever had an id
    /// before stay in the journal, and must not become another's.
    package func nextNumber(after known: Int, _ mark: Mark) throws -> Int {
        let next = max(known, try text(mark).flatMap { Int($0) } ?? 0) + 1
        try set(mark, to: String(next))
        return next
    }
}
