import Core
import Foundation
import Persistence
import TestSupport
import Testing

@Suite struct StandingTests {
    private let file: TemporaryJournal
    private let now = Date.at("2022-03-17 10:00")
    private let id = ObligationID(activity: 1, occurrence: "2022-03-01..2022-03-31", subject: .first)

    init() throws {
        file = try TemporaryJournal()
    }

    @Test(arguments: Standing.State.allCases)
    func `an answer is read back as it was given`(state: Standing.State) async throws {
        let standing = Standing(state: state, since: now, by: .anna)
        try await set(standing)
        #expect(try await file.journal.read { try $0.standing(of: id) } == standing)
        #expect(try await file.journal.read { try $0.standings() } == [id: standing])
    }

    @Test func `an answer is about one subject in one occurrence of one row`() async throws {
        try await set(Standing(state: .done, since: now, by: nil))
        let others = [
            ObligationID(activity: 2, occurrence: id.occurrence, subject: .first),
            ObligationID(activity: 1, occurrence: "2022-04", subject: .first),
            ObligationID(activity: 1, occurrence: id.occurrence, subject: .second),
        ]
        for other in others {
            #expect(try await file.journal.read { try $0.standing(of: other) } == nil)
        }
    }

    @Test func `the history keeps every change and who made it`() async throws {
        try await set(Standing(state: .inProgress, since: now, by: .anna))
        try await set(Standing(state: .done, since: now.addingTimeInterval(1), by: .vera), by: .vera)
        try await set(nil, by: .anna)
        #expect(try await file.journal.read { try $0.standing(of: id) } == nil)
        #expect(
            try file.rows("SELECT state, person FROM standingHistory ORDER BY id") == [
                ["inProgress", "anna"], ["done", "vera"], ["–", "anna"],
            ]
        )
    }

    @Test func `marks are kept apart and replaced`() async throws {
        try await file.journal.write { [now] ledger in
            #expect(try ledger.text(.planFingerprint) == nil)
            #expect(try ledger.date(.plannedUntil) == nil)
            try ledger.set(.planFingerprint, to: "a")
            try ledger.set(.planFingerprint, to: "b")
            try ledger.set(.plannedUntil, to: now)
        }
        #expect(try await file.journal.read { try $0.text(.planFingerprint) } == "b")
        #expect(try await file.journal.read { try $0.date(.plannedUntil) } == now)
        #expect(try await file.journal.read { try $0.date(.firstPlanned) } == nil)
    }

    @Test func `instants are kept to the millisecond, before 1970 too`() async throws {
        for seconds in [0, 0.001, 1_647_500_400.123, -0.001, -86_400.5] {
            let instant = Date(timeIntervalSince1970: seconds)
            try await file.journal.write { try $0.set(.plannedUntil, to: instant) }
            let read = try #require(try await file.journal.read { try $0.date(.plannedUntil) })
            #expect(abs(read.timeIntervalSince(instant)) < 0.000_5)
        }
    }

    private func set(_ standing: Standing?, by person: PersonID = .anna) async throws {
        try await file.journal.write { [id, now] in try $0.set(standing, of: id, by: person, at: now) }
    }
}
