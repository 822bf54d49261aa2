internal import Chat
internal import Core
internal import Foundation
internal import Persistence

/// Whom a message to a group goes to, as things stand now: each person once, by one chat.
struct Mailing {
    /// In the order of the roster; a deputy gets it in the place of whom he stands in for.
    private(set) var readers: [(person: PersonID, chat: ChatID)] = []
    /// Those who cannot be written to.
    private(set) var unreachable: [PersonID] = []

    init(_ audience: Audience, by author: Authority, in ledger: Ledger, world: World, now: Date) throws {
        let today = world.time.date(of: now)
        let people = Set(try world.people(of: audience, by: author, in: ledger, on: today)).subtracting([author.person])
        let chats = try ledger.reachableChats()
        var taken: Set<ChatID> = []
        for person in world.roster.people.map(\.id) where people.contains(person) {
            guard let chat = world.chat(for: person, on: today, among: chats) else {
                unreachable.append(person)
                continue
            }
            // Whoever stands in for another of the group reads it once.
            if chat != chats[author.person], taken.insert(chat).inserted { readers.append((person, chat)) }
        }
    }
}

extension World {
    /// Everybody of a group, as far as its author coordinates them.
    func people(
        of audience: Audience,
        by author: Authority,
        in ledger: Ledger,
        on today: CivilDate
    ) throws -> [PersonID] {
        guard author.mayWrite(to: audience) else { return [] }
        switch audience {
        case .schools(let place?): return roster.schools(in: place).map(\.head)
        case .schools(nil): return author.schools.map(\.head)
        case .school(let id): return [roster.school(id)?.head].compactMap(\.self)
        case .curators: return author.schools.compactMap(\.curator)
        case .municipalCoordinators: return roster.municipalities.compactMap(\.coordinator)
        case .silent(let text):
            guard let month = Month(iso: text) else { return [] }
            let reports = try reports(in: month, within: author.scope, on: today, from: ledger)
            let (own, missing) = try owed(reports, in: ledger)
            // Nobody is written to about what a school on a pause has not done, here as in all reminders.
            let paused = Set(try ledger.pausedSchools(on: today).map(Subject.school))
            return missing.filter { !paused.contains($0.subject) }.flatMap(own.responsible)
        case .late(let row):
            return try late(row: row, by: author, in: ledger, on: today).flatMap(planner.responsible)
        }
    }

    /// What is late of one row, as far as somebody coordinates it: the same as `/overdue` counts.
    func late(row: Int, by author: Authority, in ledger: Ledger, on today: CivilDate) throws -> [Obligation] {
        try progress(within: author.scope, row: row, on: today, in: ledger).cells(in: [.overdue])
            .map(\.obligation).filter(author.covers)
    }

    /// How much of each row is.
    func lateCounts(by author: Authority, in ledger: Ledger, on today: CivilDate) throws -> [Int: Int] {
        let progress = try progress(within: author.scope, on: today, in: ledger)
        var counts: [Int: Int] = [:]
        for line in progress.lines {
            let all = line.count[.overdue]
            guard all > 0 else { continue }
            // Of the whole region nothing is left out, so nothing need be looked at one by one.
            let isWhole = author.reach == .region
            let late = isWhole ? all : line.cells.count { $0.state == .overdue && author.covers($0.subject) }
            if late > 0 { counts[line.activity, default: 0] += late }
        }
        return counts
    }
}

extension Authority {
    /// All that is counted under what he coordinates.
    fileprivate var scope: ProgressScope { places.map { .municipalities(Set($0)) } ?? .region }

    /// True for groups of people whom he coordinates.
    func mayWrite(to audience: Audience) -> Bool {
        guard reach >= .municipality else { return false }
        return switch audience {
        case .schools(let place?): covers(place)
        case .school(let id): covers(Subject.school(id))
        case .municipalCoordinators: reach == .region
        case .schools(nil), .curators, .silent, .late: true
        }
    }
}
