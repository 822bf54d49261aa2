import Core
import Foundation
import Service

/// The messages of one day after another, as they would go out if nothing is answered meanwhile.
///
/// A day at a time, so that the plan of a whole country needs no more memory than its fullest morning.
struct PlannedDays {
    private let world: World
    private let pauses: Pauses
    /// What the ends of pauses bring.
    private let afterPauses: [Notice]
    private let filter: PlanFilter
    private let withDigests: Bool
    private var rows: RequestRows
    private let seminars: [CivilDate: [PlannedSeminar]]

    /// `first` is the first day asked for.
    init(
        world: World,
        pauses: Pauses = Pauses(),
        filter: PlanFilter,
        from first: CivilDate,
        withDigests: Bool = false
    ) {
        self.world = world
        self.pauses = pauses
        self.filter = filter
        self.withDigests = withDigests
        afterPauses = world.planner.notices(after: pauses)
        rows = RequestRows(planner: world.planner)
        let time = world.settings.time
        let planned = world.plannedSeminars(from: time.instant(first, .midnight)).filter(filter.admits)
        seminars = Dictionary(grouping: planned) { time.date(of: $0.at) }
    }

    /// In order of time.
    mutating func messages(on day: CivilDate) throws -> [PlannedMessage] {
        var bundles = bundles(on: day)
        let alone = try join(withDigests ? filter.digests(on: day, of: world) : [], to: &bundles)
        let messages =
            bundles.map(PlannedMessage.reminder) + (seminars[day] ?? []).map(PlannedMessage.seminar)
            + alone.map(PlannedMessage.digest)
        return messages.indices.sorted { (messages[$0].at, $0) < (messages[$1].at, $1) }.map { messages[$0] }
    }

    /// Returns: the digests that go by themselves.
    private func join(_ digests: [PlannedDigest], to bundles: inout [PlannedBundle]) throws -> [PlannedDigest] {
        try digests.filter { digest in
            guard let place = try bundles.firstIndex(where: { try digest.joins($0.bundle, world: world) }) else {
                return true
            }
            bundles[place].digest = digest
            return false
        }
    }

    /// Those of the roadmap alone.
    mutating func bundles(on day: CivilDate) -> [PlannedBundle] {
        let time = world.settings.time
        let window = time.instant(day, .midnight)..<time.instant(day.adding(days: 1), .midnight)
        let planned = world.planner.notices(in: window, standings: [:])
        let resumed = afterPauses.filter { window.contains($0.at) && !pauses.withhold($0, plannedFor: day) }
        // Of one morning and one obligation the end of the pause is told.
        let told = Set(resumed.map(Told.init))
        let others = planned.filter { !pauses.withhold($0, plannedFor: day) && !told.contains(Told($0)) }
        let notices = (others + resumed).filter(filter.admits)
        return NoticeBundle.group(notices)
            .map { PlannedBundle(bundle: $0, activities: rows.activities(of: $0)) }
            .filter { filter.admits($0.activities) }
    }
}

/// What a person is told about, whatever the step.
private struct Told: Hashable {
    let recipient: PersonID
    let obligation: ObligationID

    init(_ notice: Notice) {
        recipient = notice.recipient
        obligation = notice.obligation.id
    }
}

/// A message with the numbers of all rows it speaks of.
struct PlannedBundle {
    let bundle: NoticeBundle
    let activities: [Int]
    /// What its reader learns of the week in the same message.
    var digest: PlannedDigest?
}

/// Looks up which rows a month's request names, once for each month and kind of subject.
private struct RequestRows {
    let planner: Planner
    private var known: [Key: [Int]] = [:]

    private struct Key: Hashable {
        let occurrence: String
        /// A body's own; all schools, municipalities and curators are asked alike.
        let kind: String
    }

    init(planner: Planner) {
        self.planner = planner
    }

    mutating func activities(of bundle: NoticeBundle) -> [Int] {
        var numbers: Set<Int> = []
        for notice in bundle.notices {
            numbers.insert(notice.obligation.activity)
            // What is reported upwards is that the request is unanswered, not its rows.
            guard notice.obligation.demand == .report, !notice.isEscalation else { continue }
            numbers.formUnion(rows(of: notice.obligation))
        }
        return numbers.sorted()
    }

    private mutating func rows(of obligation: Obligation) -> [Int] {
        let kind = if case .body = obligation.subject { "\(obligation.subject)" } else { obligation.subject.kind }
        let key = Key(occurrence: obligation.occurrence.id, kind: kind)
        if let rows = known[key] { return rows }
        guard let month = Month(iso: key.occurrence) else { return [] }
        let rows = planner.rowsOfRequest(to: obligation.subject, in: month).map(\.number)
        known[key] = rows
        return rows
    }
}
