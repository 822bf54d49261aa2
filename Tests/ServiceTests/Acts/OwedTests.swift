import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// Whom reminders and messages about what is owed go to: those whom the coordinator's screens show to owe it.
@Suite(.timeLimit(.minutes(5))) struct OwedTests {
    private static let words = "Завтра собираемся в 15:00."

    @Test func `a report that a coordinator has closed is asked for no more`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.opens("Ш-01", ofRow: 20, in: .galina)
            try await story.presses(.actClose, in: .galina)
            try await story.says("Школа на ремонте", in: .galina)
            try await story.presses(.actClose, in: .galina)
            try await story.says("/tell", in: .galina)
            #expect(story.screen(.galina)?.labels.contains("Кто не сдал отчёт за март (1)") == true)
            let silent = try #require(try await story.says("/silent", in: .galina).last?.text)
            #expect(silent.contains("Сдали <b>0 из 1</b>") && !silent.contains("Первая"), "\(silent)")
            try await story.says("/reports", in: .galina)
            let before = story.texts(to: .anna).count
            #expect(try await story.presses(.nudge, in: .galina) == story.label(.actAsked))
            #expect(story.screen(.galina)?.text.contains("Напомнить 1 человеку?") == true)
            try await story.presses(.actRemind, in: .galina)
            #expect(story.texts(to: .anna).count == before)
            // Nothing is left to remind of once the other has reported.
            try await story.reports(in: .boris)
            #expect(try await story.says("/reports", in: .galina).last?.labels.contains(story.label(.nudge)) == false)
        }
    }

    @Test func `written to as silent are those who were asked and are on no pause, a returned report among them`()
        async throws
    {
        let hamlet = ReportStory.hamlet(rows: 1...1)
        try await BotStory.tell(hamlet, at: "2022-03-20 10:00", enrolled: PersonID.withNeighbours) { story in
            try await story.tick()
            try await story.comes(ReportStory.opening)
            try await story.reports(in: .anna)
            try await story.taps(.sendBack, .wholeReport, in: .vera)
            try await story.says("Не то", in: .vera)
            try await story.presses("↩️ Вернуть с замечаниями (1)", in: .vera)
            try await story.says("/pause Ш-02 до 15.04 карантин", in: .darya)
            // A school that joins once the request has gone out.
            let later = ReportStory.hamlet(rows: 1...1) { $0.hasNeighbours = true }
            story.worlds.change(to: try later.world(fingerprint: "later"))
            let preview = try await story.writes(Self.words, to: "Кто не сдал отчёт за март (1)", in: .darya)
            #expect(preview.text.contains("Уйдёт 1 человеку"), "\(preview.text)")
            try await story.presses(.actSend, in: .darya)
            let told = [ChatID.anna, .boris, .nikita].map { chat in
                story.texts(to: chat).count { $0.contains(Self.words) }
            }
            #expect(told == [1, 0, 0])
        }
    }

    @Test func `reminded of a month's report are those whom its summary misses`() async throws {
        let stage = try AskStage(schools: 60)
        try await stage.live()
        let (world, day) = (stage.world, CivilDate.on("2022-05-20"))
        let region = try #require(world.roster.person(AskStage.region))
        try await stage.file.journal.read { ledger in
            for text in ["2022-03", "2022-04", "2022-05"] {
                let month = try #require(Month(iso: text))
                let summary = try world.summary(of: month, in: nil, from: ledger).summary
                let missing = summary.lines.filter { $0.isSilent || $0.stage == .returned }.map(\.school)
                let paused = try ledger.pausedSchools(on: day)
                let plan = try NudgePlan(.report(month: text), by: region, in: ledger, world: world, now: stage.now)
                #expect(plan.unreachable == Set(missing.filter { !paused.contains($0.id) }.map(\.head)), "\(month)")
                #expect(plan.paused == Set(missing.map(\.id).filter(paused.contains).map(Subject.school)), "\(month)")
            }
        }
    }

    @Test func `schools on a pause are counted once, whatever each owes`() async throws {
        try await ActStage.tell(at: "2022-04-06 10:00") { story in
            try await story.says("/pause Ш-01 до 15.04 карантин", in: .galina)
            let message = try #require(story.messenger.shown(in: .galina).last?.id)
            let debts = try #require(DebtPress(.overdueIn(.named("district"))))
            let flash = try await story.presses(data: debts.text, on: message, in: .galina)
            #expect(flash == "Напомню 1 человеку. На паузе: 1.")
        }
    }

    @Test func `whoever is listed as late in a place is reminded there, curators of their own part too`() async throws {
        let stage = try AskStage(schools: 80, on: "2022-05-12 12:00")
        let (world, day) = (stage.world, CivilDate.on("2022-05-12"))
        let person = try #require(world.roster.person(AskStage.region))
        try await stage.file.journal.read { ledger in
            let progress = try world.progress(within: .region, on: day, in: ledger)
            for place in world.roster.municipalities.map(\.id) + [nil] {
                let subjects = Set(progress.cells(in: [.overdue], at: place).map(\.subject))
                let plan = try NudgePlan(.overdueIn(place), by: person, in: ledger, world: world, now: stage.now)
                let asked = subjects.flatMap { world.planner.obligations(of: $0, overdueOn: day) }
                    .flatMap { world.planner.nudges(about: $0, at: plan.moment) }
                #expect(plan.unreachable == Set(asked.map(\.recipient)), "\(place?.description ?? "")")
                #expect(place == nil || subjects.contains { $0.kind == "curator" })
            }
        }
    }

    @Test func `on a day off before the deadline nobody is late yet`() async throws {
        let rows: [Activity] = [.deadline(1, "2022-03-01", "2022-04-03")]
        try await ActStage.tell({ $0.rows = rows }, at: "2022-04-02 10:00") { story in
            #expect(try await !lateGroup(story))
            let answers = try #require(try await story.says("/answers 1", in: .galina).last)
            #expect(!answers.text.contains(", прошёл") && !answers.labels.contains(story.label(.tellLateOnes)))
            let message = try #require(story.messenger.shown(in: .galina).last?.id)
            let debts = try #require(DebtPress(.overdue(.first)))
            let flash = try await story.presses(data: debts.text, on: message, in: .galina)
            #expect(flash == "Напоминать некому: все ответили.")
            try await story.comes("2022-04-04 10:00")
            #expect(try await lateGroup(story))
        }
    }

    private func lateGroup(_ story: BotStory) async throws -> Bool {
        let labels = try await story.says("/tell", in: .galina).last?.labels ?? []
        return labels.contains(story.label(.tellLate))
    }

    @Test func `late is one number, on screens and for messages`() async throws {
        let stage = try AskStage(schools: 60)
        try await stage.live()
        let (world, day) = (stage.world, CivilDate.on("2022-05-20"))
        let region = try #require(world.roster.person(AskStage.region))
        try await stage.file.journal.read { ledger in
            let progress = try world.progress(within: .region, on: day, in: ledger)
            let authority = world.authority(of: region, for: .tell, on: day)
            #expect(progress.count()[.overdue] > 0 && progress.count()[.paused] > 0)
            for row in world.roadmap.activities {
                let late = try world.late(row: row.number, by: authority, in: ledger, on: day)
                #expect(late.count == progress.count(ofRow: row.number)[.overdue], "row \(row.number)")
                let counts = try world.lateCounts(by: authority, in: ledger, on: day)
                #expect(counts[row.number] ?? 0 == late.count, "row \(row.number)")
            }
        }
    }
}
