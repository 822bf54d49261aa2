package import Chat
package import Core
package import Foundation
internal import GRDB

/// A report with its number in the journal.
package struct StoredReport: Hashable, Sendable {
    package let id: Int64
    package let report: Report
    /// Oldest first.
    package let entries: [ReportEntry]

    /// The report as it stood at a moment.
    package func asOf(_ moment: Date) -> StoredReport {
        let entries = Array(entries.prefix { $0.at <= moment })
        return StoredReport(
            id: id,
            report: Report(school: report.school, month: report.month, entries: entries),
            entries: entries
        )
    }

    /// What was last submitted, whatever has been changed since; nil where nothing was.
    package var submitted: Report? {
        guard let last = entries.lastIndex(where: { if case .submitted = $0.act { true } else { false } }) else {
            return nil
        }
        return Report(school: report.school, month: report.month, entries: entries[...last])
    }
}

extension Ledger {
    /// Finds a school's report of a month, or begins it.
    ///
    /// Returns: its number.
    package func beginReport(of school: SchoolID, in month: Month, at now: Date) throws -> Int64 {
        let key: StatementArguments = [school.rawValue, month.description]
        try execute("INSERT OR IGNORE INTO report (school, month, openedAt) VALUES (?, ?, ?)", key + [now.milliseconds])
        let statement = try database.cachedStatement(sql: "SELECT id FROM report WHERE school = ? AND month = ?")
        return try Int64.fetchOne(statement, arguments: key) ?? database.lastInsertedRowID
    }

    /// Writes an act down.
    ///
    /// Returns: its number.
    @discardableResult
    package func add(
        _ act: ReportAct,
        to report: Int64,
        by person: PersonID?,
        in chat: ChatID?,
        at now: Date
    ) throws -> Int64 {
        try execute(
            "INSERT INTO reportAct (report, at, person, chat, kind, act) VALUES (?, ?, ?, ?, ?, ?)",
            [report, now.milliseconds, person?.rawValue, chat?.rawValue, act.kind, try JSONText.write(act)]
        )
        let id = database.lastInsertedRowID
        if act.changesMark { try mark(report) }
        return id
    }

    package func report(_ id: Int64) throws -> StoredReport? {
        try reports(where: "id = ?", [id]).first
    }

    package func report(of school: SchoolID, in month: Month) throws -> StoredReport? {
        try reports(where: "school = ? AND month = ?", [school.rawValue, month.description]).first
    }

    /// Every report begun for a month, in the order begun.
    package func reports(in month: Month) throws -> [StoredReport] {
        try reports(where: "month = ?", [month.description])
    }

    /// A school's reports from a month on, before another, oldest first.
    package func reports(of school: SchoolID, from first: Month, before month: Month) throws -> [StoredReport] {
        try reports(
            where: "school = ? AND month >= ? AND month < ?",
            [school.rawValue, first.description, month.description]
        )
        .sorted { $0.report.month < $1.report.month }
    }

    /// The reports of a month and of those after it, in the order begun.
    package func reports(since month: Month) throws -> [StoredReport] {
        try reports(where: "month >= ?", [month.description])
    }

    /// Through which chats a report's acts came, by their numbers; none for those whose chat was forgotten.
    package func chats(ofActsOf report: Int64) throws -> [Int64: ChatID] {
        let sql = "SELECT id, chat FROM reportAct WHERE report = ? AND chat IS NOT NULL"
        let rows = try Row.fetchAll(database, sql: sql, arguments: [report])
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], ChatID(rawValue: $0[1])) })
    }

    /// The number of the next submission.
    package func nextSubmission() throws -> Int {
        // Not their count: the oldest reports are removed one day, and no number may come twice.
        let statement = try database.cachedStatement(
            sql: "SELECT max(json_extract(act, '$.submitted._0.number')) FROM reportAct WHERE kind = 'submitted'"
        )
        return (try Int.fetchOne(statement) ?? 0) + 1
    }

    private func reports(where condition: String, _ arguments: StatementArguments) throws -> [StoredReport] {
        let statement = try database.cachedStatement(sql: "SELECT * FROM report WHERE \(condition) ORDER BY id")
        return try Row.fetchAll(statement, arguments: arguments).compactMap { row in
            guard let school = SchoolID(row["school"] as String),
                let month = Month(iso: row["month"] as String)
            else { return nil }
            let id: Int64 = row["id"]
            let entries = try entries(of: id)
            return StoredReport(
                id: id,
                report: Report(school: school, month: month, entries: entries),
                entries: entries
            )
        }
    }

    /// Acts that a program of another version spelled are passed over.
    private func entries(of report: Int64) throws -> [ReportEntry] {
        let statement = try database.cachedStatement(
            sql: "SELECT id, at, person, act FROM reportAct WHERE report = ? ORDER BY id"
        )
        return try Row.fetchAll(statement, arguments: [report]).compactMap { row in
            guard let act = try? JSONText.read(ReportAct.self, row[3]) else { return nil }
            return ReportEntry(
                id: row[0],
                at: Date(milliseconds: row[1]),
                person: (row[2] as String?).flatMap { PersonID($0) },
                act: act
            )
        }
    }
}
