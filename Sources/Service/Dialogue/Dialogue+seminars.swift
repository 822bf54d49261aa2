internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Spreadsheet
internal import Wording

/// `/seminars`: what lies ahead and what has lately been, for those invited and for those who coordinate.
extension Dialogue {
    /// Past ones stay in the list for two months.
    private static let kept: TimeInterval = 60 * 86_400

    func showSeminars(of person: Person, in turn: Turn) throws {
        let published = try turn.ledger.seminars(since: turn.now.addingTimeInterval(-Self.kept))
        var (lines, own, buttons): ([WordingValues], [WordingValues], [[Button]]) = ([], [], [])
        for event in published {
            let at = WordingValue.moment(event.details.start.date, event.details.start.time)
            func button(_ press: String) -> [Button] {
                [Self.button(event.details.start.date, event.details.title, press)]
            }
            if let desk = try SeminarDesk(event, of: person, in: turn.ledger, world: world, now: turn.now) {
                lines.append(
                    [
                        "title": .text(event.details.title), "at": at, "isCancelled": .flag(!desk.isHeld),
                        "hasBegun": .flag(desk.hasBegun),
                    ]
                    .merging(desk.counts(of: desk.people)) { $1 }
                )
                buttons.append(button(SeminarDeskPress(.open, event.id).text))
            } else if let occurrence = world.seminarPlanner.occurrence(event.id),
                world.roster.invited(to: occurrence.seminar.invited).contains(where: { $0.id == person.id }),
                world.seminarPlanner.begin(of: occurrence) > turn.now
            {
                own.append(["title": .text(event.details.title), "at": at])
                buttons.append(button(SeminarPress(.show, event.id, person.id, isFile: false).text))
            }
        }
        // What nobody has been invited to yet is known from the configuration only.
        let known = Set(published.map(\.id))
        let later = world.seminarPlanner.occurrences.filter { occurrence in
            !known.contains(occurrence.id) && occurrence.cancelled == nil
                && world.seminarPlanner.begin(of: occurrence) > turn.now
                && world.mayManage(occurrence.seminar, person, on: turn.writer.today)
        }
        let soon = later.prefix(MessageLimit.openers)
        let planned = soon.map { occurrence -> WordingValues in
            [
                "title": .text(occurrence.seminar.title),
                "at": .moment(occurrence.start.date, occurrence.start.time),
            ]
        }
        let text = try world.phrasebook.text(
            .seminars,
            [
                "isEmpty": .flag(lines.isEmpty && own.isEmpty && planned.isEmpty), "seminars": .list(lines),
                "own": .list(own), "hasOwn": .flag(!own.isEmpty), "planned": .list(planned),
                "hasPlanned": .flag(!planned.isEmpty),
                "maySetUp": .flag(turn.reach(of: .seminar, for: person) > .none),
            ]
        )
        let ahead = soon.map { occurrence in
            let press = SeminarDeskPress(.open, occurrence.id).text
            return Self.button(occurrence.start.date, occurrence.seminar.title, press, MessageLimit.pairedTitle)
        }
        let shown = Array(buttons.suffix(MessageLimit.openers)) + ahead.inPairs
        try turn.reply(OutgoingMessage(text: MessageLimit.text.shorten(text).text, buttons: shown))
    }

    /// `25.03 · Итоги`.
    private static func button(
        _ day: CivilDate,
        _ title: String,
        _ press: String,
        _ limit: TextLimit = MessageLimit.buttonTitle
    ) -> Button {
        let date = "\(day)".split(separator: "-").dropFirst().reversed().joined(separator: ".")
        return Button("\(date) · \(MessageLimit.cut(title, to: limit))", press: press)
    }

    /// Returns: what flashes over the chat.
    func press(_ press: SeminarDeskPress, on message: MessageID?, in turn: Turn) throws -> String? {
        let outdated = world.phrasebook.label(.outdated)
        guard turn.isPersonal, let message, let person = turn.person.flatMap(world.roster.person),
            let event = try turn.seminar(press.occurrence) ?? world.plannedSeminar(press.occurrence, at: turn.now),
            let desk = try SeminarDesk(event, of: person, in: turn.ledger, world: world, now: turn.now)
        else { return outdated }
        let card = SeminarDeskCard(desk: desk)
        switch press.verb {
        case .open: try turn.edit(message, to: try card.message())
        case .silent: try turn.edit(message, to: try card.silent())
        case .nudge:
            return try nudge(.seminar(event.id), by: person, in: turn)
        case .workbook:
            let file = Attachment(
                fileName: "seminar-\(event.details.start.date).xlsx",
                mediaType: Workbook.mediaType,
                bytes: try Workbook.bytes(of: [desk.table])
            )
            // It can be made again whenever it is wanted, so nothing of it is kept.
            try turn.reply(OutgoingMessage(text: "", attachment: file), isFleeting: true)
        case .move, .callOff, .materials, .mark, .toggle, .code:
            guard desk.mayManage else { return outdated }
            return try manage(press.verb, desk, on: message, in: turn) ? nil : outdated
        }
        return nil
    }

    /// Returns: false where it is too early or too late for that.
    private func manage(
        _ verb: SeminarDeskPress.Verb,
        _ desk: SeminarDesk,
        on message: MessageID,
        in turn: Turn
    ) throws -> Bool {
        let isAhead = desk.isHeld && desk.begin > turn.now
        switch verb {
        case .move where isAhead: try ask(.move(desk.event.id), .seminarMoveWhen, in: turn)
        case .callOff where isAhead:
            try ask(.callOff(desk.event.id), desk.isOfSeries ? .seminarSkipWhy : .seminarOffWhy, in: turn)
        case .materials where desk.isHeld && desk.hasBegun:
            try ask(.materials(desk.event.id), .seminarWhichMaterials, in: turn)
        case .mark(let page) where desk.isHeld && desk.hasBegun:
            try turn.edit(message, to: try SeminarDeskCard(desk: desk).marks(page: page))
        case .toggle(let token, let page) where desk.isHeld && desk.hasBegun:
            guard let person = desk.people.first(where: { PersonToken($0.id) == token }),
                let marker = turn.person.flatMap(world.roster.person)
            else { return false }
            let moment = desk.came(person.id) ? nil : turn.now
            try turn.ledger.set(came: moment, of: person.id, in: desk.event.id, by: marker.id)
            guard
                let desk = try SeminarDesk(desk.event, of: marker, in: turn.ledger, world: world, now: turn.now)
            else { return false }
            try turn.edit(message, to: try SeminarDeskCard(desk: desk).marks(page: page))
        case .code where desk.isHeld && desk.hasBegun:
            try turn.reply(try SeminarCard(event: desk.event, world: world, now: turn.now).codeWord())
        default: return false
        }
        return true
    }

    private func ask(_ talk: SeminarTalk, _ question: Label, in turn: Turn) throws {
        try turn.set(talk)
        try turn.reply(OutgoingMessage(text: world.phrasebook.label(question)))
    }
}

extension [Button] {
    /// Two on a line.
    fileprivate var inPairs: [[Button]] {
        stride(from: 0, to: count, by: 2).map { Array(self[$0..<Swift.min($0 + 2, count)]) }
    }
}
