internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// `/seminar`: a seminar is set up by a short conversation, and shown as any other change before it is made.
extension Dialogue {
    func beginSeminar(in turn: Turn) throws { try ask(SeminarDraft(), in: turn) }

    /// Shows the draft's question; one with nothing left to ask becomes a change that its author may confirm.
    func ask(
        _ draft: SeminarDraft?,
        note: String = "",
        offering moments: [LocalMoment] = [],
        in turn: Turn
    ) throws {
        guard let draft else { return }
        try turn.set(.draft(draft))
        let card = SeminarDraftCard(draft: draft, world: world, person: turn.person, today: turn.writer.today)
        try turn.reply(try card.message(note: note, offering: moments))
    }

    /// What was typed as an answer to the draft's question.
    func take(_ text: String, into draft: SeminarDraft, in turn: Turn) throws {
        let words = text.trimmingCharacters(in: .whitespacesAndNewlines)
        var draft = draft
        func again(_ fault: String) throws {
            try ask(draft, note: world.phrasebook.label(.seminarFault(fault)), in: turn)
        }
        switch draft.step {
        case .title:
            guard (1...200).contains(words.count) else { return try again("title") }
            guard world.mayName || !world.namesSomebody(words) else { return try again("names") }
            draft.title = words
        case .row:
            let digits = words.filter(\.isNumber)
            guard let number = Int(digits), world.roadmap.activity(number) != nil else { return try again("row") }
            draft.activity = number
        case .moment:
            switch try world.moment(words, at: turn.now) {
            case .success(let moment): draft.start = moment
            case .failure(let question):
                return try ask(draft, note: question.text, offering: question.offers, in: turn)
            }
        case .series: return try again("series")
        case .minutes:
            guard let minutes = Int(words.prefix { $0.isNumber }), (5...720).contains(minutes) else {
                return try again("minutes")
            }
            draft.minutes = minutes
        case .link:
            let link = words.contains("://") ? words : "https://\(words)"
            guard link.count <= 200, WebAddress.isOne(link) else { return try again("link") }
            draft.link = link
        case .code:
            guard (1...60).contains(words.count) else { return try again("code") }
            draft.accessCode = words
        case .agenda:
            guard (1...400).contains(words.count) else { return try again("agenda") }
            draft.agenda = words
        case .invited:
            guard let audience = audience(words, beside: draft.invited, in: turn) else { return try again("invited") }
            draft.invited = audience
            return try ask(draft, in: turn)
        case .answer:
            guard let days = Int(words.prefix { $0.isNumber }), (0...20).contains(days) else {
                return try again("answer")
            }
            draft.answerDays = days
        }
        try goOn(draft, in: turn)
    }

    /// A button under a question.
    ///
    /// Returns: what flashes over the chat.
    func press(_ press: SeminarDraftPress, in turn: Turn) throws -> Label? {
        guard let person = turn.person.flatMap(world.roster.person),
            turn.reach(of: .seminar, for: person) > .none,
            case .draft(var draft)? = try turn.seminarTalk()
        else { return .outdated }
        guard let step = press.step else {
            if press.value == "stop" {
                try turn.set(nil)
                try turn.reply(OutgoingMessage(text: world.phrasebook.label(.seminarStopped)))
            } else {
                try ask(draft.previous(), in: turn)
            }
            return nil
        }
        guard step == draft.step else { return .outdated }
        switch step {
        case .row: draft.activity = Int(press.value)
        case .series:
            let through = draft.start.map { Month(of: $0.date) }?.adding(months: Int(press.value) ?? 0)
            draft.series =
                press.value == "no"
                ? nil
                : draft.start.flatMap { start in
                    through.map { SeminarSeries(startingOn: start.date, through: $0) }
                }
        case .minutes: draft.minutes = Int(press.value) ?? draft.minutes
        case .code: draft.accessCode = nil
        case .agenda: (draft.agenda, draft.agendaFile) = (nil, nil)
        case .answer: draft.answerDays = Int(press.value) ?? draft.answerDays
        case .invited where press.value != "done":
            guard let role = Role(rawValue: press.value), SeminarDraftCard.roles.contains(role) else {
                return .outdated
            }
            draft.invited.roles.formSymmetricDifference([role])
            try ask(draft, in: turn)
            return nil
        case .invited:
            guard !draft.invited.isEmpty else { return .seminarNobody }
        case .moment:
            guard let moment = LocalMoment(iso: press.value), world.seminarPlanner.instant(moment) > turn.now else {
                return .outdated
            }
            draft.start = moment
        case .title, .link: return .outdated
        }
        try goOn(draft, in: turn)
        return nil
    }

    private func goOn(_ draft: SeminarDraft, in turn: Turn) throws {
        if let next = draft.next() { return try ask(next, in: turn) }
        try turn.set(nil)
        guard let person = turn.person.flatMap(world.roster.person), let id = SeminarID("s\(turn.event.id)") else {
            return
        }
        var draft = draft
        draft.invited = world.confined(draft.invited, to: person, on: turn.writer.today)
        guard let seminar = draft.seminar(id, host: person.id) else { return }
        try propose(.setUpSeminar(seminar), by: person, in: turn)
    }

    /// Places and people named in words, beside those chosen already; nil where one of them is nobody.
    private func audience(_ words: String, beside known: SeminarAudience, in turn: Turn) -> SeminarAudience? {
        guard let person = turn.person.flatMap(world.roster.person) else { return nil }
        let authority = turn.authority(of: person, for: .seminar)
        let search = PersonSearch(world.roster)
        var audience = known
        for part in words.split(whereSeparator: { ",;\n".contains($0) }) {
            let name = part.trimmingCharacters(in: .whitespacesAndNewlines)
            if let place = search.municipality(name), authority.covers(place.id) {
                audience.municipalities.append(place.id)
            } else if let school = search.school(name), authority.covers(school.municipality) {
                audience.schools.append(school.id)
            } else if case let found = search.people(name), found.count == 1, authority.covers(found[0]) {
                audience.people.append(found[0].id)
            } else {
                return nil
            }
        }
        return audience == known ? nil : audience
    }
}

extension World {
    /// A municipality invites its own.
    func confined(_ audience: SeminarAudience, to person: Person, on day: CivilDate) -> SeminarAudience {
        let isOpen = audience.municipalities.isEmpty && audience.schools.isEmpty && !audience.roles.isEmpty
        guard isOpen, let places = authority(of: person, for: .seminar, on: day).places else { return audience }
        var audience = audience
        audience.municipalities = places
        return audience
    }

    /// True for words in which somebody of the roster is named.
    func namesSomebody(_ words: String) -> Bool {
        NameTraces(roster.people.filter(\.isNamed).map(\.name)).occur(in: words)
    }
}
