/// One obligation of a person whose dates are not what they were.
package struct DateDifference: Hashable, Sendable {
    /// Nil where the obligation is new.
    package let before: Obligation?
    /// Nil where it is not asked for any more.
    package let after: Obligation?

    package var obligation: Obligation? { after ?? before }
}

extension Planner {
    /// False where everything falls due on the days of the other plan, whoever it falls on.
    package func hasOtherDates(than other: Planner) -> Bool {
        func dates(_ planner: Planner) -> [DutyDates] {
            planner.duties.map {
                DutyDates(series: $0.demand.series($0.activity.number), group: $0.group, terms: $0.terms)
            }
        }
        return dates(self) != dates(other)
    }

    private struct DutyDates: Hashable {
        let series: DemandSeries
        let group: Duty.Group
        let terms: [Term]
    }

    /// What a person is to be told of when this plan takes the place of an earlier one: open obligations with other
    /// dates, in the order of the new ones.
    ///
    /// A row asked for several times in the year is compared time by time. What is past in both plans is no news.
    package func dateDifferences(
        for person: PersonID,
        since earlier: Planner,
        on day: CivilDate,
        isSettled: (ObligationID) -> Bool
    ) -> [DateDifference] {
        let old = Series.grouped(earlier.agenda(of: person, on: day))
        let new = Series.grouped(agenda(of: person, on: day))
        let differences = Set(old.keys).union(new.keys).flatMap { series in
            Series.differences(old[series] ?? [], new[series] ?? [])
        }
        return differences.filter { difference in
            let times = [difference.before, difference.after].compactMap(\.self)
            guard let last = times.last, !isSettled(last.id) else { return false }
            return difference.after == nil || times.contains { $0.occurrence.deadline >= day }
        }
        .sorted { $0.place < $1.place }
    }
}

extension DateDifference {
    fileprivate var place: (Int, Int, String) {
        (
            obligation?.occurrence.anchor.ordinal ?? 0, obligation?.activity ?? 0,
            obligation?.subject.description ?? ""
        )
    }
}

/// The same thing asked, however often in the year.
private struct DemandSeries: Hashable {
    let demand: Obligation.Demand
    /// Nil for the month's request: it stays the same, whichever of its rows it is filed under.
    let activity: Int?
}

extension Obligation.Demand {
    fileprivate func series(_ activity: Int) -> DemandSeries {
        DemandSeries(demand: self, activity: self == .report ? nil : activity)
    }
}

/// The same thing asked of the same subject.
private struct Series: Hashable {
    let series: DemandSeries
    let subject: Subject

    static func grouped(_ items: [AgendaItem]) -> [Series: [Obligation]] {
        Dictionary(grouping: items.map(\.obligation)) {
            Series(series: $0.demand.series($0.activity), subject: $0.subject)
        }
    }

    /// Both in order of time; what is in both plans with the same dates is left out.
    static func differences(_ old: [Obligation], _ new: [Obligation]) -> [DateDifference] {
        let (oldDates, newDates) = (Set(old.map(\.occurrence)), Set(new.map(\.occurrence)))
        var before = old.filter { !newDates.contains($0.occurrence) }
        var after = new.filter { !oldDates.contains($0.occurrence) }
        var differences: [DateDifference] = []
        for earlier in before {
            guard let match = after.firstIndex(where: { $0.occurrence.id == earlier.occurrence.id }) else { continue }
            differences.append(DateDifference(before: earlier, after: after.remove(at: match)))
            before.removeAll { $0 == earlier }
        }
        for index in 0..<max(before.count, after.count) {
            differences.append(
                DateDifference(
                    before: index < before.count ? before[index] : nil,
                    after: index < after.count ? after[index] : nil
                )
            )
        }
        return differences
    }
}
