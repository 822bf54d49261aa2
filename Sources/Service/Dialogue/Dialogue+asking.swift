internal import Chat
internal import Core
internal import Persistence
internal import Wording

/// What coordinators ask. A command, words that mean the same and a button all come to one screen.
extension Dialogue {
    /// Who has not reported, everywhere or in the place named: for the month named, or for the one whose request went out
    /// last.
    func askSilent(_ typed: String?, by person: Person, in turn: Turn) throws {
        guard let (written, place) = monthAndPlace(typed, in: turn), let month = month(written, in: turn) else {
            return try explain(.silent, in: turn)
        }
        let last = try written == nil ? world.reportMonth(on: turn.writer.today, in: turn.ledger) : nil
        let asked = last ?? month
        try show(.silent(asked, page: 0), of: place, to: person, in: turn) { .missing(asked, $0, page: 0) }
    }

    /// «март», «Лагань», «март Лагань» or «Лагань март»; nil for anything else.
    private func monthAndPlace(_ typed: String?, in turn: Turn) -> (month: String?, place: String?)? {
        guard let typed, month(typed, in: turn) == nil else { return (typed, nil) }
        let words = typed.split(whereSeparator: \.isWhitespace)
        func text(_ words: ArraySlice<Substring>) -> String? { words.isEmpty ? nil : words.joined(separator: " ") }
        for cut in words.indices {
            for (written, place) in [(words[..<cut], words[cut...]), (words[cut...], words[..<cut])] {
                guard let place = text(place), world.roster.municipality(meantBy: place) != nil else { continue }
                if month(text(written), in: turn) != nil { return (text(written), place) }
            }
        }
        return nil
    }

    /// What falls due in the month named, or in this one.
    func askPlan(_ typed: String?, by person: Person, in turn: Turn) throws {
        guard let month = month(typed, in: turn) else { return try explain(.plan, in: turn) }
        try show(.plan(month, page: 0), to: person, in: turn)
    }

    /// A row by its number; `command` tells what is asked of it.
    func askRow(_ typed: String?, for command: BotCommand, by person: Person, in turn: Turn) throws {
        guard let typed else { return try chooseRow(of: command, in: turn) }
        guard let (row, rest) = ChangeWords.row(typed), rest.isEmpty else { return try explain(command, in: turn) }
        guard world.roadmap.activity(row) != nil else { return try refuse("noRow", in: turn) }
        try show(command == .who ? .who(row, page: 0) : .activity(row, page: 0), to: person, in: turn)
    }

    /// This month where none is named; nil where what is typed is none. Named without a year it is the roadmap's, or one
    /// of this year that has not passed yet.
    private func month(_ typed: String?, in turn: Turn) -> Month? {
        let now = Month(of: turn.writer.today)
        guard let typed else { return now }
        let near = Month(written: typed, year: now.year)
        return near.map { now <= $0 } ?? false ? near : Month(written: typed, year: world.roadmap.year)
    }

    /// The school meant, or those that may be meant; of those that he may see.
    func askSchool(_ typed: String?, by person: Person, in turn: Turn) throws {
        let desk = AskDesk(turn: turn, person: person)
        guard let typed else { return try show(.schools(nil, page: 0), to: person, in: turn) }
        guard let scope = desk.scope(of: .school) else { return }
        switch world.roster.schools(meantBy: typed, where: scope.holds) {
        case .sure(let school): try show(.school(SchoolToken(school.id)), to: person, in: turn)
        case .likely(let schools):
            let screen = AskScreen(desk: desk, press: AskPress(.schools(nil, page: 0)))
            try turn.reply(try screen.choice(of: Array(schools.prefix(Self.mostChoices)), typed: typed))
        case .none:
            let screen = AskScreen(desk: desk, press: AskPress(.schools(nil, page: 0)))
            try turn.reply(try screen.choice(of: [], typed: typed))
        }
    }

    /// Opens the screen of everything, or of the place that is named, where it is his to see.
    func show(
        _ whole: AskView,
        of typed: String?,
        to person: Person,
        in turn: Turn,
        _ view: (PlaceToken) -> AskView
    ) throws {
        guard let typed else { return try show(whole, to: person, in: turn) }
        guard let place = world.roster.municipality(meantBy: typed) else {
            return try askWhichMunicipality(typed, by: turn.authority(of: person, for: whole.command), in: turn)
        }
        guard let message = try screen(AskPress(view(PlaceToken(place.id))), of: person, in: turn) else {
            return try refuse("notYours", in: turn)
        }
        try turn.reply(message)
    }

    /// Opens a screen in a message of its own.
    func show(_ view: AskView, to person: Person, in turn: Turn) throws {
        if let message = try screen(AskPress(view), of: person, in: turn) { try turn.reply(message) }
    }

    /// A button leads to another screen in the same message.
    ///
    /// Returns: what flashes over the chat.
    func press(_ press: AskPress, on message: MessageID?, in turn: Turn) throws -> Label? {
        guard let message, let person = turn.person.flatMap(world.roster.person),
            let screen = try screen(press, of: person, in: turn)
        else { return .outdated }
        try turn.edit(message, to: screen)
        return nil
    }

    /// Nil where there is no such thing any more, or where it is not this person's to see.
    func screen(_ press: AskPress, of person: Person, in turn: Turn) throws -> OutgoingMessage? {
        let desk = AskDesk(turn: turn, person: person)
        let screen = AskScreen(desk: desk, press: press)
        guard let scope = desk.scope(of: press.view.command) else { return nil }
        func place(_ token: PlaceToken) -> AskPlace? { desk.place(token, within: scope) }
        switch press.view {
        case .rows(nil, let page): return try screen.rows(in: nil, page: page, within: scope)
        case .rows(let token?, let page):
            return try place(token).map { try screen.rows(in: $0, page: page, within: scope) }
        case .places(let page): return try screen.places(page: page, within: scope)
        case .months(let page): return try screen.months(page: page, within: scope)
        case .overdue(let page): return try screen.overdue(page: page, within: scope)
        case .late(let token, let page):
            return try place(token).map { try screen.late(in: $0, page: page, within: scope) }
        case .silent(let month, let page): return try screen.silent(in: month, page: page, within: scope)
        case .missing(let month, let token, let page):
            return try place(token).map { try screen.missing(in: $0, month, page: page, within: scope) }
        case .activity(let number, let page):
            return try world.roadmap.activity(number).map { try screen.activity($0, page: page, within: scope) }
        case .doing(let number, let token, let page):
            guard let row = world.roadmap.activity(number), let place = place(token) else { return nil }
            return try screen.doing(row, in: place, page: page, within: scope)
        case .school(let token): return try desk.school(token, within: scope).map(screen.school)
        case .schools(nil, let page): return try screen.schools(in: nil, page: page, within: scope)
        case .schools(let token?, let page):
            return try place(token).map { try screen.schools(in: $0, page: page, within: scope) }
        case .plan(let month, let page): return try screen.plan(of: month, page: page, within: scope)
        case .who(let number, let page):
            return try world.roadmap.activity(number).map { try screen.who(for: $0, page: page, within: scope) }
        case .week(let page): return try screen.week(page: page, within: scope)
        }
    }
}
