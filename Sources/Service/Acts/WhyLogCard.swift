internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Why somebody was or was not written to about a row, in plain words.
struct WhyLogCard {
    let log: WhyLog
    let world: World
    let reader: PersonID?
    let page: Int

    private static let perPage = 8
    /// What somebody answers for of one row, told at the top.
    private static let mostDuties = 4

    private var pages: Int { max(1, (log.lines.count + Self.perPage - 1) / Self.perPage) }
    /// A page out of range is taken for the nearest there is.
    private var shownPage: Int { min(max(page, 0), pages - 1) }

    func message() throws(WordingError) -> OutgoingMessage {
        let shown = log.lines.dropFirst(shownPage * Self.perPage).prefix(Self.perPage)
        let isLast = shownPage == pages - 1
        let next = log.isReachable == nil ? [] : [log.next].compactMap(\.self).map(upcoming)
        var values: WordingValues = [
            "number": .number(log.activity.number),
            "title": .text(MessageLimit.cut(log.activity.title, to: MessageLimit.briefTitle)),
            "isSelf": .flag(log.person.id == reader), "person": .text(world.name(of: log.person.id)),
            "isCancelled": .flag(log.activity.cancelled != nil),
            "isNoneOfHis": .flag(log.isNoneOfHis && log.activity.cancelled == nil),
            "duties": .list(log.duties.prefix(Self.mostDuties).map(duty)),
            "neverLinked": .flag(log.isReachable == nil), "isUnreachable": .flag(log.isReachable == false),
            "isEmpty": .flag(log.lines.isEmpty && !log.isNoneOfHis && log.duties.allSatisfy { $0.returned == nil }),
            "lines": .list(shown.map(line)), "hasLines": .flag(!log.lines.isEmpty),
            "next": .list(next), "hasNoMore": .flag(log.hasNoMore),
            "page": .number(shownPage + 1), "pages": .number(pages), "hasPages": .flag(pages > 1),
        ]
        if log.duties.count > Self.mostDuties { values["moreDuties"] = .number(log.duties.count - Self.mostDuties) }
        if log.row != log.activity.number { values["askedUnder"] = .number(log.row) }
        if let because = log.activity.cancelled { values["because"] = .text(world.typed(because)) }
        if log.isNoneOfHis {
            values["hearsOfSilence"] = .flag(world.planner.hearsOfSilence(log.person.id, aboutRow: log.row))
            values["responsible"] = .text(log.activity.responsible)
        }
        values["snoozedTo"] = log.snoozedTo.map { .date(world.time.date(of: $0)) }
        if isLast, let begun = log.begun { values["begun"] = .date(world.time.date(of: begun)) }
        let text = MessageLimit.text.shorten(try world.phrasebook.text(.whyLog, values)).text
        return OutgoingMessage(text: text, buttons: turns.isEmpty ? [] : [turns])
    }

    private var turns: [Button] {
        func button(_ label: Label, _ page: Int) -> Button {
            Button(world.phrasebook.label(label), press: WhyPress(log.activity.number, log.person.id, page: page).text)
        }
        return (shownPage > 0 ? [button(.newerPage, shownPage - 1)] : [])
            + (shownPage + 1 < pages ? [button(.olderPage, shownPage + 1)] : [])
    }

    private func duty(_ item: CardItem) -> WordingValues {
        let obligation = item.obligation
        var values: WordingValues = [
            "deadline": .date(obligation.occurrence.deadline),
            "subject": .text(world.shortName(of: obligation.subject)),
            "isCurated": .flag(item.ground.relation == .curates), "isSetDate": .flag(obligation.demand == .setDate),
            "isOpen": .flag(item.standing == nil), "isInProgress": .flag(item.standing?.state == .inProgress),
            "isSettled": .flag(item.isSettled),
        ]
        if obligation.demand == .report {
            values["month"] = Month(iso: obligation.occurrence.id).map(WordingValue.month)
        }
        if let standing = item.standing {
            values["at"] = .moment(standing.since, in: world.time)
            values["by"] = .text(standing.by.map(world.name) ?? "")
        }
        values["returnedAt"] = item.returned?.doneAt.map { .moment($0, in: world.time) }
        values["remark"] = .text(item.returned?.words.map(world.typed) ?? "")
        values["pausedUntil"] = item.pausedUntil.map(WordingValue.date)
        return values
    }

    private func upcoming(_ notice: Notice) -> WordingValues {
        var values: WordingValues = ["at": .moment(notice.at, in: world.time)]
        values.merge(words(of: notice.step)) { $1 }
        return values
    }

    private func line(_ line: WhyLog.Line) -> WordingValues {
        let logged = line.notice
        let notice = logged.notice
        let names = line.subjects.map(world.code).sorted()
        var values: WordingValues = [
            "at": .moment(notice.at, in: world.time),
            "subjects": .texts(Array(names.prefix(MessageLimit.names))), "hasSubjects": .flag(tellsSubjects(line)),
            "isUncertain": .flag(logged.isUncertain),
        ]
        if names.count > MessageLimit.names { values["moreSubjects"] = .number(names.count - MessageLimit.names) }
        if notice.recipient != log.person.id { values["deputy"] = .text(world.name(of: notice.recipient)) }
        values.merge(words(of: notice.step)) { $1 }
        for name in Self.outcomes { values[name] = .flag(name == outcome(of: logged)) }
        if let ended = logged.endedAt, logged.state == "sent", abs(ended.timeIntervalSince(notice.at)) >= 120 {
            values["sentAt"] = .moment(ended, in: world.time)
        }
        if logged.state == "queued", logged.waitsFor == "quiet" {
            values["waitsUntil"] = logged.waitsUntil.map { .moment($0, in: world.time) }
        }
        values["doneAt"] = line.doneAt.map { .moment($0, in: world.time) }
        values["doneBy"] = .text(line.doneBy.map(world.name) ?? "")
        values["pausedUntil"] = line.pausedUntil.map(WordingValue.date)
        return values
    }

    /// Whoever answers for one subject only knows which.
    private func tellsSubjects(_ line: WhyLog.Line) -> Bool {
        Set(log.lines.flatMap(\.subjects)).count > 1 || line.notice.notice.ground.isEscalation
    }

    private static let outcomes = [
        "isSent", "isWaiting", "isDone", "isSuperseded", "isUnreachable", "isStale", "isPaused", "isRecalled",
        "isGone", "isRejected", "isExhausted", "isUnworded",
    ]

    private func outcome(of logged: LoggedNotice) -> String {
        let reason = logged.reason ?? ""
        switch logged.state {
        case "sent": return "isSent"
        case "queued": return "isWaiting"
        case "failed":
            switch Outcome.Failure(rawValue: reason) {
            case .unreachable: return "isGone"
            case .rejected: return "isRejected"
            case .exhausted: return "isExhausted"
            case .unworded, nil: return "isUnworded"
            }
        default:
            switch Outcome.Suppression(rawValue: reason) {
            case .done: return "isDone"
            case .superseded: return "isSuperseded"
            case .unreachable: return "isUnreachable"
            case .paused: return "isPaused"
            case .recalled: return "isRecalled"
            // The last two are told of seminars only.
            case .stale, .declined, .quiet, nil: return "isStale"
            }
        }
    }

    private func words(of step: Step) -> WordingValues {
        var values: WordingValues = [
            "isOpening": false, "isDue": false, "isResumed": false, "isSnoozed": false, "isNudged": false,
        ]
        switch step {
        case .opens: values["isOpening"] = true
        case .before(0): values["isDue"] = true
        case .before(let days): values["before"] = .number(days)
        case .after(let days): values["after"] = .number(days)
        case .weekly(let week): values["week"] = .number(week)
        case .escalation(let tier), .escalationAnew(let tier, _):
            values["silence"] = .number(world.planner.policy.escalation.wait(for: tier))
        case .resumed: values["isResumed"] = true
        case .snoozed: values["isSnoozed"] = true
        case .nudged: values["isNudged"] = true
        }
        return values
    }
}
