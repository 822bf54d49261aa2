internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// `/tell`: a message to a group, chosen by buttons, typed, previewed and sent. Words typed behind the command are the
/// message.
extension Dialogue {
    func tell(_ words: String?, by person: Person, in turn: Turn) throws {
        let fault = words.flatMap { self.fault(of: $0, isMessage: true) }
        if let fault { try turn.reply(.actWordsRefused, fault) }
        let groups = try self.groups(of: person, hasWords: words != nil && fault == nil, in: turn)
        try turn.reply(groups, part: fault == nil ? 0 : 1)
    }

    /// Returns: what flashes over the chat.
    func press(_ press: TellPress, on message: MessageID?, in turn: Turn) throws -> Label? {
        guard turn.isPersonal, let message, let person = turn.person.flatMap(world.roster.person) else {
            return .outdated
        }
        let authority = turn.authority(of: person, for: .tell)
        guard authority.reach > .none else { return .outdated }
        let words = try self.words(behind: message, in: turn)
        let list = GroupList(world: world, hasWords: words != nil)
        switch press {
        case .groups: try turn.edit(message, to: try groups(of: person, hasWords: words != nil, in: turn))
        case .municipalities(let page):
            guard authority.reach == .region else { return .outdated }
            try turn.edit(message, to: try list.municipalities(page: page))
        case .rows(let page):
            let rows = try lateRows(by: authority, in: turn)
            try turn.edit(message, to: try list.rows(rows, page: page))
        case .group(let audience):
            guard authority.mayWrite(to: audience) else { return .outdated }
            let mailing = try Mailing(audience, by: authority, in: turn.ledger, world: world, now: turn.now)
            guard !mailing.readers.isEmpty || !mailing.unreachable.isEmpty else { return .actNobody }
            let act = CoordinatorAct.tell(audience, isUrgent: false)
            if let words { return try propose(act, words, by: person, in: turn) }
            let group = try world.phrasebook.text(.peopleCount, ["count": .number(mailing.readers.count)])
            try ask(for: act, .tellWhat, about: group, by: person, in: turn)
        }
        return nil
    }

    /// What was typed behind the command that a message of ours answers, as far as it can be taken.
    private func words(behind message: MessageID, in turn: Turn) throws -> String? {
        for (_, key) in try turn.ledger.keys(of: message, in: turn.event.chat) {
            guard let event = Turn.event(ofReply: key),
                case .text(let text, _, _)? = try turn.ledger.content(ofEvent: event, in: turn.event.chat),
                let typed = Command(text), typed.name == BotCommand.tell.rawValue, let words = typed.argument
            else { continue }
            return fault(of: words, isMessage: true) == nil ? words : nil
        }
        return nil
    }

    private func groups(of person: Person, hasWords: Bool, in turn: Turn) throws -> OutgoingMessage {
        let authority = turn.authority(of: person, for: .tell)
        let month = try world.reportMonth(on: turn.writer.today, in: turn.ledger)
        func count(_ audience: Audience) throws -> Int {
            let people = try world.people(of: audience, by: authority, in: turn.ledger, on: turn.writer.today)
            return Set(people).subtracting([person.id]).count
        }
        var choices: [(group: Audience, count: Int)] = []
        let groups: [Audience] =
            [.schools(nil), .curators] + (authority.reach == .region ? [.municipalCoordinators] : [])
            + (month.map { [.silent(month: $0.description)] } ?? [])
        for group in groups { choices.append((group, try count(group))) }
        return try GroupList(world: world, hasWords: hasWords).message(
            choices.filter { $0.count > 0 },
            isOfRegion: authority.reach == .region && world.roster.municipalities.count > 1,
            hasLate: try !lateRows(by: authority, in: turn).isEmpty
        )
    }

    /// The rows with which somebody is late, and how many obligations of each.
    private func lateRows(by authority: Authority, in turn: Turn) throws -> [(row: Activity, count: Int)] {
        let counts = try world.lateCounts(by: authority, in: turn.ledger, on: turn.writer.today)
        return world.roadmap.activities.compactMap { row in counts[row.number].map { (row, $0) } }
    }
}

/// The groups there are to write to, as buttons.
struct GroupList {
    let world: World
    /// True where it is known already what to write.
    let hasWords: Bool

    private static let perPage = 8

    func message(_ choices: [(group: Audience, count: Int)], isOfRegion: Bool, hasLate: Bool) throws -> OutgoingMessage
    {
        let groups = try choices.map { group, count in [try button(group, count)] }
        let more =
            (isOfRegion ? [[button(.tellMunicipality, .municipalities(page: 0))]] : [])
            + (hasLate ? [[button(.tellLate, .rows(page: 0))]] : [])
        let isNobody = groups.isEmpty && more.isEmpty
        let text = try world.phrasebook.text(.tellWhom, ["isNobody": .flag(isNobody), "hasWords": .flag(hasWords)])
        return OutgoingMessage(
            text: text,
            buttons: Array(groups.prefix(1)) + more.prefix(isOfRegion ? 1 : 0)
                + groups.dropFirst() + more.dropFirst(isOfRegion ? 1 : 0)
        )
    }

    func municipalities(page: Int) throws -> OutgoingMessage {
        let all = world.roster.municipalities.filter { !world.roster.schools(in: $0.id).isEmpty }
        return try list(all, page: page, TellPress.municipalities) { place in
            let label = "\(place.name) (\(world.roster.schools(in: place.id).count))"
            return Button(label, press: TellPress.group(.schools(place.id)).text)
        }
    }

    func rows(_ rows: [(row: Activity, count: Int)], page: Int) throws -> OutgoingMessage {
        try list(rows, page: page, TellPress.rows) { row, count in
            let title = MessageLimit.cut(row.title, to: MessageLimit.buttonTitle)
            let label = "\(row.number). \(title) (\(count))"
            return Button(label, press: TellPress.group(.late(row: row.number)).text)
        }
    }

    private func list<Choice>(
        _ all: [Choice],
        page: Int,
        _ turn: (Int) -> TellPress,
        _ button: (Choice) -> Button
    ) throws -> OutgoingMessage {
        let pages = max(1, (all.count + Self.perPage - 1) / Self.perPage)
        let page = min(max(page, 0), pages - 1)
        let shown = all.dropFirst(page * Self.perPage).prefix(Self.perPage).map { [button($0)] }
        let turns =
            (page > 0 ? [self.button(.previousPage, turn(page - 1))] : [])
            + (page + 1 < pages ? [self.button(.nextPage, turn(page + 1))] : [])
        let text = try world.phrasebook.text(.tellWhom, ["isNobody": .flag(all.isEmpty), "hasWords": .flag(hasWords)])
        return OutgoingMessage(
            text: text,
            buttons: shown + (turns.isEmpty ? [] : [turns]) + [[self.button(.back, .groups)]]
        )
    }

    private func button(_ label: Label, _ press: TellPress) -> Button {
        Button(world.phrasebook.label(label), press: press.text)
    }

    private func button(_ group: Audience, _ count: Int) throws -> Button {
        var label: String =
            switch group {
            case .schools: world.phrasebook.label(.tellSchools)
            case .curators: world.phrasebook.label(.tellCurators)
            case .municipalCoordinators: world.phrasebook.label(.tellMunicipalCoordinators)
            case .silent, .school, .late: world.phrasebook.label(.tellSilent)
            }
        if case .silent(let text) = group, let month = Month(iso: text) {
            label = try world.phrasebook.text(.tellSilentMonth, ["month": .month(month)])
        }
        return Button("\(label) (\(count))", press: TellPress.group(group).text)
    }
}
