internal import Chat
internal import Core
internal import Foundation
internal import Wording

/// What a coordinator sees of one time of a seminar.
struct SeminarDeskCard {
    let desk: SeminarDesk

    private var world: World { desk.world }
    private static let pageLength = 10

    func message() throws -> OutgoingMessage {
        let details = desk.event.details
        let groups = desk.groups
        var values: WordingValues = [
            "title": .text(details.title), "at": .moment(details.start.date, details.start.time),
            "isCancelled": .flag(!desk.isHeld), "reason": .text(world.typed(details.cancelled ?? "")),
            "hasBegun": .flag(desk.hasBegun), "hasPlaces": .flag(groups.count > 1),
            "places": .list(groups.map { ["name": .text($0.name)].merging(desk.counts(of: $0.people)) { $1 } }),
        ]
        values.merge(desk.counts(of: desk.people)) { $1 }
        if !desk.isPublished, let occurrence = desk.occurrence {
            let moment = world.seminarPlanner.invitation(to: occurrence)
            values["invitesOn"] = .date(world.time.date(of: max(moment, desk.now)))
        }
        let text = try world.phrasebook.text(.seminarDesk, values)
        return OutgoingMessage(text: MessageLimit.text.shorten(text).text, buttons: buttons)
    }

    private func button(_ label: Label, _ verb: SeminarDeskPress.Verb) -> Button {
        Button(world.phrasebook.label(label), press: SeminarDeskPress(verb, desk.event.id).text)
    }

    private var buttons: [[Button]] {
        let isAhead = desk.isHeld && desk.begin > desk.now
        let asking = isAhead && desk.isPublished && !desk.silent.isEmpty ? [[button(.whoIsSilent, .silent)]] : []
        let changing =
            isAhead && desk.mayManage ? [[button(.moveSeminar, .move), button(desk.callOffLabel, .callOff)]] : []
        let counting =
            desk.isHeld && desk.hasBegun && desk.mayManage
            ? [[button(.whoCame, .mark(page: 0)), button(.codeWord, .code)], [button(.sendMaterials, .materials)]] : []
        let sheet = desk.isPublished ? [[button(.asWorkbook, .workbook), button(.renew, .open)]] : []
        return asking + changing + counting + sheet
    }

    /// Those who have not answered, with the button that asks them again.
    func silent() throws -> OutgoingMessage {
        let names = desk.silent.map { world.name(of: $0.id) }
        var values: WordingValues = [
            "title": .text(desk.event.details.title), "count": .number(names.count),
            "names": .texts(Array(names.prefix(Self.mostNames))),
        ]
        if names.count > Self.mostNames { values["more"] = .number(names.count - Self.mostNames) }
        let text = try world.phrasebook.text(.seminarSilent, values)
        let nudge = names.isEmpty ? [] : [button(.nudge, .nudge)]
        return OutgoingMessage(
            text: MessageLimit.text.shorten(text).text,
            buttons: [nudge, [button(.back, .open)]].filter { !$0.isEmpty }
        )
    }

    private static let mostNames = 60

    /// A page of those invited, a button each, that marks him as present or takes the mark back.
    func marks(page: Int) throws -> OutgoingMessage {
        let pages = max(1, (desk.people.count + Self.pageLength - 1) / Self.pageLength)
        let page = min(max(0, page), pages - 1)
        let shown = desk.people.dropFirst(page * Self.pageLength).prefix(Self.pageLength)
        let text = try world.phrasebook.text(
            .seminarMarks,
            [
                "title": .text(desk.event.details.title), "came": .number(desk.people.count { desk.came($0.id) }),
                "total": .number(desk.people.count), "page": .number(page + 1), "pages": .number(pages),
                "hasPages": .flag(pages > 1),
            ]
        )
        let rows = shown.map { person -> [Button] in
            let mark = desk.came(person.id) ? "☑️ " : "☐ "
            let press = SeminarDeskPress(.toggle(PersonToken(person.id), page: page), desk.event.id)
            return [
                Button(
                    mark + MessageLimit.cut(world.name(of: person.id), to: MessageLimit.buttonTitle),
                    press: press.text
                )
            ]
        }
        let turns =
            [page > 0 ? button(.previousPage, .mark(page: page - 1)) : nil]
            + [page + 1 < pages ? button(.nextPage, .mark(page: page + 1)) : nil]
        let ends = [turns.compactMap(\.self), [button(.back, .open)]].filter { !$0.isEmpty }
        return OutgoingMessage(text: text, buttons: rows + ends)
    }
}
