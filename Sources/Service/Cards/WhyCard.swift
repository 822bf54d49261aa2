internal import Chat
internal import Core
internal import Wording

/// The chain of reasons from a row of the order to the reader.
struct WhyCard {
    let items: [CardItem]
    let place: PressData.Place
    let token: ObligationToken?
    let writer: ItemWriter

    /// More reasons than this would not be read.
    private static let most = 5

    func message() throws(WordingError) -> OutgoingMessage {
        let groups = writer.grouped(items)
        let values: WordingValues = [
            "order": .text(writer.world.roadmap.order),
            "reasons": .list(groups.prefix(Self.most).map(reason)),
            "more": .number(max(0, groups.count - Self.most)),
            "hasMore": .flag(groups.count > Self.most),
        ]
        let text = MessageLimit.text.shorten(try writer.phrasebook.text(.why, values)).text
        let back = writer.button(.back, PressData(token == nil ? .list : .open, place, token))
        let rows = Set(items.map(\.obligation.activity))
        guard let reader = writer.reader, rows.count == 1, let row = rows.first else {
            return OutgoingMessage(text: text, buttons: [[back]])
        }
        let log = Button(writer.phrasebook.label(.whyLog), press: WhyPress(row, reader, isOpening: true).text)
        return OutgoingMessage(text: text, buttons: [[back, log]])
    }

    private func reason(_ group: ItemWriter.Group) -> WordingValues {
        let item = group.first
        let activity = writer.world.roadmap.activity(item.obligation.activity)
        let names = group.items.compactMap { writer.subjectName($0) }.sorted()
        var values: WordingValues = [
            "number": .number(item.obligation.activity),
            "title": .text(MessageLimit.cut(activity?.title ?? "", to: MessageLimit.briefTitle)),
            "responsible": .text(activity?.responsible ?? ""),
            "period": .text(activity?.periodInForce ?? ""),
            "deadline": .date(item.obligation.occurrence.deadline),
            "subjects": .texts(Array(names.prefix(MessageLimit.names))),
            "hasSubjects": .flag(!names.isEmpty),
            "isOwn": .flag(item.ground.relation == .responsible),
            "isCurated": .flag(item.ground.relation == .curates),
            "isEscalated": .flag(item.isEscalation),
            "isSetDate": .flag(item.obligation.demand == .setDate),
            "isReport": .flag(item.obligation.demand == .report),
            "inPlaceOf": .text(writer.inPlaceOf(item)),
            "isAnswered": .flag(item.standing != nil),
        ]
        if let activity, activity.periodInForce != activity.period {
            values["orderPeriod"] = .text(activity.period)
            let reason = activity.decisions.first { $0.field == "period" }?.reason
            values["because"] = reason.map { .text(writer.world.mayName ? $0 : "") }
        }
        if names.count > MessageLimit.names { values["moreSubjects"] = .number(names.count - MessageLimit.names) }
        if let day = item.pausedUntil { values["pausedUntil"] = .date(day) }
        if let day = item.snoozedTo { values["snoozedTo"] = .date(day) }
        switch item.step {
        case .before(let days)?: values["stepBefore"] = .number(days)
        case .after(let days)?: values["stepAfter"] = .number(days)
        case .weekly(let week)?: values["stepWeek"] = .number(week)
        case .escalation(let tier)?:
            values["stepSilence"] = .number(writer.world.planner.policy.escalation.wait(for: tier))
        case .escalationAnew(let tier, let since)?:
            values["stepSilenceAnew"] = .number(writer.world.planner.policy.escalation.wait(for: tier))
            values["pauseEnded"] = .date(since)
        case .resumed(let since)?:
            values["stepResumed"] = .flag(true)
            values["pauseEnded"] = .date(since)
        case .snoozed(let day)?: values["stepSnoozed"] = .date(day)
        case .nudged?: values["stepNudged"] = .flag(true)
        case .opens?: values["stepOpens"] = .flag(true)
        case nil: break
        }
        return values
    }
}
