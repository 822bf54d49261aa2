import Chat
import Core
import Foundation
import TestSupport
import Testing

@testable import Persistence

extension OutboxEntry {
    /// An entry as a claim would have handed it out.
    static func of(id: Int64, chat: Int64, attempts: Int = 0) -> OutboxEntry {
        OutboxEntry(
            id: id,
            key: "\(id)",
            chat: ChatID(rawValue: chat),
            lane: .notice,
            content: .reminder,
            attempts: attempts
        )
    }
}

/// What the end of a try does to an entry that carries two notices, one of them ended before.
@Suite struct DeliveryRecordTests {
    private let file: TemporaryJournal
    private let now = Date.at("2022-03-17 09:00")

    init() async throws {
        file = try TemporaryJournal()
        let notices = try Hamlet().notices(at: "2022-03-17 09:00", to: .anna)
        try await file.journal.write { [now] ledger in
            let entry = try #require(try ledger.enqueue(.reminder, key: "k", to: .anna, lane: .notice, at: now))
            for notice in notices { try ledger.queue(notice, in: entry) }
            try ledger.suppressQueued(notices[0].key, .done, at: now)
            _ = try ledger.takeWaiting(1, at: now)
        }
    }

    @Test func `sent ends the entry and what it still carries`() async throws {
        try await record(.sent(MessageID(rawValue: 77)))
        #expect(try entry == ["sent", "–", "1", "0", "77"])
        #expect(try notices == [["suppressed", "done"], ["sent", "–"]])
        let delivery = try await file.journal.read { try $0.delivery(of: 1) }
        #expect(delivery?.chat == .anna && delivery?.message == MessageID(rawValue: 77))
    }

    @Test func `failed says why, on the entry and on the notice`() async throws {
        try await record(.failed(reason: "rejected"))
        #expect(try entry == ["failed", "rejected", "1", "0", "–"])
        #expect(try notices == [["suppressed", "done"], ["failed", "rejected"]])
    }

    @Test func `suppressed says why, on the entry and on the notice`() async throws {
        try await record(.suppressed(reason: "stale"))
        #expect(try entry == ["suppressed", "stale", "1", "0", "–"])
        #expect(try notices == [["suppressed", "done"], ["suppressed", "stale"]])
    }

    @Test(arguments: [false, true])
    func `postponed leaves everything open and counts what may have arrived`(mayHaveArrived: Bool) async throws {
        let until = now.addingTimeInterval(2)
        try await record(.postponed(until: until, reason: "timeout", mayHaveArrived: mayHaveArrived))
        #expect(try entry == ["queued", "timeout", "1", mayHaveArrived ? "1" : "0", "–"])
        #expect(try notices == [["suppressed", "done"], ["queued", "–"]])
        #expect(try await claimed(at: now).isEmpty)
        #expect(try await claimed(at: until).map(\.attempts) == [1])
    }

    @Test func `returned is as if never tried`() async throws {
        try await record(.returned)
        #expect(try entry == ["queued", "–", "0", "0", "–"])
        #expect(try await claimed(at: now).map(\.attempts) == [0])
    }

    private func record(_ result: DeliveryRecord) async throws {
        try await file.journal.write { [now] in try $0.record(result, of: .of(id: 1, chat: 1), at: now) }
    }

    private func claimed(at moment: Date) async throws -> [OutboxEntry] {
        try await file.journal.write { try $0.takeWaiting(10, at: moment) }
    }

    private var entry: [String]? {
        get throws { try file.rows("SELECT state, reason, attempts, uncertain, message FROM outbox").first }
    }

    private var notices: [[String]] {
        get throws { try file.rows("SELECT state, reason FROM notice ORDER BY id") }
    }
}

extension Hamlet {
    /// The notices planned for one person at one moment.
    func notices(at moment: String, to person: PersonID) throws -> [Notice] {
        let planner = Planner(
            roadmap: Roadmap(id: .named("test-2022"), title: "", order: "", year: 2022, activities: rows),
            roster: roster,
            calendar: WorkCalendar(years: []),
            policy: Self.policy,
            time: RegionTime(zone: Self.zone)
        )
        let start = Date.at(moment)
        return planner.notices(in: start..<start.addingTimeInterval(1), standings: [:]).filter {
            $0.recipient == person
        }
    }
}
