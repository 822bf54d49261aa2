package import Foundation
internal import GRDB

extension Journal {
    /// Removes what ended before the given moments, and gives the room back to the file system.
    ///
    /// What is to go is looked for beside the running bot; it goes in small transactions, so that nobody's answer waits.
    /// What is still open is never removed, however old; nor is an obligation's standing.
    ///
    /// Returns: how many rows were removed.
    package func purge(conversationBefore: Date, ledgerBefore: Date) async throws(JournalFailure) -> Int {
        var count = 0
        // Notices first: a message goes once none of its notices is left.
        let notices = "SELECT id FROM notice WHERE endedAt < ?"
        count += try await remove(from: "notice", notices, ledgerBefore)
        count += try await remove(
            from: "outbox",
            "SELECT id FROM outbox WHERE endedAt < ? AND id NOT IN (SELECT outbox FROM notice WHERE outbox IS NOT NULL)",
            conversationBefore
        )
        count += try await remove(from: "inbox", "SELECT id FROM inbox WHERE handledAt < ?", conversationBefore)
        count += try await remove(from: "standingHistory", "SELECT id FROM standingHistory WHERE at < ?", ledgerBefore)
        // What was applied is the history of the roadmap and stays; what came to nothing goes.
        let idle = "SELECT id FROM change WHERE endedAt < ? AND state IN ('declined', 'refused')"
        count += try await remove(from: "change", idle, conversationBefore)
        let unanswered = "SELECT id FROM change WHERE proposedAt < ? AND state = 'proposed'"
        count += try await remove(from: "change", unanswered, conversationBefore)
        let dropped = "SELECT id FROM act WHERE proposedAt < ? AND state IN ('asked', 'proposed', 'declined')"
        count += try await remove(from: "act", dropped, conversationBefore)
        count += try await remove(from: "act", "SELECT id FROM act WHERE proposedAt < ?", ledgerBefore)
        try await forgetMessages(before: conversationBefore)
        count += try await remove(from: "snooze", "SELECT id FROM snooze WHERE dueAt < ?", ledgerBefore)
        count += try await remove(from: "pause", "SELECT id FROM pause WHERE createdAt < ?", ledgerBefore)
        let reports = "SELECT id FROM report WHERE openedAt < ?"
        count += try await remove(from: "report", reports, ledgerBefore)
        let schools = "SELECT rowid FROM knownSchool WHERE seenAt < ?"
        count += try await remove(from: "knownSchool", schools, ledgerBefore)
        let seminars = "SELECT rowid FROM seminarEvent WHERE startsAt < ?"
        count += try await remove(from: "seminarEvent", seminars, ledgerBefore)
        let talks = "SELECT chat FROM seminarTalk WHERE at < ?"
        count += try await remove(from: "seminarTalk", talks, conversationBefore)
        count += try await remove(from: "digest", "SELECT rowid FROM digest WHERE dueAt < ?", ledgerBefore)
        try await giveBack()
        return count
    }

    /// Of a message to a group stays that it was sent, to how many and by whom, as of every message.
    private func forgetMessages(before moment: Date) async throws(JournalFailure) {
        try await write { ledger in
            let sql =
                "UPDATE act SET words = NULL WHERE kind IN ('tell', 'command') AND words IS NOT NULL AND proposedAt < ?"
            try ledger.execute(sql, [moment.milliseconds])
        }
    }

    private static let batch = 500

    /// `sql` finds the rows by their rowid, which an integer primary key is.
    private func remove(from table: String, _ sql: String, _ moment: Date) async throws(JournalFailure) -> Int {
        let old = try await read { try Int64.fetchAll($0.database, sql: sql, arguments: [moment.milliseconds]) }
        for start in stride(from: 0, to: old.count, by: Self.batch) {
            // The rest goes another night; a service that ends must not be kept waiting.
            if Task.isCancelled { return start }
            let ids = old[start..<min(start + Self.batch, old.count)]
            try await write { ledger in
                let statement = try ledger.database.cachedStatement(sql: "DELETE FROM \(table) WHERE rowid = ?")
                for id in ids { try statement.execute(arguments: [id]) }
            }
        }
        return old.count
    }

    /// Shortens the file by its free pages, a few at a time (https://sqlite.org/pragma.html#pragma_incremental_vacuum).
    private func giveBack() async throws(JournalFailure) {
        var left = Int.max
        while !Task.isCancelled {
            let free = try await read { try Int.fetchOne($0.database, sql: "PRAGMA freelist_count") ?? 0 }
            guard free > 0, free < left else { return }
            left = free
            try await write { ledger in
                // Each row stepped frees a page, so the rows have to be read.
                _ = try Row.fetchAll(ledger.database, sql: "PRAGMA incremental_vacuum(1000)")
            }
        }
    }
}
