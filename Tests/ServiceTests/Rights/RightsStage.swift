import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Wording

@testable import Service

/// The invented region of `FileStage` with everybody on the line, a week in: reminders, digests and invitations have gone
/// out, and of everything that a journal holds each municipality has something.
struct RightsStage: Sendable {
    let stage: FileStage
    /// What the bot has written by itself, by whose chat it came into.
    let delivered: [(person: PersonID, answer: ReadAnswer)]
    let chats: [PersonID: ChatID]

    /// One row of each kind, asked of schools, municipalities and curators; due, late and still to come.
    private static let rows: Set<Int> = [8, 18, 20, 24, 26, 28]

    init() async throws {
        var random = SeededGenerator()
        let stage = try FileStage(
            municipalities: 3,
            schools: 2,
            rows: Self.rows,
            seminars: Self.seminars,
            on: "2022-03-28 12:00"
        )
        let people = stage.world.roster.people.enumerated().map { ($1.id, ChatID(rawValue: Int64($0) + 1)) }
        let chats = Dictionary(uniqueKeysWithValues: people)
        let consent = Consent(version: stage.world.phrasebook.label(.consentVersion), at: stage.now)
        try await stage.file.journal.write { ledger in
            for (person, chat) in chats {
                try ledger.link(chat, to: person, at: stage.now, consent: consent, sender: chat.rawValue)
            }
        }
        var answers = try await Self.tick(stage, at: "2022-03-21 10:00")
        // One is left whom the month's request can be nudged about.
        try await stage.live(&random, silent: Set(stage.world.roster.schools.prefix(1).map(\.id)))
        try await stage.file.journal.write { try Self.act(stage, chats, in: $0) }
        for moment in ["2022-03-25 09:00", "2022-03-28 09:00"] { answers += try await Self.tick(stage, at: moment) }
        try await stage.file.journal.write { try JournalTrace.begin(in: $0) }
        let owners = Dictionary(uniqueKeysWithValues: chats.map { ($1, $0) })
        self.stage = stage
        self.chats = chats
        delivered = answers.compactMap { chat, answer in owners[chat].map { ($0, answer) } }
    }

    /// One of the whole region and one of each municipality, each both behind and ahead.
    private static func seminars(_ roster: Roster) -> [[String: Any]] {
        let all = ["schoolHead", "curator", "municipalCoordinator"]
        func seminar(_ id: String, _ title: String, _ start: String, by host: PersonID, _ invited: [String: Any])
            -> [String: Any]
        {
            [
                "id": id, "title": title, "start": start, "minutes": 60, "link": "https://example.ru/j/1",
                "invited": invited, "answerDays": 2, "host": "\(host)",
            ]
        }
        let common = ["roles": all]
        let region = [
            seminar("v-past", "Общий прошлый", "2022-03-28T11:30", by: FileStage.region, common),
            seminar("v-next", "Общий", "2022-04-04T11:00", by: FileStage.region, common),
        ]
        let own = roster.municipalities.enumerated().flatMap { index, place in
            let invited: [String: Any] = ["roles": all, "municipalities": ["\(place.id)"]]
            let (host, words) = (place.coordinator ?? FileStage.region, seminarWords(of: place.id))
            return [
                seminar(words[1], "Сбор \(words[0])", "2022-03-28T11:\(40 + index)", by: host, invited),
                seminar(words[2], "Сбор \(words[0])", "2022-04-05T1\(index):00", by: host, invited),
            ]
        }
        return region + own
    }

    /// The word in the titles of a municipality's seminars, and their ids.
    static func seminarWords(of place: MunicipalityID) -> [String] {
        let digits = place.rawValue.suffix(4)
        return ["С\(digits)", "v-a\(digits)", "v-b\(digits)"]
    }

    /// Whatever is due is decided and delivered.
    private static func tick(_ stage: FileStage, at moment: String) async throws -> [(ChatID, ReadAnswer)] {
        try await stage.file.journal.write { ledger in
            let (world, now) = (stage.world, Date.at(moment))
            _ = try Decision(world: world, now: now).decide(in: ledger)
            _ = try ReportChores(world: world, now: now).work(in: ledger)
            _ = try SeminarChores(world: world, now: now).work(in: ledger)
            _ = try DigestChores(world: world, now: now).work(in: ledger)
            return try ledger.deliver(after: 0, in: world, at: now)
        }
    }

    /// Each coordinator has decided something with a reason and promised a reminder; schools rest, people want quiet.
    private static func act(_ stage: FileStage, _ chats: [PersonID: ChatID], in ledger: Ledger) throws {
        let (world, now) = (stage.world, stage.now)
        for place in world.roster.municipalities {
            guard let author = place.coordinator, let chat = chats[author] else { continue }
            let schools = world.roster.schools(in: place.id)
            let owed = world.planner.obligations(ofRow: 18, in: world.planner.terms(ofRow: 18)[0].occurrence.id)
            let own = owed.filter { obligation in schools.contains { .school($0.id) == obligation.subject } }
            for (index, obligation) in own.prefix(2).enumerated() {
                let act: CoordinatorAct = index == 0 ? .accept(obligation.id) : .close(obligation.id)
                _ = try ledger.propose(
                    act,
                    by: author,
                    in: chat,
                    state: .done,
                    words: "причина",
                    places: [place.id],
                    at: now
                )
                try ledger.set(Standing(state: .done, since: now, by: author), of: obligation.id, by: author, at: now)
            }
            let day = world.time.date(of: now)
            let pause = Pause(school: schools[1].id, firstDay: day, lastDay: day.adding(days: 9))
            try ledger.add(pause, reason: "карантин", by: author, at: now)
        }
    }
}

extension Ledger {
    /// Sends what was written down after an entry as the courier would: who gets what.
    func deliver(after entry: Int64, in world: World, at now: Date) throws -> [(ChatID, ReadAnswer)] {
        let ids = try waiting(after: entry).map(\.id)
        guard !ids.isEmpty else { return [] }
        let takings = try take(ids, at: now)
        return try ids.compactMap { id in
            guard case .taken(let entry)? = takings[id],
                case .ready(let parcel) = try Parcel.Making(
                    entry,
                    isOpen: true,
                    quiet: nil,
                    world: world,
                    ledger: self,
                    now: now
                )
            else { return nil }
            try record(.sent(MessageID(rawValue: entry.id)), of: entry, at: now)
            return ReadAnswer(parcel.action).map { (entry.chat, $0) }
        }
    }
}
