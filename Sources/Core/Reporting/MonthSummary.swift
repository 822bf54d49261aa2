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
        package let stage: Report.Stage
        /// Nil where nothing was ever submitted.
        package let submission: Report.Sent?
        /// True where the first submission came after the deadline.
        package let isLate: Bool
        /// By the row's number; nothing for rows that were not asked.
        package let cells: [Int: Cell]
        package let replies: [QuestionID: String]
        package let comment: String?
        /// All its documents and photos.
        package let files: Int

        package var isSilent: Bool { submission == nil }
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
        stage = pair?.now.stage ?? .draft
        let report = pair?.submitted
        let sent = report?.submissions.last
        submission = sent
        self.isLate = report?.submissions.first.map { isLate($0.at) } ?? false
        var cells: [Int: MonthSummary.Cell] = [:]
        let unconcerned = Set(sent?.submission.unconcerned ?? [])
        for number in sent?.submission.known ?? [] { cells[number] = .known(isDone: !unconcerned.contains(number)) }
        for number in sent?.submission.asked ?? [] {
            cells[number] = report?.answers[number].map {
                .answered($0, files: report?.files(at: .row(number)).count ?? 0)
            }
        }
        self.cells = cells
        replies = report?.replies ?? [:]
        comment = report?.comment
        files = report?.files.count ?? 0
    }
}

extension MonthSummary {
    package var submitted: Int { lines.count { !$0.isSilent } }
    package var late: Int { lines.count(where: \.isLate) }
    package var accepted: Int { lines.count { $0.stage == .accepted } }
    package var returned: Int { lines.count { $0.stage == .returned } }
    package var correcting: Int { lines.count { $0.stage == .correcting } }
    package var toReview: Int { submitted - accepted - returned - correcting }
    package var silent: [School] { lines.filter(\.isSilent).map(\.school) }
    /// Whose report is still to come: those that never sent one, and those whose was returned.
    package var missing: [School] { lines.filter { $0.isSilent || $0.stage == .returned }.map(\.school) }

    /// How many schools gave a row a status; of what is none of their business, in an earlier report too.
    package func count(_ status: RowStatus, ofRow number: Int) -> Int {
        lines.count { line in
            switch line.cells[number] {
            case .answered(let answer, _)?: answer.status == status
            case .known(isDone: false)?: status == .notApplicable
            case .known(isDone: true)?, nil: false
            }
        }
    }

    /// How many schools were not asked about a row, since it was known to be done.
    package func countKnown(ofRow number: Int) -> Int { lines.count { $0.cells[number] == .known(isDone: true) } }
}
