package import struct Foundation.Date

/// What the schools of a municipality or of the region reported of one month. The one value behind the message, the
/// table and the printed page, so that their numbers agree.
package struct MonthSummary: Hashable, Sendable {
    package let month: Month
    /// The rows that anybody was asked about or known to have done, in the order of the roadmap.
    package let rows: [Activity]
    /// In the order of the roster.
    package let lines: [Line]

    /// One school's report as it was last submitted.
    package struct Line: Hashable, Sendable {
        package let school: School
        package let mark: ReportMark
        /// Nil where nothing was ever submitted.
        package let submission: Report.Sent?
        /// By the row's number; nothing for rows that were not asked.
        package let cells: [Int: Cell]
        package let replies: [QuestionID: String]
        package let comment: String?
        /// All its documents and photos.
        package let files: Int

        package var stage: Report.Stage { mark.stage }
        package var isLate: Bool { mark.isLate }
        package var isSilent: Bool { mark.isSilent }
    }

    package enum Cell: Hashable, Sendable {
        case answered(RowAnswer, files: Int)
        /// Known before the report, so it was not asked: done, or none of the school's business.
        case known(isDone: Bool)
    }

    /// A report as it is now and as it was last submitted.
    package typealias Pair = (now: Report, submitted: Report?)

    /// `isLate` tells whether a moment lies after the month's deadline.
    package init(
        of month: Month,
        schools: [School],
        reports: [SchoolID: Pair],
        roadmap: Roadmap,
        isLate: (Date) -> Bool
    ) {
        self.month = month
        lines = schools.map { Line($0, reports[$0.id], isLate: isLate) }
        let numbers = Set(lines.flatMap(\.cells.keys))
        rows = roadmap.activities.filter { numbers.contains($0.number) }
    }
}

extension MonthSummary.Line {
    fileprivate init(_ school: School, _ pair: MonthSummary.Pair?, isLate: (Date) -> Bool) {
        self.school = school
        let report = pair?.submitted
        submission = report?.submissions.last
        cells = report?.cells ?? [:]
        mark = ReportMark(
            stage: pair?.now.stage ?? .draft,
            firstSubmitted: report?.submissions.first?.at,
            rows: RowMarks(cells),
            isLate: isLate
        )
        replies = report?.replies ?? [:]
        comment = report?.comment
        files = report?.files.count ?? 0
    }
}

extension MonthSummary {
    package var tally: ReportTally { ReportTally(lines.lazy.map(\.mark)) }
    package var silent: [School] { lines.filter(\.isSilent).map(\.school) }

    /// How many schools gave a row a status; of what is none of their business, in an earlier report too.
    package func count(_ status: RowStatus, ofRow number: Int) -> Int {
        lines.count { $0.cells[number].map(RowMark.init) == RowMark(status) }
    }

    /// How many schools were not asked about a row, since it was known to be done.
    package func countKnown(ofRow number: Int) -> Int { lines.count { $0.cells[number].map(RowMark.init) == .known } }
}
