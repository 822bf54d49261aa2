import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing

/// What progress is made of: marks of reports beside them, and versions that tell what has changed.
@Suite(.timeLimit(.minutes(5))) struct ProgressLedgerTests {
    private let file: TemporaryJournal
    private var journal: Journal { file.journal }
    private static let march = Month(of: .on("2022-03-01"))
    private static let key = StandingsKey(activity: 1, occurrence: "2022")

    init() throws {
        file = try TemporaryJournal()
    }

    private func answer(_ state: Standing.State?, _ subject: Subject = .first) async throws {
        try await journal.write { ledger in
            let id = ObligationID(activity: 1, occurrence: "2022", subject: subject)
            let standing = state.map { Standing(state: $0, since: .at("2022-03-17 10:00"), by: nil) }
            try ledger.set(standing, of: id, by: nil, at: .at("2022-03-17 10:00"))
        }
    }

    private func version() async throws -> Int64? {
        try await journal.read { try $0.standingVersions()[Self.key] }
    }

    @Test func `every change of an answer is another version, and what is rolled back is none`() async throws {
        var versions: [Int64?] = [try await version()]
        #expect(versions == [nil])
        for state in [Standing.State.inProgress, .done, nil, .done] {
            try await answer(state)
            versions.append(try await version())
        }
        #expect(Set(versions).count == 5)
        let before = try await version()
        let inside = try await journal.write { ledger in
            var seen: Int64?
            _ = try ledger.attempt {
                let id = ObligationID(activity: 1, occurrence: "2022", subject: .second)
                try ledger.set(Standing(state: .done, since: .now, by: nil), of: id, by: nil, at: .now)
                seen = try ledger.standingVersions()[Self.key]
                throw CancellationError()
            }
            return seen
        }
        #expect(try await version() == before && inside != before)
        try await answer(.done, .second)
        #expect(try await version() != inside, "a number that was rolled back does not come again")
    }

    @Test func `the answers of one time of a row are told by subject`() async throws {
        try await answer(.done)
        try await answer(.notApplicable, .second)
        let told = try await journal.read { ledger in
            var told: [String: Standing.State] = [:]
            try ledger.eachStanding(of: Self.key) { told[$0] = $1 }
            return told
        }
        #expect(told == [Subject.first.description: .done, Subject.second.description: .notApplicable])
    }

    @Test func `the mark beside a report is what its acts add up to, whatever they are`() async throws {
        var random = SeededGenerator()
        for round in 1...40 {
            let school = SchoolID.named("s-\(round)")
            let count = Int.random(in: 1...12, using: &random)
            let acts = (0..<count).map { _ in Self.act(using: &random) }
            let stored = try await journal.write { ledger in
                let id = try ledger.beginReport(of: school, in: Self.march, at: .at("2022-03-21 09:00"))
                for (index, act) in acts.enumerated() {
                    try ledger.add(act, to: id, by: nil, in: nil, at: .at("2022-03-2\(1 + index / 3) 10:00"))
                }
                return try ledger.report(id)
            }
            let report = try #require(stored)
            let isLate: @Sendable (Date) -> Bool = { moment in moment > .at("2022-03-23 00:00") }
            let summary = MonthSummary(
                of: Self.march,
                schools: [.numbered(round, in: "north", curator: nil)],
                reports: [school: (now: report.report, submitted: report.submitted)],
                roadmap: Region().roadmap,
                isLate: isLate
            )
            let mark = try await journal.read { ledger in
                var marks: [String: ReportMark] = [:]
                try ledger.eachReportMark(in: Self.march, isLate: isLate) { marks[$0] = $1 }
                return marks[school.rawValue]
            }
            #expect(mark == summary.lines[0].mark, "seed \(random.seed), \(acts)")
        }
    }

    private static func act(using random: inout SeededGenerator) -> ReportAct {
        switch Int.random(in: 0...8, using: &random) {
        case 0, 1:
            .answered(
                row: Int.random(in: 1...3, using: &random),
                status: RowStatus.allCases.randomElement(using: &random) ?? .done,
                reason: nil
            )
        case 2, 3:
            .submitted(
                ReportSubmission(number: 1, version: 1, digest: "", asked: [1, 2], known: [3], unconcerned: [3])
            )
        case 4: .accepted
        case 5: .returned
        case 6: .correctionAsked
        case 7: .correctionRefused
        default: .reopened
        }
    }

    @Test func `a report's version changes with its mark and not with its draft`() async throws {
        func version() async throws -> Int64? { try await journal.read { try $0.reportVersion(of: Self.march) } }
        func add(_ act: ReportAct) async throws {
            try await journal.write { ledger in
                let id = try ledger.beginReport(of: "s-1", in: Self.march, at: .at("2022-03-21 09:00"))
                try ledger.add(act, to: id, by: nil, in: nil, at: .at("2022-03-21 10:00"))
            }
        }
        try await add(.answered(row: 1, status: .done, reason: nil))
        #expect(try await version() == nil)
        try await add(.submitted(ReportSubmission(number: 1, version: 1, digest: "", asked: [1], known: [])))
        let sent = try await version()
        #expect(sent != nil)
        try await add(.accepted)
        let accepted = try await version()
        #expect(accepted != sent)
        _ = try await journal.purge(conversationBefore: .distantPast, ledgerBefore: .at("2023-01-01 00:00"))
        #expect(try await version() != accepted, "nothing is left of it")
    }

    @Test func `only schools on a pause today are told`() async throws {
        try await journal.write { ledger in
            for (school, first, last) in [
                ("s-1", "2022-03-01", "2022-03-17"), ("s-2", "2022-03-01", "2022-03-16"),
                ("s-3", "2022-03-17", "2022-03-16"), ("s-4", "2022-03-18", "2022-04-01"),
            ] {
                let pause = Pause(school: .named(school), firstDay: date(first), lastDay: date(last))
                try ledger.add(pause, reason: "", by: .galina, at: .at("2022-03-01 10:00"))
            }
        }
        let paused = try await journal.read { try $0.pausedSchools(on: date("2022-03-17")) }
        #expect(paused == ["s-1", "s-4"])
    }

    @Test func `a journal of an earlier version gets its marks and versions`() async throws {
        try await answer(.done)
        try await journal.write { ledger in
            let id = try ledger.beginReport(of: "s-1", in: Self.march, at: .at("2022-03-21 09:00"))
            let acts: [ReportAct] = [
                .answered(row: 1, status: .notDone, reason: "карантин"),
                .submitted(ReportSubmission(number: 1, version: 1, digest: "", asked: [1], known: [])), .returned,
            ]
            for act in acts { try ledger.add(act, to: id, by: nil, in: nil, at: .at("2022-03-21 10:00")) }
        }
        for sql in [
            "DROP TRIGGER reportMarked", "DROP TRIGGER reportRemoved", "DROP TRIGGER standingSet",
            "DROP TRIGGER standingTakenBack", "DROP TABLE reportVersion", "DROP TABLE standingVersion",
            "ALTER TABLE report DROP COLUMN stage", "ALTER TABLE report DROP COLUMN firstSubmittedAt",
            "ALTER TABLE report DROP COLUMN said", "DELETE FROM grdb_migrations WHERE identifier LIKE '13:%'",
        ] { try file.execute(sql) }
        let later = try file.afterKill()
        #expect(try later.rows("SELECT stage, said FROM report") == [["returned", "1n"]])
        let (standings, reports) = try await later.journal.read {
            (try $0.standingVersions(), try $0.reportVersion(of: Self.march))
        }
        #expect(standings[Self.key] != nil && reports != nil)
    }
}
