internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// A coordinator's act as its author sees it: asked about, done, called back.
struct ActCard {
    let record: ActRecord
    let act: CoordinatorAct
    let world: World
    let now: Date

    /// What there is to tell of whom it writes to.
    struct Reach {
        var people = 0
        var unreachable: [PersonID] = []
        var paused = 0
        var repeated = 0
        /// Whom the plan has told of it that day.
        var told = 0
        /// When it goes out, where that is not now.
        var waitsUntil: Date?
    }

    enum Stage: Hashable {
        case proposed, declined, done, undone
        /// Things stand otherwise than when it was shown.
        case overtaken
    }

    /// What has become of the messages is told where `isLook`: right after they were written down there is nothing to tell.
    func message(
        _ stage: Stage,
        _ reach: Reach = Reach(),
        _ deliveries: [ActDelivery] = [],
        isLook: Bool = false
    ) throws -> OutgoingMessage {
        var values: WordingValues = [
            "isProposed": .flag(stage == .proposed), "isDeclined": .flag(stage == .declined),
            "isDone": .flag(stage == .done), "isUndone": .flag(stage == .undone),
        ]
        let template: Template
        switch act {
        case .nudge(let debts):
            template = .actNudge
            values.merge(words(of: debts)) { $1 }
            values.merge(words(of: reach)) { $1 }
            values.merge(words(of: isLook ? deliveries : [])) { $1 }
        case .tell(let audience, let isUrgent):
            template = .actTell
            values["isUrgent"] = .flag(isUrgent)
            values["message"] = .list(record.words.map { [world.told($0, by: record.author)] } ?? [])
            values.merge(words(of: audience)) { $1 }
            values.merge(words(of: reach)) { $1 }
            values.merge(words(of: isLook ? deliveries : [])) { $1 }
        case .accept(let id), .sendBack(let id), .close(let id):
            template = .actDecision
            values.merge(words(of: id)) { $1 }
            values["isOvertaken"] = .flag(stage == .overtaken)
            values["isClosing"] = .flag(act.kind == "close")
            values["isReturn"] = .flag(act.kind == "sendBack")
            values["isAcceptance"] = .flag(act.kind == "accept")
            values["words"] = .text(world.typed(record.words ?? ""))
            values["people"] = .number(reach.people)
            values["isForNobody"] = .flag(reach.people == 0)
        case .command:
            return OutgoingMessage(text: world.phrasebook.label(stage == .declined ? .actDropped : .completeCommand))
        }
        let text = MessageLimit.text.shorten(try world.phrasebook.text(template, values)).text
        return OutgoingMessage(text: text, buttons: buttons(stage, reach, deliveries))
    }

    private func button(_ label: Label, _ verb: ActPress.Verb) -> Button {
        Button(world.phrasebook.label(label), press: ActPress(verb, record.id).text)
    }

    private func buttons(_ stage: Stage, _ reach: Reach, _ deliveries: [ActDelivery]) -> [[Button]] {
        switch (stage, act) {
        case (.proposed, .tell(_, let isUrgent)):
            let isHeld = reach.waitsUntil != nil || isUrgent
            let urgent = isHeld ? [[button(isUrgent ? .actNotUrgent : .actUrgent, .urgent)]] : []
            let send = reach.people == 0 ? [] : [button(.actSend, .carryOut)]
            return urgent + [send + [button(.actCancel, .decline)]]
        case (.proposed, .nudge):
            let send = reach.people == 0 ? [] : [button(.actRemind, .carryOut)]
            return [send + [button(.actCancel, .decline)]]
        case (.proposed, .close): return [[button(.actClose, .carryOut), button(.actCancel, .decline)]]
        case (.proposed, .sendBack): return [[button(.actSendBack, .carryOut), button(.actCancel, .decline)]]
        case (.done, .nudge), (.done, .tell):
            let isWaiting = deliveries.contains { $0.state == .waiting }
            let recall = isWaiting ? [[button(.actRecall, .undo)]] : []
            return recall + [[button(.actLook, .look)]]
        case (.done, .accept), (.done, .sendBack), (.done, .close): return [[button(.undoChange, .undo)]]
        case (.undone, .nudge), (.undone, .tell): return [[button(.actLook, .look)]]
        case (.undone, _), (.declined, _), (.overtaken, _), (.proposed, _), (.done, .command): return []
        }
    }
}

extension ActCard {
    private func words(of debts: Debts) -> WordingValues {
        switch debts {
        case .report(let text): return Month(iso: text).map { ["month": .month($0)] } ?? [:]
        case .row(let row, _): return ["number": .number(row)]
        case .obligation(let id):
            return ["number": .number(id.activity), "subject": .text(world.shortName(of: id.subject))]
        case .overdue(let subject): return ["subject": .text(world.shortName(of: subject))]
        case .overdueIn(let place):
            let name = place.flatMap(world.roster.municipality)?.name ?? world.phrasebook.label(.organisations)
            return ["subject": .text(name)]
        case .seminar(let id): return ["seminar": .text(world.title(of: id))]
        }
    }

    private func words(of id: ObligationID) -> WordingValues {
        let title = world.roadmap.activity(id.activity)?.title ?? ""
        return [
            "number": .number(id.activity), "title": .text(MessageLimit.cut(title, to: MessageLimit.briefTitle)),
            "subject": .text(world.shortName(of: id.subject)),
        ]
    }

    private func words(of audience: Audience) -> WordingValues {
        var values: WordingValues = [
            "isAllSchools": .flag(audience == .schools(nil)), "isCurators": .flag(audience == .curators),
            "isMunicipalCoordinators": .flag(audience == .municipalCoordinators),
        ]
        switch audience {
        case .schools(let place?): values["municipality"] = .text(world.roster.municipality(place)?.name ?? "")
        case .school(let id): values["school"] = .text(world.shortName(of: .school(id)))
        case .silent(let text): values["month"] = Month(iso: text).map(WordingValue.month)
        case .late(let row): values["number"] = .number(row)
        case .schools(nil), .curators, .municipalCoordinators: break
        }
        return values
    }

    private func words(of reach: Reach) -> WordingValues {
        var values = names(reach.unreachable, as: "unreachable")
        values["people"] = .number(reach.people)
        values["isForNobody"] = .flag(reach.people == 0)
        if reach.paused > 0 { values["paused"] = .number(reach.paused) }
        if reach.repeated > 0 { values["repeated"] = .number(reach.repeated) }
        if reach.told > 0 { values["told"] = .number(reach.told) }
        values["waitsUntil"] = reach.waitsUntil.map { .moment($0, in: world.time) }
        return values
    }

    /// What has become of its messages; nothing before there are any.
    private func words(of deliveries: [ActDelivery]) -> WordingValues {
        func number(_ state: ActDelivery.State) -> Int { deliveries.count { $0.state == state } }
        func count(_ state: ActDelivery.State) -> WordingValue { .number(number(state)) }
        var values = names(deliveries.filter { $0.state == .failed }.map(\.person), as: "failed")
        values["hasDeliveries"] = .flag(!deliveries.isEmpty)
        values["sent"] = count(.sent)
        values["waiting"] = count(.waiting)
        values["isWaiting"] = .flag(deliveries.contains { $0.state == .waiting })
        values["recalled"] = count(.recalled)
        if number(.needless) > 0 { values["needless"] = count(.needless) }
        if number(.unknown) > 0 { values["unknown"] = count(.unknown) }
        return values
    }

    private func names(_ people: [PersonID], as name: String) -> WordingValues {
        let capital = name.prefix(1).uppercased() + String(name.dropFirst())
        var values: WordingValues = [
            name: .texts(people.prefix(MessageLimit.names).map(world.name)), "has\(capital)": .flag(!people.isEmpty),
        ]
        if people.count > MessageLimit.names { values["more\(capital)"] = .number(people.count - MessageLimit.names) }
        return values
    }
}

extension World {
    /// Empty for a seminar that is not planned any more.
    func title(of seminar: SeminarOccurrenceID) -> String {
        let title = seminarPlanner.occurrence(seminar)?.seminar.title ?? ""
        return MessageLimit.cut(title, to: MessageLimit.briefTitle)
    }

    /// A coordinator's words as those read them to whom they go.
    func told(_ words: String, by author: PersonID) -> WordingValues {
        let post = roster.person(author).map { $0.isNamed ? self.post(of: $0) : "" } ?? ""
        return ["words": .text(words), "author": .text(name(of: author)), "post": .text(post)]
    }
}
