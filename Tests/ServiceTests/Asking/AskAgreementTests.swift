import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing

@testable import Service

/// One set of numbers, wherever they are shown.
@Suite(.timeLimit(.minutes(5))) struct AskAgreementTests {
    private static let april = Month(of: .on("2022-04-01"))

    private func stage() async throws -> AskStage {
        let stage = try AskStage(schools: 60)
        try await stage.live()
        return stage
    }

    @Test func `the reports counted fast are those of the month's summary, by region, by municipality, by row`()
        async throws
    {
        let stage = try await stage()
        let world = stage.world
        for month in ["2022-03", "2022-04", "2022-05"].compactMap({ Month(iso: $0) }) {
            for place in world.roster.municipalities.map(\.id) + [nil] {
                try await stage.file.journal.read { ledger in
                    let summary = try world.summary(of: month, in: place, from: ledger).summary
                    let scope = place.map { ProgressScope.municipalities([$0]) } ?? .region
                    let reports = try #require(
                        try world.reports(in: month, within: scope, on: .on("2022-05-20"), from: ledger)
                    )
                    #expect(reports.tally == summary.tally)
                    #expect(reports.silent == summary.silent)
                    #expect(reports.marks == summary.lines.map(\.mark))
                    for row in summary.rows {
                        let tally = reports.rows()[row.number] ?? RowTally()
                        for status in RowStatus.allCases {
                            #expect(tally[RowMark(status)] == summary.count(status, ofRow: row.number))
                        }
                        #expect(tally[.known] == summary.countKnown(ofRow: row.number))
                    }
                    #expect(Set(reports.rows().keys) == Set(summary.rows.map(\.number)))
                }
            }
        }
    }

    @Test func `a request is done where its report was submitted and not returned`() async throws {
        let stage = try await stage()
        try await stage.file.journal.read { ledger in
            let world = stage.world
            let progress = try world.progress(within: .region, row: 20, on: .on("2022-05-20"), in: ledger)
            let reports = try #require(
                try world.reports(in: Self.april, within: .region, on: .on("2022-05-20"), from: ledger)
            )
            let cells = progress.cells(in: [.done]).filter { cell in
                guard case .school = cell.subject else { return false }
                return cell.undertaking.month == Self.april
            }
            #expect(cells.count == reports.tally.submitted - reports.tally.returned)
            #expect(reports.tally.returned > 0 && reports.tally.late > 0 && reports.tally.silent > 0)
        }
    }

    @Test func `what has been read before is not read again, and what has changed is`() async throws {
        let stage = try await stage()
        let world = stage.world
        let school = world.roster.schools[0]
        let now = stage.now
        func seen() async throws -> (ProgressCount, ReportTally) {
            try await stage.file.journal.read { ledger in
                let progress = try world.progress(within: .region, on: .on("2022-05-20"), in: ledger)
                let reports = try #require(
                    try world.reports(in: Self.april, within: .region, on: .on("2022-05-20"), from: ledger)
                )
                return (progress.count(), reports.tally)
            }
        }
        let before = try await seen()
        let unchanged = try await seen()
        #expect(unchanged.0 == before.0 && unchanged.1 == before.1)
        try await stage.file.journal.write { ledger in
            guard let obligation = world.planner.reportObligation(of: school.id, in: Self.april) else { return }
            try ledger.set(Standing(state: .done, since: now, by: nil), of: obligation.id, by: nil, at: now)
            let report = try ledger.beginReport(of: school.id, in: Self.april, at: now)
            let sent = ReportSubmission(number: 1, version: 1, digest: "", asked: [], known: [])
            try ledger.add(.submitted(sent), to: report, by: nil, in: nil, at: now)
        }
        let after = try await seen()
        #expect(after.0[.done] == before.0[.done] + 1 && after.0[.overdue] == before.0[.overdue] - 1)
        #expect(after.1.submitted == before.1.submitted + 1)
        // A world read anew knows nothing from before.
        let fresh = World(
            planner: world.planner,
            settings: world.settings,
            phrasebook: world.phrasebook,
            fingerprint: ""
        )
        let again = try await stage.file.journal.read {
            try fresh.progress(within: .region, on: .on("2022-05-20"), in: $0).count()
        }
        #expect(again == after.0)
    }

    @Test func `what was seen within a transaction that failed is forgotten with it`() async throws {
        let stage = try await stage()
        let (world, now) = (stage.world, stage.now)
        let id = try #require(world.planner.reportObligation(of: world.roster.schools[0].id, in: Self.april)).id
        let counts = try await stage.file.journal.write { ledger in
            var inside = ProgressCount.zero
            let before = try world.progress(within: .region, on: .on("2022-05-20"), in: ledger).count()
            _ = try ledger.attempt {
                try ledger.set(Standing(state: .done, since: now, by: nil), of: id, by: nil, at: now)
                inside = try world.progress(within: .region, on: .on("2022-05-20"), in: ledger).count()
                throw CancellationError()
            }
            let after = try world.progress(within: .region, on: .on("2022-05-20"), in: ledger).count()
            return (before, inside, after)
        }
        #expect(counts.1[.done] == counts.0[.done] + 1)
        #expect(counts.2 == counts.0)
    }

    @Test func `the screens tell these numbers`() async throws {
        let stage = try await stage()
        let (progress, reports, late) = try await stage.file.journal.read { [world = stage.world] ledger in
            let progress = try world.progress(within: .region, on: .on("2022-05-20"), in: ledger)
            let reports = try #require(
                try world.reports(in: Self.april, within: .region, on: .on("2022-05-20"), from: ledger)
            )
            return (progress.count(), reports, progress.counts { $0.activity == 7 }["m-0"] ?? .zero)
        }
        let whole = "<b>\(progress.settled) из \(progress.total - progress[.ahead])</b>"
        for view in [AskView.rows(nil, page: 0), .places(page: 0), .months(page: 0)] {
            let text = try #require(try await stage.screen(view)).text
            #expect(text.contains(whole) && text.contains("просрочено <b>\(progress[.overdue])</b>"), "\(text)")
        }
        let tally = reports.tally
        let silent = try #require(try await stage.screen(.silent(Self.april, page: 0))).text
        #expect(silent.contains("<b>\(tally.submitted) из \(tally.total)</b>"))
        #expect(silent.contains("не сдали <b>\(tally.silent)</b>, возвращено \(tally.returned)"), "\(silent)")
        let north = try #require(reports.tallies["m-0"])
        #expect(silent.contains("• Район 0 — \(north.submitted) из \(north.total)"))
        let months = try #require(try await stage.screen(.months(page: 0))).text
        #expect(
            months.contains("<b>Апрель</b>: отчёты \(tally.submitted) из \(tally.total) (после срока \(tally.late))"),
            "\(months)"
        )
        let overdue = try #require(try await stage.screen(.overdue(page: 0))).text
        #expect(overdue.contains("Просрочено на 20 мая: \(progress[.overdue])"), "\(overdue)")
        let activity = try #require(try await stage.screen(.activity(7, page: 0))).text
        #expect(
            activity.contains(
                "<b>Район 0</b>: выполнено \(late.settled) из \(late.total), просрочено \(late[.overdue])"
            ),
            "\(activity)"
        )
    }
}
