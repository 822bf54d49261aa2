internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Puts obligations into words for one reader at one moment.
struct ItemWriter {
    let world: World
    /// Nil where the chat is no longer linked to anyone.
    let reader: PersonID?
    let now: Date

    var phrasebook: Phrasebook { world.phrasebook }
    var today: CivilDate { world.time.date(of: now) }

    /// Several subjects of one row, told in one line.
    struct Group {
        var items: [CardItem]
        var first: CardItem { items[0] }
    }

    /// Joins what differs only in the subject, in order of first appearance.
    func grouped(_ items: [CardItem]) -> [Group] {
        struct Shape: Hashable {
            let activity: Int
            let occurrence: Occurrence
            let ground: Ground
            let state: Standing.State?
            let pausedUntil: CivilDate?
            let snoozedTo: CivilDate?
            let meeting: LocalMoment?
            let returned: ActRecord?
            /// Whose reports can be asked for with a button, and who has to be asked otherwise.
            let isForm: Bool
        }
        var positions: [Shape: Int] = [:]
        var groups: [Group] = []
        for item in items {
            let shape = Shape(
                activity: item.obligation.activity,
                occurrence: item.obligation.occurrence,
                ground: item.ground,
                state: item.standing?.state,
                pausedUntil: item.pausedUntil,
                snoozedTo: item.snoozedTo,
                meeting: item.meeting,
                returned: item.returned,
                isForm: item.isForm
            )
            if let position = positions[shape] {
                groups[position].items.append(item)
            } else {
                positions[shape] = groups.count
                groups.append(Group(items: [item]))
            }
        }
        return groups
    }

    func values(of group: Group, isBrief: Bool) -> WordingValues {
        let item = group.first
        let obligation = item.obligation
        let occurrence = obligation.occurrence
        let activity = world.roadmap.activity(obligation.activity)
        let left = world.calendar.workingDays(from: today.adding(days: 1), through: occurrence.anchor)
        let over = world.calendar.workingDays(from: occurrence.anchor.adding(days: 1), through: today)
        let isReport = obligation.demand == .report
        let isOpen = !item.isSettled
        let names = group.items.compactMap { subjectName($0) }.sorted()
        var values: WordingValues = [
            "number": .number(obligation.activity),
            "title": .text(shortened(activity?.title ?? "", isBrief)),
            "result": .text(isBrief || obligation.demand != .carryOut ? "" : shortened(activity?.result ?? "", false)),
            "deadline": .date(occurrence.deadline),
            "isSetDate": .flag(obligation.demand == .setDate),
            "isReport": .flag(isReport),
            "isForm": .flag(item.isForm),
            "isEscalation": .flag(item.isEscalation),
            "isDone": .flag(item.standing?.state == .done || item.meeting != nil),
            "isInProgress": .flag(item.standing?.state == .inProgress && item.meeting == nil),
            "isOpen": .flag(isOpen),
            "isUpcoming": .flag(isOpen && today < occurrence.anchor),
            "isToday": .flag(isOpen && today == occurrence.anchor),
            // A deadline on a day off, between the last working day and itself.
            "isDayOffBefore": .flag(isOpen && today > occurrence.anchor && today <= occurrence.deadline),
            "isOverdue": .flag(isOpen && occurrence.isOverdue(on: today)),
            "daysLeft": .number(left),
            "daysOver": .number(over),
            "subjects": .texts(Array(names.prefix(MessageLimit.names))),
            "hasSubjects": .flag(!names.isEmpty),
            "subjectCount": .number(names.count),
            "inPlaceOf": .text(inPlaceOf(item)), "isReturned": .flag(item.returned != nil),
            "rows": .list(isBrief ? [] : rows(of: item)),
        ]
        if let standing = item.standing {
            values["answeredAt"] = .moment(standing.since, in: world.time)
            if let person = standing.by, person != reader, world.mayName {
                values["answeredBy"] = .text(world.name(of: person))
            }
        }
        if let day = opening(of: item) { values["opensOn"] = .date(day) }
        if let day = item.pausedUntil { values["pausedUntil"] = .date(day) }
        if let day = item.snoozedTo { values["snoozedTo"] = .date(day) }
        if let words = item.returned?.words { values["remark"] = .text(shortened(world.typed(words), isBrief)) }
        if let meeting = item.meeting { values["meeting"] = .moment(meeting.date, meeting.time) }
        if names.count > MessageLimit.names { values["moreSubjects"] = .number(names.count - MessageLimit.names) }
        if occurrence.anchor != occurrence.deadline { values["lastWorkingDay"] = .date(occurrence.anchor) }
        if isReport, let month = Month(iso: occurrence.id) { values["month"] = .month(month) }
        if obligation.demand == .setDate, let period = activity?.period { values["period"] = .text(period) }
        return values
    }

    /// True where an opened obligation does not show all of its row's words.
    func isCut(_ item: CardItem) -> Bool {
        guard item.obligation.demand != .report, let activity = world.roadmap.activity(item.obligation.activity) else {
            return false
        }
        return shortened(activity.title, false) != activity.title
            || shortened(activity.result, false) != activity.result
    }

    /// Whom the reader stands in for.
    func inPlaceOf(_ item: CardItem) -> String {
        item.ground.inPlaceOf.map(world.name) ?? ""
    }

    func isLate(dueAt moment: Date, sent: Date) -> Bool {
        world.time.date(of: moment) < world.time.date(of: sent)
    }

    /// The rows a month's request asks about; none where it is only reported that it is unanswered.
    func rows(of item: CardItem) -> [WordingValues] {
        let obligation = item.obligation
        guard obligation.demand == .report, !item.isEscalation,
            let month = Month(iso: obligation.occurrence.id), month.year == world.roadmap.year
        else { return [] }
        if item.isForm {
            guard item.step?.isAnew ?? true else { return [] }
            return world.planner.reportRows(in: month).map { row in
                ["number": .number(row.number), "title": .text(shortened(row.title, true))]
            }
        }
        // The naming row is the report itself.
        let rows = world.planner.rowsOfRequest(to: obligation.subject, in: month)
        return rows.filter { $0.number != obligation.activity }.map { row in
            ["number": .number(row.number), "title": .text(shortened(row.title, true))]
        }
    }

    /// Whose obligation it is, where the reader cannot take it for his own.
    func subjectName(_ item: CardItem) -> String? {
        if item.ground.relation == .responsible, item.ground.inPlaceOf == nil, !answersForSeveral(item) { return nil }
        return world.shortName(of: item.obligation.subject)
    }

    private func answersForSeveral(_ item: CardItem) -> Bool {
        guard case .school = item.obligation.subject, let reader else { return false }
        return world.roster.schools(headedBy: reader).count > 1
    }

    private func shortened(_ title: String, _ isBrief: Bool) -> String {
        MessageLimit.cut(title, to: isBrief ? MessageLimit.briefTitle : MessageLimit.title)
    }
}
