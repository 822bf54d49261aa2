/// One subject's part in an undertaking.
package struct ProgressCell: Sendable {
    package let undertaking: Undertaking
    package let subject: Subject
    /// Nil for the organisations of the region.
    package let home: MunicipalityID?
    package let state: ProgressState

    package var obligation: Obligation { undertaking.obligation(of: subject) }
    /// For lists in order of deadlines.
    package var rank: (CivilDate, Int) { (undertaking.occurrence.anchor, undertaking.activity) }
}

extension RoadmapProgress {
    package func count(where isWanted: (Undertaking) -> Bool = { _ in true }) -> ProgressCount {
        lines.reduce(.zero) { sum, line in isWanted(line.undertaking) ? sum + line.count : sum }
    }

    package func count(ofRow number: Int) -> ProgressCount { count { $0.activity == number } }

    package func count(in month: Month) -> ProgressCount { count { $0.month == month } }

    /// By municipality; under nil the organisations of the region.
    package func counts(where isWanted: (Undertaking) -> Bool = { _ in true }) -> [MunicipalityID?: ProgressCount] {
        var counts: [MunicipalityID?: ProgressCount] = [:]
        for line in lines where isWanted(line.undertaking) {
            // Schools of one municipality stand together in most rosters, so the sum is carried over the run of them.
            var (home, sum): (MunicipalityID?, ProgressCount) = (nil, .zero)
            for (place, state) in zip(line.places, line.states) {
                let next = line.undertaking.subjects.homes[place]
                if next != home {
                    if sum.total > 0 { counts[home, default: .zero] += sum }
                    (home, sum) = (next, .zero)
                }
                sum.add(state)
            }
            if sum.total > 0 { counts[home, default: .zero] += sum }
        }
        return counts
    }

    /// Months in which anything falls due, in order.
    package var months: [Month] { Set(lines.map(\.undertaking.month)).sorted() }

    /// The cells in one of the states, in the order of the lines and of the roster.
    package func cells(
        in wanted: Set<ProgressState>,
        where isWanted: (Undertaking) -> Bool = { _ in true }
    ) -> [ProgressCell] {
        lines.filter { isWanted($0.undertaking) }.flatMap { line in
            line.places.indices.lazy.filter { wanted.contains(line.states[$0]) }.map(line.cell)
        }
    }

    /// The same of one municipality, or of the organisations of the region.
    package func cells(
        in wanted: Set<ProgressState>,
        at home: MunicipalityID?,
        where isWanted: (Undertaking) -> Bool = { _ in true }
    ) -> [ProgressCell] {
        lines.filter { isWanted($0.undertaking) }.flatMap { line in
            let homes = line.undertaking.subjects.homes
            return line.places.indices.lazy
                .filter { wanted.contains(line.states[$0]) && homes[line.places[$0]] == home }
                .map(line.cell)
        }
    }

    /// How far a row is, by everything in scope.
    package func stage(of row: Activity) -> RowStage { stage(of: row, by: count(ofRow: row.number)) }

    /// The same by some of it; a row that goes on all the time is judged by its period.
    package func stage(of row: Activity, by count: ProgressCount) -> RowStage {
        guard row.cancelled == nil else { return .cancelled }
        guard count.total > 0 else {
            if let start = row.schedule.start, day < start { return .ahead }
            if let end = row.schedule.end, day > end { return .done }
            return .running
        }
        if count[.overdue] > 0 { return .overdue }
        if count.settled == count.total { return .done }
        return count.settled + count[.ahead] == count.total && count.settled == 0 ? .ahead : .running
    }
}

extension RoadmapProgress.Line {
    package var count: ProgressCount {
        var count = ProgressCount.zero
        for state in states { count.add(state) }
        return count
    }

    package var cells: [ProgressCell] { places.indices.map(cell) }

    fileprivate func cell(_ index: Int) -> ProgressCell {
        let list = undertaking.subjects
        return ProgressCell(
            undertaking: undertaking,
            subject: list.subjects[places[index]],
            home: list.homes[places[index]],
            state: states[index]
        )
    }
}
