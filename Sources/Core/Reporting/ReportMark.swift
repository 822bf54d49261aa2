package import struct Foundation.Date

/// How one school's report of a month stands: what sums are made of, without the words.
package struct ReportMark: Hashable, Sendable {
    package let stage: Report.Stage
    /// True where nothing was ever submitted.
    package let isSilent: Bool
    /// True where the first submission came after the deadline.
    package let isLate: Bool
    /// What was last submitted of each row.
    package let rows: RowMarks

    /// Of a school that has begun no report.
    package static let none = ReportMark(stage: .draft, firstSubmitted: nil, rows: RowMarks(), isLate: { _ in false })

    /// `isLate` tells whether a moment lies after the month's deadline.
    package init(stage: Report.Stage, firstSubmitted: Date?, rows: RowMarks, isLate: (Date) -> Bool) {
        self.stage = stage
        isSilent = firstSubmitted == nil
        self.isLate = firstSubmitted.map(isLate) ?? false
        self.rows = rows
    }
}

/// What a submitted report says of a row.
package enum RowMark: UInt8, CaseIterable, Sendable {
    case done = 0x64
    case inProgress = 0x70
    case notDone = 0x6e
    /// None of the school's business, by this report or by an earlier one.
    case notApplicable = 0x78
    /// Known to be done before the report, so it was not asked.
    case known = 0x6b

    package init(_ status: RowStatus) {
        self =
            switch status {
            case .done: .done
            case .inProgress: .inProgress
            case .notDone: .notDone
            case .notApplicable: .notApplicable
            }
    }

    package init(_ cell: MonthSummary.Cell) {
        self =
            switch cell {
            case .answered(let answer, _): RowMark(answer.status)
            case .known(let isDone): isDone ? .known : .notApplicable
            }
    }
}

/// The marks of a report's rows, written as the journal keeps them: `7d15p`, each the row's number and the mark's letter.
package struct RowMarks: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(written: String = "") {
        description = written
    }

    package init(_ cells: [Int: MonthSummary.Cell]) {
        description = cells.sorted { $0.key < $1.key }.map { number, cell in
            "\(number)\(Character(Unicode.Scalar(RowMark(cell).rawValue)))"
        }.joined()
    }

    /// What is not spelled as above is passed over.
    package func forEach(_ body: (_ row: Int, _ mark: RowMark) -> Void) {
        var number = 0
        for byte in description.utf8 {
            if (0x30...0x39).contains(byte) {
                number = number * 10 + Int(byte - 0x30)
            } else {
                if let mark = RowMark(rawValue: byte) { body(number, mark) }
                number = 0
            }
        }
    }

    /// Nil for a row that was not asked.
    package subscript(row: Int) -> RowMark? {
        var found: RowMark?
        forEach { if $0 == row { found = $1 } }
        return found
    }
}

/// How the reports of several schools stand: the one reckoning of who has submitted.
package struct ReportTally: Hashable, Sendable {
    package private(set) var total = 0
    package private(set) var submitted = 0
    package private(set) var late = 0
    package private(set) var accepted = 0
    package private(set) var returned = 0
    package private(set) var correcting = 0

    package var toReview: Int { submitted - accepted - returned - correcting }
    package var silent: Int { total - submitted }

    package init(_ marks: some Sequence<ReportMark> = []) {
        for mark in marks { add(mark) }
    }

    package mutating func add(_ mark: ReportMark) {
        total += 1
        submitted += mark.isSilent ? 0 : 1
        // One that was returned is not in, whenever it came.
        late += mark.isLate && mark.stage != .returned ? 1 : 0
        accepted += mark.stage == .accepted ? 1 : 0
        returned += mark.stage == .returned ? 1 : 0
        correcting += mark.stage == .correcting ? 1 : 0
    }
}

extension Report {
    /// What it says of each row it asked, and of those that were known; of a report as it was last submitted.
    package var cells: [Int: MonthSummary.Cell] {
        guard let submission = submissions.last?.submission else { return [:] }
        var cells: [Int: MonthSummary.Cell] = [:]
        let unconcerned = Set(submission.unconcerned ?? [])
        for number in submission.known { cells[number] = .known(isDone: !unconcerned.contains(number)) }
        for number in submission.asked {
            cells[number] = answers[number].map { .answered($0, files: files(at: .row(number)).count) }
        }
        return cells
    }
}
