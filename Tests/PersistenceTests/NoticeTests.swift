import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing

@Suite struct NoticeTests {
    private let file: TemporaryJournal
    private let now = Date.at("2022-03-17 09:00")

    init() throws {
        file = try TemporaryJournal()
    }

    @Test func `a notice is read back as it was planned, deputy and all`() async throws {
        var hamlet = Hamlet()
        hamlet.deputies = [Deputy(person: .anna, deputy: .egor, from: .on("2022-03-01"), to: .on("2022-03-31"))]
        let planned = try hamlet.notices(at: "2022-03-17 09:00", to: .egor)
        #expect(planned.map(\.ground.inPlaceOf) == [.anna, .anna])
        let read = try await file.journal.write { [now] ledger in
            let entry = try #require(try ledger.enqueue(.reminder, key: "k", to: .egor, lane: .notice, at: now))
            for notice in planned { try ledger.queue(notice, in: entry) }
            return try ledger.notices(in: entry)
        }
        #expect(read.map(\.notice) == planned)
        #expect(read.allSatisfy { $0.state == "queued" && $0.reason == nil && $0.endedAt == nil })
    }

    @Test func `each kind of ground and step is read back`() async throws {
        let hamlet = Hamlet {
            $0.rows = [.deadline(1, "2022-03-01", "2022-03-31"), .seminar(2, "2022-05-01", "2022-05-31")]
        }
        let moments = ["2022-03-31", "2022-04-05", "2022-04-08", "2022-04-11", "2022-04-14", "2022-04-27"]
        let planned = try moments.flatMap { day in
            try PersonID.everybody.flatMap { try hamlet.notices(at: day + " 09:00", to: $0) }
        }
        let kinds = Set(planned.map { "\($0.step)" })
        #expect(kinds.isSuperset(of: ["due", "after-3", "escalation-municipality", "escalation-region", "weekly-1"]))
        let read = try await file.journal.write { [now] ledger in
            let entry = try #require(try ledger.enqueue(.reminder, key: "k", to: .egor, lane: .notice, at: now))
            for notice in planned { try ledger.queue(notice, in: entry) }
            return try ledger.notices(in: entry).map(\.notice)
        }
        #expect(read == planned)
    }

    @Test func `a notice that is not sent says why at once`() async throws {
        let notice = try #require(try Hamlet().notices(at: "2022-03-17 09:00", to: .anna).first)
        try await file.journal.write { [now] ledger in
            #expect(try !ledger.contains(notice.key))
            try ledger.suppress(notice, .superseded, at: now)
            #expect(try ledger.contains(notice.key))
        }
        #expect(try file.rows("SELECT state, reason, outbox FROM notice") == [["suppressed", "superseded", "–"]])
    }

    @Test func `a notice cannot be written twice under one key`() async throws {
        let notice = try #require(try Hamlet().notices(at: "2022-03-17 09:00", to: .anna).first)
        await #expect(throws: JournalFailure.self) {
            try await file.journal.write { [now] ledger in
                try ledger.suppress(notice, .done, at: now)
                try ledger.suppress(notice, .done, at: now)
            }
        }
    }

    @Test func `the last due moment is of this obligation and this person`() async throws {
        let hamlet = Hamlet()
        let early = try #require(try hamlet.notices(at: "2022-03-17 09:00", to: .anna).first)
        let late = try #require(try hamlet.notices(at: "2022-03-28 09:00", to: .anna).first)
        let hers = try #require(try hamlet.notices(at: "2022-03-30 09:00", to: .vera).first)
        let later = try #require(try hamlet.notices(at: "2022-03-30 09:00", to: .anna).first)
        #expect(early.obligation.id == late.obligation.id)
        let last = try await file.journal.write { [now] ledger in
            let entry = try #require(
                try ledger.enqueue(.reminder, key: "k", to: .anna, lane: .notice, at: now)
            )
            for notice in [late, early, hers] { try ledger.queue(notice, in: entry) }
            // One that never was to go out counts for nothing.
            try ledger.suppress(later, .superseded, at: now)
            return try [
                ledger.lastDue(early.obligation.id, to: .anna), ledger.lastDue(early.obligation.id, to: .vera),
                ledger.lastDue(early.obligation.id, to: .boris),
            ]
        }
        #expect(last == [.at("2022-03-28 09:00"), .at("2022-03-30 09:00"), nil])
    }

    @Test func `messages about an obligation are those people see or are about to see`() async throws {
        let hamlet = Hamlet()
        let days = ["2022-03-17", "2022-03-28", "2022-03-30", "2022-03-31"]
        let notices = try days.map { try #require(try hamlet.notices(at: $0 + " 09:00", to: .anna).first) }
        try await file.journal.write { [now] ledger in
            for (number, notice) in notices.enumerated() {
                let chat = ChatID(rawValue: Int64(number + 1))
                let entry = try #require(
                    try ledger.enqueue(.reminder, key: "\(number)", to: chat, lane: .notice, at: now)
                )
                try ledger.queue(notice, in: entry)
            }
            // The first is sent, the second failed, the third is on its way, the fourth waits.
            let claimed = try ledger.takeWaiting(3, at: now)
            try ledger.record(.sent(MessageID(rawValue: 5)), of: claimed[0], at: now)
            try ledger.record(.failed(reason: "unreachable"), of: claimed[1], at: now)
        }
        let entries = try await file.journal.read { try $0.entries(about: notices[0].obligation.id) }
        #expect(entries == [1, 3])
        #expect(try await file.journal.read { try $0.chat(of: 3) } == ChatID(rawValue: 3))
        #expect(try await file.journal.read { try $0.chat(of: 33) } == nil)
    }
}
