internal import Chat
internal import Core

/// Who may ask the bot for what. The one table that every command is held against; README.ru.md prints it.
enum Rights {
    /// How far somebody's command reaches.
    enum Reach: Int, Comparable, CaseIterable {
        /// Not at all: the bot refuses, and says who can help.
        case none
        /// What is his own.
        case own
        /// The schools and people of his municipality.
        case municipality
        /// Everything.
        case region

        static func < (left: Reach, right: Reach) -> Bool { left.rawValue < right.rawValue }
    }

    /// What the table says for one party in a chat of his own.
    static func reach(of command: BotCommand, for party: Party) -> Reach {
        switch command {
        // The way in; everybody may try.
        case .start:
            .own
        case .my, .mydata, .forget, .help:
            party == .stranger ? .none : .own
        // Everybody may know why a date is what it is.
        case .history:
            party == .stranger ? .none : .own
        case .dayoff, .amend, .cancel, .restore:
            coordinators(party) == .region ? .region : .none
        case .reports:
            party == .schoolHead || party == .curator ? .own : coordinators(party)
        // Whoever is invited sees his own; coordinators, who comes.
        case .seminars:
            party == .stranger ? .none : max(.own, coordinators(party))
        // Everybody may know what was sent to himself.
        case .why:
            party == .stranger ? .none : max(.own, coordinators(party))
        case .invite, .coverage, .replace, .deputy, .seminar, .overdue, .silent, .answers, .tell:
            coordinators(party)
        // A head sees the cards of his schools and a curator of those he looks after; they change nothing.
        case .school:
            party == .schoolHead || party == .curator ? .own : coordinators(party)
        // Observers read: sums by row, place and month, which name nobody.
        case .progress:
            party == .observer ? .region : coordinators(party)
        case .activity, .plan, .week:
            party == .stranger ? .none : party == .observer ? .region : max(.own, coordinators(party))
        case .who:
            party == .stranger ? .none : max(.own, coordinators(party))
        case .quiet:
            party == .stranger ? .none : .own
        // A head pauses his own school, for a short time.
        case .pause, .resume:
            party == .schoolHead ? .own : coordinators(party)
        }
    }

    /// How far a person's command reaches by his own roles where he typed it; with several the farthest counts.
    /// `World.reach` adds those in whose place he stands.
    ///
    /// In a group others read along, so only what names nobody is answered there.
    static func reach(of command: BotCommand, for person: Person?, in kind: ChatKind) -> Reach {
        guard kind == .personal || isFitForGroups(command) else { return .none }
        return Party.all(of: person).map { reach(of: command, for: $0) }.max() ?? .none
    }

    /// Whose a command is, as a refusal says it.
    enum Audience: String, CaseIterable {
        case region, coordinators, headsAndCoordinators
    }

    static func audience(of command: BotCommand) -> Audience {
        if reach(of: command, for: .municipalCoordinator) == .none { return .region }
        return reach(of: command, for: .schoolHead) == .none ? .coordinators : .headsAndCoordinators
    }

    /// True where the answer holds nobody's data and changes nothing.
    static func isFitForGroups(_ command: BotCommand) -> Bool {
        command == .help
    }

    private static func coordinators(_ party: Party) -> Reach {
        switch party {
        case .regionalCoordinator: .region
        case .municipalCoordinator: .municipality
        case .stranger, .member, .observer, .schoolHead, .curator: .none
        }
    }
}
