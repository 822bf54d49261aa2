import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing

/// Acts are only added; a report is what they add up to, at any moment.
@Suite(.timeLimit(.minutes(5))) struct ReportTests {
    private let file: TemporaryJournal
    private var journal: Journal { file.journal }
    private static let school = SchoolID.named("s-1")
    private static let march = Month(of: .on("2022-03-01"))
    private static let sent = ReportSubmission(number: 1, version: 1, digest: "d", asked: [1], known: [])

    init() throws {
        file = try TemporaryJournal()
    }

    private func add(_ act: ReportAct, at moment: String) async throws {
        try await journal.write { ledger in
            let id = try ledger.beginReport(of: Self.school, in: Self.march, at: .at(moment))
            try ledger.add(act, to: id, by: .anna, in: .anna, at: .at(moment))
        }
    }

    private func stored() async throws -> StoredReport {
        try #require(try await journal.read { try $0.report(of: Self.school, in: Self.march) })
    }

    @Test func `every act reads back, in order, and there is one report of a month`() async throws {
        let acts: [ReportAct] = [
            .answered(row: 7, status: .notDone, reason: "карантин"), .replied(question: "pupils", answer: nil),
            .attached(
                ReportFile(id: "f", place: .row(7), name: "акт.pdf", mediaType: "application/pdf", caption: "вот")
            ),
            .attached(
                ReportFile(id: "p", place: .row(8), name: nil, mediaType: nil, caption: nil, album: "a")
            ),
            .relocated(files: ["p"], from: .row(8), to: .row(7)), .detached(.row(7)),
            .commented("спасибо"), .settled(reading: 1, isRight: false),
            .understood([ReplyItem(row: 7, status: .done, reason: nil)]), .submitted(Self.sent),
            .remarked(place: .question(.named("pupils")), text: "Сколько?"), .returned, .correctionAsked,
            .correctionRefused, .reopened, .accepted,
        ]
        for act in acts { try await add(act, at: "2022-03-21 10:00") }
        #expect(try await stored().entries.map(\.act) == acts)
        #expect(try await stored().entries.allSatisfy { $0.person == .anna })
        #expect(try file.value("SELECT count(*) FROM report") == "1")
    }

    @Test func `a report can be reconstructed as it stood at any moment, and as it was sent`() async throws {
        try await add(.answered(row: 1, status: .inProgress, reason: nil), at: "2022-03-21 10:00")
        try await add(.submitted(Self.sent), at: "2022-03-21 10:05")
        try await add(.returned, at: "2022-03-22 09:00")
        try await add(.answered(row: 1, status: .done, reason: nil), at: "2022-03-22 10:00")
        let stored = try await stored()
        #expect(stored.asOf(.at("2022-03-21 09:59")).report.answers.isEmpty)
        #expect(stored.asOf(.at("2022-03-21 10:05")).report.stage == .submitted)
        #expect(stored.asOf(.at("2022-03-22 09:30")).report.answers[1]?.status == .inProgress)
        #expect(stored.report.answers[1]?.status == .done && stored.report.stage == .returned)
        #expect(stored.submitted?.answers[1]?.status == .inProgress)
        #expect(try await journal.read { try $0.nextSubmission() } == 2)
    }

    @Test func `an act of another version is passed over, the rest is read`() async throws {
        try await add(.commented("раз"), at: "2022-03-21 10:00")
        try file.execute("INSERT INTO reportAct (report, at, kind, act) VALUES (1, 0, 'sung', '{\"sung\":{}}')")
        try await add(.commented("два"), at: "2022-03-21 10:01")
        #expect(try await stored().entries.count == 2)
    }

    @Test func `a chat's view of a report is kept, and forgotten with the chat`() async throws {
        try await add(.commented("раз"), at: "2022-03-21 10:00")
        let view = ReportView(
            report: 1,
            message: MessageID(rawValue: 5),
            entry: 9,
            shown: .question(.named("pupils")),
            awaited: .answer
        )
        try await journal.write { ledger in
            try ledger.link(.anna, to: .anna, at: .at("2022-03-21 10:00"))
            try ledger.set(view, in: .anna, .filling)
        }
        #expect(try await journal.read { try $0.reportView(in: .anna, .filling) } == view)
        _ = try await journal.write { try $0.erase(.anna, traces: NameTraces([String]()), at: .at("2022-03-22 10:00")) }
        #expect(try await journal.read { try $0.reportView(in: .anna, .filling) } == nil)
        // What the school has said stays; through which chat is nobody's business any more.
        #expect(try file.rows("SELECT person, chat FROM reportAct") == [["anna", "–"]])
    }

    @Test func `a name is erased from what schools wrote, the rest of it stays`() async throws {
        try await add(.answered(row: 1, status: .notDone, reason: "болеет Аннина А. А."), at: "2022-03-21 10:00")
        #expect(try await journal.read { try $0.dataHeld(of: .anna).marks } == 1)
        _ = try await journal.write {
            try $0.erase(.anna, traces: NameTraces(["Аннина Анна Андреевна"]), at: .at("2022-03-22 10:00"))
        }
        #expect(try await stored().report.answers[1] == RowAnswer(status: .notDone, reason: "болеет … А. А."))
    }

    @Test func `what waits under a key that begins so is ended, nothing else`() async throws {
        try await journal.write { ledger in
            for key in ["nudge/s-1/2022-03/a", "nudge/s-10/2022-03/a"] {
                try ledger.enqueue(.reminder, key: key, to: .anna, lane: .notice, at: .at("2022-03-21 10:00"))
            }
            try ledger.dropWaiting(keysFrom: "nudge/s-1/", .done, at: .at("2022-03-21 10:01"))
        }
        #expect(
            try file.rows("SELECT key, state, reason FROM outbox ORDER BY id") == [
                ["nudge/s-1/2022-03/a", "suppressed", "done"], ["nudge/s-10/2022-03/a", "queued", "–"],
            ]
        )
    }

    @Test func `old reports go with all their acts, and schools with the last that was seen of them`() async throws {
        try await add(.commented("раз"), at: "2022-03-21 10:00")
        let school = School(
            id: Self.school,
            code: "Ш-01",
            name: "Первая школа",
            shortName: "Первая",
            municipality: .named("district"),
            head: .anna,
            curator: nil
        )
        for moment in ["2022-03-21 09:00", "2022-03-22 09:00"] {
            try await journal.write { try $0.keep([school], at: .at(moment)) }
        }
        let known = try await journal.read { try $0.knownSchools() }
        #expect(known.map(\.school) == [school] && known.map(\.seenAt) == [.at("2022-03-22 09:00")])
        _ = try await journal.purge(conversationBefore: .at("2024-06-01 00:00"), ledgerBefore: .at("2024-06-01 00:00"))
        #expect(try file.value("SELECT count(*) FROM reportAct") == "0")
        #expect(try await journal.read { try $0.knownSchools() }.isEmpty)
    }

    @Test func `whom a report was handed to is kept while it waits, and goes with it`() async throws {
        try await add(.commented("раз"), at: "2022-03-21 10:00")
        for people in [[PersonID.vera], [], [.vera, .egor]] {
            try await journal.write { try $0.set(1, handedTo: Set(people)) }
            #expect(try await journal.read { try $0.reportsHanded() } == [1: Set(people)])
        }
        try await journal.write { try $0.set(1, handedTo: nil) }
        #expect(try await journal.read { try $0.reportsHanded() }.isEmpty)
    }
}
