package import Core
package import Foundation
internal import GRDB

/// One time a row falls due, as answers are filed under it.
package struct StandingsKey: Hashable, Sendable {
    package let activity: Int
    /// `Occurrence.id`.
    package let occurrence: String

    package init(activity: Int, occurrence: String) {
        self.activity = activity
        self.occurrence = occurrence
    }
}

/// What progress is made of, in few statements however many schools there are.
extension Ledger {
    /// For every time of a row that anybody has ever answered for, a number that is another after every change.
    package func standingVersions() throws -> [StandingsKey: Int64] {
        let statement = try database.cachedStatement(sql: "SELECT activity, occurrence, version FROM standingVersion")
        var versions: [StandingsKey: Int64] = [:]
        let rows = try Row.fetchCursor(statement)
        while let row = try rows.next() {
            versions[StandingsKey(activity: row[0], occurrence: row[1])] = row[2]
        }
        return versions
    }

    /// Tells how each subject stands that has answered, by the subject's `description`.
    package func eachStanding(of key: StandingsKey, _ body: (String, Standing.State) -> Void) throws {
        let statement = try database.cachedStatement(
            sql: "SELECT subject, state FROM standing WHERE activity = ? AND occurrence = ?"
        )
        let rows = try Row.fetchCursor(statement, arguments: [key.activity, key.occurrence])
        while let row = try rows.next() {
            if let state = Standing.State(rawValue: row[1]) { body(row[0], state) }
        }
    }

    /// The same for a month's reports; nil where nothing was ever submitted for it.
    package func reportVersion(of month: Month) throws -> Int64? {
        let statement = try database.cachedStatement(sql: "SELECT version FROM reportVersion WHERE month = ?")
        return try Int64.fetchOne(statement, arguments: [month.description])
    }

    /// How each report begun for a month stands, by the school's id; `isLate` tells whether a moment lies after its
    /// deadline.
    package func eachReportMark(
        in month: Month,
        isLate: (Date) -> Bool,
        _ body: (String, ReportMark) -> Void
    ) throws {
        let statement = try database.cachedStatement(
            sql: "SELECT school, stage, firstSubmittedAt, said FROM report WHERE month = ?"
        )
        let rows = try Row.fetchCursor(statement, arguments: [month.description])
        while let row = try rows.next() {
            guard let stage = Report.Stage(rawValue: row[1]) else { continue }
            let mark = ReportMark(
                stage: stage,
                firstSubmitted: (row[2] as Int64?).map { Date(milliseconds: $0) },
                rows: RowMarks(written: row[3]),
                isLate: isLate
            )
            body(row[0], mark)
        }
    }

    /// The schools on a pause today.
    package func pausedSchools(on today: CivilDate) throws -> Set<SchoolID> {
        let statement = try database.cachedStatement(
            sql: "SELECT school FROM pause WHERE liftedAt IS NULL AND lastDay >= ? AND firstDay <= lastDay"
        )
        let schools = try String.fetchAll(statement, arguments: [today.description])
        return Set(schools.compactMap { SchoolID($0) })
    }

    /// Writes beside a report how it stands by all its acts.
    func mark(_ id: Int64) throws {
        guard let stored = try report(id) else { return }
        let submitted = stored.submitted
        try execute(
            "UPDATE report SET stage = ?, firstSubmittedAt = ?, said = ? WHERE id = ?",
            [
                stored.report.stage.rawValue, submitted?.submissions.first?.at.milliseconds,
                RowMarks(submitted?.cells ?? [:]).description, id,
            ]
        )
    }
}

extension ReportAct {
    /// True where a report's mark may be another after it: what is said of rows counts once it is submitted.
    var changesMark: Bool {
        switch self {
        case .submitted, .accepted, .returned, .correctionAsked, .correctionRefused, .reopened, .correctionDropped:
            true
        case .answered, .replied, .attached, .detached, .commented, .understood, .settled, .remarked: false
        }
    }
}
