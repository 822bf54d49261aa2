import Chat
import Core
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// A report after it was sent: what the curator remarks on, what the school corrects, and what becomes of the rows.
@Suite(.timeLimit(.minutes(5))) struct ReportCorrectionTests {
    @Test func `a remark to the whole is read by the school, which may then change anything`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.reports(in: .anna)
            try await story.taps(.sendBack, .wholeReport, in: .vera)
            try await story.says("Приложите справки", in: .vera)
            try await story.presses("↩️ Вернуть с замечаниями (1)", in: .vera)
            let preview = try #require(story.screen(.anna))
            #expect(preview.text.contains("<b>Замечание куратора к отчёту:</b> Приложите справки"), "\(preview.text)")
            try await story.presses(.correct, in: .anna)
            let contents = try #require(story.screen(.anna))
            #expect(contents.text.contains("Приложите справки"), "\(contents.text)")
            #expect(contents.labels.contains("✅ 1") && contents.labels.contains("✅ 2"))
        }
    }

    @Test func `a remark can be taken back before the report is returned`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.reports(in: .anna)
            try await story.presses(.sendBack, in: .vera)
            try await story.presses("2", in: .vera)
            try await story.says("Не та строка", in: .vera)
            try await story.presses("✎ 2", in: .vera)
            try await story.presses(.takeBackRemark, in: .vera)
            #expect(try await story.report().report.remarks.isEmpty)
            #expect(story.screen(.vera)?.labels.contains { $0.hasPrefix("↩️") } == false)
        }
    }

    @Test func `a row that a later version does not call done is open again`() async throws {
        let hamlet = ReportStory.hamlet(rows: 1...1) { $0.rows.append(.deadline(8, "2022-03-01", "2022-04-29")) }
        let eight = ObligationID(activity: 8, occurrence: "2022-03-01..2022-04-29", subject: .first)
        try await ReportStory.tell(hamlet) { story in
            try await story.reports(in: .anna)
            #expect(try await story.journal.read { try $0.standing(of: eight) }?.state == .done)
            try await story.comes("2022-03-22 10:00")
            try await story.presses(.correct, in: .anna)
            try await story.presses("✅ 8", in: .anna)
            try await story.taps(.inProgress, .submit, in: .anna)
            #expect(try await story.journal.read { try $0.standing(of: eight) } == nil)
            #expect(try await story.requestIsDone())
        }
    }

    @Test func `what a coordinator has accepted stays done, whatever a later version says`() async throws {
        let hamlet = ReportStory.hamlet(rows: 1...1) { $0.rows.append(.deadline(8, "2022-03-01", "2022-04-29")) }
        let eight = ObligationID(activity: 8, occurrence: "2022-03-01..2022-04-29", subject: .first)
        try await ReportStory.tell(hamlet) { story in
            try await story.reports(in: .anna)
            try await story.opens("Ш-01", ofRow: 8, in: .darya)
            try await story.presses(.accept, in: .darya)
            try await story.comes("2022-03-22 10:00")
            try await story.presses(.correct, in: .anna)
            try await story.presses("✅ 8", in: .anna)
            try await story.taps(.inProgress, .submit, in: .anna)
            #expect(try await story.report().report.submissions.count == 2)
            #expect(try await story.journal.read { try $0.standing(of: eight) }?.state == .done)
        }
    }

    @Test func `a correction can be left, and ends by itself: the report stands as it was sent`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.reports(in: .anna)
            try await story.presses(.correct, in: .anna)
            #expect(story.screen(.anna)?.text.contains("Можно исправить до 24 марта включительно") == true)
            try await story.presses("✅ 2", in: .anna)
            try await story.taps(.inProgress, .leaveAsSent, in: .anna)
            var report = try await story.report().report
            #expect(report.stage == .submitted && report.answers[2]?.status == .done)

            try await story.presses(.correct, in: .anna)
            try await story.presses("✅ 2", in: .anna)
            try await story.presses(.inProgress, in: .anna)
            try await story.comes("2022-03-25 09:00")
            report = try await story.report().report
            #expect(report.stage == .submitted && report.answers[2]?.status == .done)
            #expect(story.screen(.anna)?.text.hasPrefix("<b>Отчёт за март 2022 года сдан</b>") == true)
            try await story.presses("Посмотреть · Ш-01", in: .vera)
            try await story.presses(.accept, in: .vera)
            #expect(try await story.report().report.stage == .accepted)
        }
    }

    @Test func `a return that waits for the morning does not come once the report is sent again`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.reports(in: .anna)
            try await story.comes("2022-03-21 21:00")
            try await story.presses(.sendBack, in: .vera)
            try await story.presses("1", in: .vera)
            try await story.says("Проверьте", in: .vera)
            let before = story.messenger.sends(to: .anna).count
            try await story.presses("↩️ Вернуть с замечаниями (1)", in: .vera)
            // Nothing points down to a message that is not there yet.
            #expect(story.screen(.anna)?.text.contains("ниже") == false)
            let report = try await story.report()
            let shown = try #require(story.messenger.shown(in: .anna).last)
            for verb in [ReportPress.Verb.answer(row: 1, .done), .submit] {
                try await story.presses(data: ReportPress(report.id, verb).text, on: shown.id, in: .anna)
            }
            #expect(try await story.report().report.stage == .submitted)
            try await story.comes("2022-03-22 09:00")
            #expect(story.messenger.sends(to: .anna).count == before)
        }
    }

    @Test func `a confirmation does not undo what was answered after it was asked for`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.presses(.fillReport, in: .anna)
            let card = try #require(story.messenger.shown(in: .anna).last)
            try await story.says("всё выполнено", in: .anna)
            let data = try story.data(story.label(.inProgress), under: card.message)
            try await story.presses(data: data, on: card.id, in: .anna)
            let asked = try #require(story.messenger.shown(in: .anna).last)
            try await story.presses(
                data: try story.data(story.label(.thatIsRight), under: asked.message),
                on: asked.id,
                in: .anna
            )
            let answers = try await story.report().report.answers
            #expect(answers == [1: RowAnswer(status: .inProgress), 2: RowAnswer(status: .done)])
        }
    }

    @Test func `words that say a row is done are no reason why it is not`() async throws {
        try await ReportStory.tell { story in
            try await story.taps(.fillReport, .notDone, in: .anna)
            let reply = try #require(try await story.says("1 выполнено", in: .anna).first)
            #expect(reply.text.contains("отчёт за март 2022 года") && reply.labels.first == story.label(.thatIsRight))
            #expect(try await story.report().report.answers[1]?.reason == nil)
        }
    }

    @Test func `a row confirmed as not done asks for its reason at once`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.says("1 нет, 2 да", in: .anna)
            try await story.presses(.thatIsRight, in: .anna)
            #expect(story.screen(.anna)?.text.contains("Почему не выполнено?") == true)
            try await story.says("нет методиста", in: .anna)
            #expect(try await story.report().report.answers[1] == RowAnswer(status: .notDone, reason: "нет методиста"))
        }
    }

    @Test func `a curator with a list reads each report in a message of its own`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.reports(in: .anna)
            try await story.reports(in: .boris)
            try await story.says("/reports", in: .vera)
            let list = try #require(story.messenger.shown(in: .vera).last)
            try await story.presses("Посмотреть · Ш-01", in: .vera)
            #expect(story.messenger.shown(in: .vera).first { $0.id == list.id }?.message == list.message)
            try await story.presses(.accept, in: .vera)
            #expect(try await story.report().report.stage == .accepted)
        }
    }

    @Test func `where the curator cannot be reached, the coordinator looks the report over`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.journal.write { _ = try $0.setUnreachable(.blocked, chat: .vera) }
            try await story.reports(in: .anna)
            #expect(story.screen(.galina)?.labels.first == story.label(.accept))
            try await story.presses(.accept, in: .galina)
            #expect(try await story.report().report.stage == .accepted)
        }
    }
}
