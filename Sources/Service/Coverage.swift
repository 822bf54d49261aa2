internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Whom the bot cannot reach: who never came, who has blocked it, which schools hear nothing.
struct Coverage {
    let total: Int
    private(set) var never: [Person] = []
    private(set) var unreachable: [Person] = []
    private(set) var schools: [School] = []

    /// Of those who are ever asked for something.
    init(of people: [Person], reached links: [PersonID: Bool], in world: World) {
        let asked = people.filter { $0.roles != [.observer] }
        total = asked.count
        for person in asked {
            switch links[person.id] {
            case nil: never.append(person)
            case false?: unreachable.append(person)
            case true?: break
            }
        }
        let heads = Set(people.map(\.id))
        schools = world.roster.schools.filter { school in
            guard heads.contains(school.head), links[school.head] != true else { return false }
            return !world.roster.standIns(for: school.head).contains { links[$0] == true }
        }
    }

    var isComplete: Bool { never.isEmpty && unreachable.isEmpty }

    /// How many names of each kind fit a message.
    private static let most = 15

    func text(in world: World) throws -> String {
        func lines(_ people: [Person]) -> WordingValue {
            .list(
                people.prefix(Self.most).map { person in
                    [
                        "name": .text(world.name(of: person.id)),
                        "post": .text(person.isNamed ? world.post(of: person) : ""),
                    ]
                }
            )
        }
        func rest(_ count: Int) -> WordingValue? { count > Self.most ? .number(count - Self.most) : nil }
        var values: WordingValues = [
            "total": .number(total),
            "reached": .number(total - never.count - unreachable.count),
            "isComplete": .flag(isComplete),
            "never": lines(never),
            "neverCount": .number(never.count),
            "hasNever": .flag(!never.isEmpty),
            "unreachable": lines(unreachable),
            "unreachableCount": .number(unreachable.count),
            "hasUnreachable": .flag(!unreachable.isEmpty),
            "schools": .texts(schools.prefix(Self.most).map { world.shortName(of: .school($0.id)) }),
            "schoolCount": .number(schools.count),
            "hasSchools": .flag(!schools.isEmpty),
        ]
        values["moreNever"] = rest(never.count)
        values["moreUnreachable"] = rest(unreachable.count)
        values["moreSchools"] = rest(schools.count)
        return MessageLimit.text.shorten(try world.phrasebook.text(.coverage, values)).text
    }
}

extension Coverage {
    /// How many people the bot does not reach.
    var unreached: Int { never.count + unreachable.count }
}

extension Dialogue {
    func showCoverage(to person: Person, in turn: Turn) throws {
        let people = turn.authority(of: person, for: .coverage).people
        let coverage = try Coverage(of: people, reached: turn.ledger.reachability(), in: world)
        try turn.reply(OutgoingMessage(text: try coverage.text(in: world)))
    }

    /// Tells every coordinator once a week whom the bot cannot reach, as long as there is anybody; where there are digests,
    /// those do.
    ///
    /// Returns: how many messages were written down.
    func tellCoverage(in ledger: Ledger, now: Date) throws -> Int {
        guard world.settings.digest == nil else { return 0 }
        let day = world.time.date(of: now)
        if let last = try ledger.date(.coverageTold) {
            guard world.time.date(of: last).days(until: day) >= 7 else { return 0 }
        } else if day.weekday != .monday {
            return 0
        }
        try ledger.set(.coverageTold, to: now)
        let (chats, links) = (try ledger.reachableChats(), try ledger.reachability())
        return try world.roster.people.reduce(0) { count, person in
            let reach = Rights.reach(of: .coverage, for: person, in: .personal)
            guard reach > .own else { return count }
            let coverage = Coverage(of: people(within: reach, of: person.id), reached: links, in: world)
            guard !coverage.isComplete else { return count }
            let text = try coverage.text(in: world)
            return try count
                + world.tell([person.id], text, key: "coverage/\(day)", in: ledger, reaching: chats, at: now)
        }
    }
}
