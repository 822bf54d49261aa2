internal import Chat
internal import Core
internal import Wording

/// `/plan` and `/week`: what falls due, and which seminars are held.
extension AskScreen {
    private static let entriesOnPage = 10

    /// Something that happens on a day.
    private enum Entry {
        /// A row falls due, for all the undertakings that are one time of it.
        case due(Undertaking, ProgressCount, own: ProgressState?)
        /// The month's request goes out.
        case opens(Month)
        case seminar(SeminarOccurrence)
    }

    func plan(of month: Month, page: Int, within scope: ProgressScope) throws -> OutgoingMessage {
        let days = month.firstDay...month.lastDay
        let entries = try entries(on: days, within: scope)
        let going = world.roadmap.activities.filter { row in
            row.cancelled == nil && (row.kind == .seminar || row.kind == .videoconference) && scope.isCounted
                && row.schedule.overlaps(month)
        }
        let paged = Paged(entries, page: page, per: Self.entriesOnPage)
        return try message(
            .askPlan,
            [
                "month": .month(month), "entries": .list(paged.items.map { words(of: $1, on: $0) }),
                "isNone": .flag(entries.isEmpty && going.isEmpty),
                "hasGoing": .flag(!going.isEmpty && paged.place.isLast),
                "going": .texts(going.map { "\($0.number)" }),
            ],
            at: paged.place,
            openers: openers(of: paged.items.map(\.entry)),
            inLine: 5,
            beside: [
                try [month.previous, month.next].filter { abs($0.year - world.roadmap.year) <= 1 }.map {
                    beside(try desk.name(of: $0), .plan($0, page: 0))
                }
            ]
        )
    }

    func week(page: Int, within scope: ProgressScope) throws -> OutgoingMessage {
        let days = desk.today...desk.today.adding(days: 6)
        let entries = try entries(on: days, within: scope)
        let paged = Paged(entries, page: page, per: Self.entriesOnPage)
        return try message(
            .askWeek,
            [
                "period": .period(days), "entries": .list(paged.items.map { words(of: $1, on: $0) }),
                "isNone": .flag(entries.isEmpty),
            ],
            at: paged.place,
            openers: openers(of: paged.items.map(\.entry)),
            inLine: 5,
            beside: [[beside(try desk.name(of: Month(of: desk.today)), .plan(Month(of: desk.today), page: 0))]]
        )
    }

    /// In order of days; what is due first, then requests, then seminars.
    private func entries(on days: ClosedRange<CivilDate>, within scope: ProgressScope) throws
        -> [(day: CivilDate, entry: Entry)]
    {
        struct Time: Hashable {
            let row: Int
            let occurrence: Occurrence
            let demand: Obligation.Demand
        }
        var order: [Time] = []
        var counts: [Time: (undertaking: Undertaking, count: ProgressCount, cells: [ProgressCell])] = [:]
        for line in try desk.progress(within: scope).lines where days.contains(line.undertaking.occurrence.deadline) {
            let undertaking = line.undertaking
            let time = Time(row: line.activity, occurrence: undertaking.occurrence, demand: undertaking.demand)
            if let known = counts[time] {
                // Of a month's reports only the schools' are counted, as everywhere.
                if undertaking.isOfSchoolReports {
                    counts[time] = (undertaking, line.count, line.subjects == 1 ? line.cells : [])
                } else if !known.undertaking.isOfSchoolReports {
                    counts[time] = (known.undertaking, known.count + line.count, [])
                }
            } else {
                order.append(time)
                counts[time] = (undertaking, line.count, line.subjects == 1 ? line.cells : [])
            }
        }
        let due = order.compactMap { counts[$0] }.map { undertaking, count, cells in
            (undertaking.occurrence.deadline, Entry.due(undertaking, count, own: cells.first?.state))
        }
        let opening = world.planner.reportMonths.filter { days.contains($0.opens) }.map {
            ($0.opens, Entry.opens($0.month))
        }
        let seminars = world.seminarPlanner.occurrences.filter { occurrence in
            occurrence.cancelled == nil && days.contains(occurrence.start.date) && concerns(occurrence, scope)
        }
        let all = due + opening + seminars.map { ($0.start.date, Entry.seminar($0)) }
        return all.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element)
    }

    /// True for a seminar to which anybody in scope is invited: of the region, all of them.
    private func concerns(_ occurrence: SeminarOccurrence, _ scope: ProgressScope) -> Bool {
        if scope == .region { return true }
        let invited = Set(world.roster.invited(to: occurrence.seminar.invited).map(\.id))
        if invited.contains(desk.person.id) { return true }
        guard case .municipalities(let places) = scope, world.isHeld(occurrence.seminar, for: places) else {
            return false
        }
        return desk.schools(within: scope).contains { school in
            invited.contains(school.head) || school.curator.map(invited.contains) ?? false
        }
    }

    private func words(of entry: Entry, on day: CivilDate) -> WordingValues {
        var values: WordingValues = [
            "day": .date(day), "isReport": .flag(false), "isSetDate": .flag(false), "isOpening": .flag(false),
            "isSeminar": .flag(false), "isRow": .flag(false),
        ]
        switch entry {
        case .due(let undertaking, let count, let own):
            let title = world.roadmap.activity(undertaking.activity)?.title ?? ""
            values["isReport"] = .flag(undertaking.demand == .report)
            values["isSetDate"] = .flag(undertaking.demand == .setDate)
            values["isRow"] = .flag(undertaking.demand == .carryOut)
            values["number"] = .number(undertaking.activity)
            values["title"] = .text(MessageLimit.cut(title, to: MessageLimit.reportTitle))
            if undertaking.demand == .report { values["month"] = .month(undertaking.month) }
            if let own, count.total == 1 {
                values["state"] = .text(desk.label(.progress(own)))
            } else {
                values["settled"] = .number(count.settled)
                values["total"] = .number(count.total)
            }
        case .opens(let month):
            values["isOpening"] = .flag(true)
            values["month"] = .month(month)
        case .seminar(let occurrence):
            values["isSeminar"] = .flag(true)
            values["title"] = .text(MessageLimit.cut(occurrence.seminar.title, to: MessageLimit.briefTitle))
            values["time"] = .time(occurrence.start.time)
        }
        return values
    }

    /// The rows that entries are about, each once.
    private func openers(of entries: [Entry]) -> [Button] {
        guard desk.scope(of: .activity) != nil else { return [] }
        var seen: Set<Int> = []
        let rows = entries.compactMap { entry -> Int? in
            switch entry {
            case .due(let undertaking, _, _): undertaking.activity
            case .seminar(let occurrence): occurrence.seminar.activity
            case .opens: nil
            }
        }
        return rows.filter { seen.insert($0).inserted }.map { deeper("\($0)", .activity($0, page: 0)) }
    }
}
