/// The reports of one month, school by school: the same reckoning as `MonthSummary`, without the words.
package struct MonthReports: Sendable {
    package let month: Month
    /// In the order of the roster.
    package let schools: [School]
    /// Beside `schools`.
    package let marks: [ReportMark]
    /// Before that nobody is late.
    package let isOver: Bool

    package init(of month: Month, schools: [School], marks: [ReportMark], isOver: Bool) {
        self.month = month
        self.schools = schools
        self.marks = marks
        self.isOver = isOver
    }

    package var tally: ReportTally { ReportTally(marks) }

    /// The same of some of the schools.
    package func filter(_ isWanted: (School) -> Bool) -> MonthReports {
        let wanted = zip(schools, marks).filter { school, _ in isWanted(school) }
        return MonthReports(of: month, schools: wanted.map(\.0), marks: wanted.map(\.1), isOver: isOver)
    }

    /// By municipality, those without schools left out.
    package var tallies: [MunicipalityID: ReportTally] {
        var tallies: [MunicipalityID: ReportTally] = [:]
        for (school, mark) in zip(schools, marks) { tallies[school.municipality, default: ReportTally()].add(mark) }
        return tallies
    }

    /// Whose report is missing, in the order of the roster.
    package var silent: [School] { zip(schools, marks).filter(\.1.isSilent).map(\.0) }

    /// Those with whom the next step lies: whose report is missing, or was returned.
    package var unfinished: [(school: School, isReturned: Bool)] {
        zip(schools, marks).filter { $1.isSilent || $1.stage == .returned }.map { ($0, !$1.isSilent) }
    }

    /// How many schools said what of each row; those of one municipality, or all.
    package func rows(in municipality: MunicipalityID? = nil) -> [Int: RowTally] {
        var rows: [Int: RowTally] = [:]
        for (school, mark) in zip(schools, marks) where municipality.map({ $0 == school.municipality }) ?? true {
            mark.rows.forEach { rows[$0, default: RowTally()].add($1) }
        }
        return rows
    }

    /// What each municipality's schools said of one row.
    package func counts(ofRow number: Int) -> [MunicipalityID: RowTally] {
        var counts: [MunicipalityID: RowTally] = [:]
        for (school, mark) in zip(schools, marks) {
            guard let said = mark.rows[number] else { continue }
            counts[school.municipality, default: RowTally()].add(said)
        }
        return counts
    }

    /// The schools that said one of these of a row.
    package func schools(saying wanted: Set<RowMark>, ofRow number: Int) -> [School] {
        zip(schools, marks).filter { $0.1.rows[number].map(wanted.contains) ?? false }.map(\.0)
    }
}

/// How many schools said what of one row in a month's reports.
package struct RowTally: Hashable, Sendable {
    /// By the place of the mark among all.
    private var counts = SIMD8<Int32>()

    package init() {}

    package subscript(mark: RowMark) -> Int { Int(counts[mark.place]) }
    package var total: Int { Int(counts.wrappedSum()) }

    package mutating func add(_ mark: RowMark) { counts[mark.place] &+= 1 }
}

extension RowMark {
    fileprivate var place: Int {
        switch self {
        case .done: 0
        case .inProgress: 1
        case .notDone: 2
        case .notApplicable: 3
        case .known: 4
        }
    }
}
