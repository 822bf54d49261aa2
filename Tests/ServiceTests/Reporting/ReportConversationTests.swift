import Chat
import Core
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// A head of a school fills the month's report in by buttons.
@Suite(.timeLimit(.minutes(5))) struct ReportConversationTests {
    @Test func `a seven-row report takes at most nine taps, and stays one message`() async throws {
        try await ReportStory.tell { story in
            let before = story.messenger.sends(to: .anna).count
            let taps = try await story.reports(in: .anna)
            #expect(taps <= 9)
            #expect(story.messenger.sends(to: .anna).count == before + 1)
            let report = try await story.report().report
            #expect(report.stage == .submitted && report.answers.count == 7)
            #expect(report.answers.values.allSatisfy { $0.status == .done })
            #expect(try await story.requestIsDone())
        }
    }

    @Test func `with nothing new since last month it takes at most three taps`() async throws {
        try await ReportStory.tell { story in
            try await story.reports(.inProgress, in: .anna)
            try await story.comes("2022-04-20 09:00")
            let taps = try await story.taps(.fillReport, .asLastMonth, .submit, in: .anna)
            #expect(taps <= 3)
            let april = try await story.report(in: ReportStory.march.next).report
            #expect(april.stage == .submitted && april.answers.values.allSatisfy { $0.status == .inProgress })
        }
    }

    @Test func `before its day a report is only announced, and no button opens it`() async throws {
        try await BotStory.tell(ReportStory.hamlet(), at: "2022-01-10 10:00") { story in
            let list = try #require(try await story.says("/my", in: .anna).last)
            #expect(list.text.contains("Откроется 20 января, срок до 25 января."), "\(list.text)")
            #expect(list.labels == ["Строка 20", story.label(.menu)])
            try await story.presses("Строка 20", in: .anna)
            let card = try #require(story.screen(.anna))
            #expect(card.text.hasPrefix("<b>Отчёт за январь 2022 года: откроется 20 января</b>"), "\(card.text)")
            #expect(card.labels == [story.label(.back), story.label(.why)])
            try await story.comes("2022-01-20 09:00")
            let opened = try #require(try await story.says("/my", in: .anna).last)
            #expect(opened.labels == [.report, .menu].map(story.label))
        }
    }

    @Test func `the message tells how much is left, and steps on by itself`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...3)) { story in
            try await story.presses(.fillReport, in: .anna)
            #expect(story.screen(.anna)?.text.contains("Осталось ответить: 3 из 3") == true)
            #expect(story.screen(.anna)?.text.contains("Строка 1.") == true)
            try await story.presses(.done, in: .anna)
            let second = try #require(story.screen(.anna)?.text)
            #expect(
                second.contains("Осталось ответить: 2 из 3") && second.contains("Строка 2.") && second.contains("✅ 1")
            )
            try await story.presses(.skip, in: .anna)
            #expect(story.screen(.anna)?.text.contains("Строка 3.") == true)
            try await story.presses(.inProgress, in: .anna)
            // Back to what was skipped.
            #expect(story.screen(.anna)?.text.contains("Строка 2.") == true)
        }
    }

    @Test func `a row that is not done asks for its reason`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.taps(.fillReport, .notDone, in: .anna)
            #expect(story.screen(.anna)?.labels == ["Карантин", "Нет средств", story.label(.back)])
            try await story.presses("Карантин", in: .anna)
            #expect(story.screen(.anna)?.text.contains("Строка 2.") == true)
            try await story.presses(.notApplicable, in: .anna)
            let preview = try #require(story.screen(.anna)?.text)
            #expect(preview.contains("❌ <b>1.</b> Дело номер 1 — <i>Карантин</i>") && preview.contains("➖ <b>2.</b>"))
            try await story.presses(.submit, in: .anna)
            #expect(try await story.report().report.answers[1] == RowAnswer(status: .notDone, reason: "Карантин"))
        }
    }

    @Test func `the receipt has a number, a time and the digest's first digits`() async throws {
        try await ReportStory.tell { story in
            try await story.reports(in: .anna)
            let sent = try #require(try await story.report().report.submissions.first)
            let receipt = try #require(story.screen(.anna)?.text)
            #expect(sent.submission.number == 1 && sent.submission.digest.count == 64)
            #expect(receipt.contains("№ 1") && receipt.contains("21 марта 2022 года, 09:00"))
            #expect(receipt.contains(String(sent.submission.digest.prefix(8))))
            #expect(receipt.contains("до 24 марта"))
        }
    }

    @Test func `once it is sent nobody is reminded, and earlier messages say so`() async throws {
        try await ReportStory.tell { story in
            try await story.reports(in: .anna)
            #expect(story.messenger.shown(in: .anna).first?.message.labels.first == story.label(.openReport))
            let count = story.messenger.sends(to: .anna).count
            try await story.passes("2022-03-22 09:00", "2022-03-24 09:00", "2022-03-28 09:00", "2022-04-11 09:00")
            #expect(story.messenger.sends(to: .anna).count == count)
            #expect(try story.outcomes(of: .galina).allSatisfy { !$0.contains("@school:s-1") })
        }
    }

    @Test func `a report may be corrected within its window, and what was sent stands meanwhile`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.reports(in: .anna)
            try await story.comes("2022-03-24 12:00")
            try await story.taps(.correct, in: .anna)
            #expect(try await story.requestIsDone())
            try await story.presses("✅ 2", in: .anna)
            try await story.presses(.inProgress, in: .anna)
            try await story.presses(.submit, in: .anna)
            let report = try await story.report().report
            #expect(report.submissions.map(\.submission.version) == [1, 2])
            #expect(report.submissions.map(\.submission.number) == [1, 2])
            #expect(Set(report.submissions.map(\.submission.digest)).count == 2)
            #expect(report.answers[2]?.status == .inProgress)
            #expect(story.screen(.anna)?.text.contains("версия 2") == true)
        }
    }

    @Test func `a row said to be done is not reminded of any more, and one marked done is not asked`() async throws {
        let hamlet = ReportStory.hamlet(rows: 1...1) {
            $0.rows += [.deadline(8, "2022-03-01", "2022-04-29"), .deadline(9, "2022-03-01", "2022-04-29")]
        }
        try await ReportStory.tell(hamlet) { story in
            let nine = ObligationID(activity: 9, occurrence: "2022-03-01..2022-04-29", subject: .first)
            let now = story.time.now
            try await story.journal.write { ledger in
                try ledger.set(Standing(state: .done, since: now, by: .anna), of: nine, by: .anna, at: now)
            }
            try await story.reports(in: .anna)
            #expect(try await story.report().report.answers.keys.sorted() == [1, 8])
            #expect(try await story.report().report.submissions.first?.submission.known == [9])
            let eight = ObligationID(activity: 8, occurrence: "2022-03-01..2022-04-29", subject: .first)
            #expect(try await story.journal.read { try $0.standing(of: eight) }?.state == .done)
        }
    }

    @Test func `a comment goes to the whole, and what may be left out is offered, not asked`() async throws {
        let hamlet = ReportStory.hamlet(rows: 1...1) {
            $0.form = ReportForm(
                questions: [
                    ReportQuestion(id: .named("fit"), text: "Всё ли в порядке?", kind: .yesNo),
                    ReportQuestion(
                        id: .named("class"),
                        text: "Какой класс?",
                        kind: .choice,
                        options: ["5", "9"],
                        isRequired: false
                    ),
                ],
                reasons: [],
                correctionDays: 3,
                reviewDays: 3
            )
        }
        try await ReportStory.tell(hamlet) { story in
            try await story.taps(.fillReport, .done, in: .anna)
            #expect(story.screen(.anna)?.text.contains("Всё ли в порядке?") == true)
            try await story.presses(.no, in: .anna)
            #expect(story.screen(.anna)?.labels.contains("Какой класс?") == true)
            try await story.presses("Какой класс?", in: .anna)
            try await story.presses("9", in: .anna)
            let preview = try #require(story.screen(.anna)?.text)
            #expect(preview.contains("<b>Нет</b>") && preview.contains("<b>9</b>"))
            try await story.presses(.submit, in: .anna)
            let replies = try await story.report().report.replies
            #expect(replies == [.named("fit"): "no", .named("class"): "9"])
        }
    }

    @Test func `nobody else fills a school's report in, its head's deputy does`() async throws {
        let hamlet = ReportStory.hamlet { $0.deputies = [Deputy(person: .anna, deputy: .egor)] }
        try await ReportStory.tell(hamlet) { story in
            try await story.presses(.fillReport, in: .anna)
            let card = try #require(story.messenger.shown(in: .anna).last)
            let data = try story.data(story.label(.done), under: card.message)
            #expect(try await story.presses(data: data, on: card.id, in: .boris) == story.label(.outdated))
            #expect(try await story.report().report.answers.isEmpty)
            #expect(try await story.presses(data: data, on: card.id, in: .egor) == nil)
            #expect(try await story.report().report.answers[1]?.status == .done)
        }
    }

    @Test func `a press told twice changes nothing more`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.presses(.fillReport, in: .anna)
            let card = try #require(story.messenger.shown(in: .anna).last)
            let data = try story.data(story.label(.done), under: card.message)
            for _ in 1...2 { try await story.presses(data: data, on: card.id, in: .anna) }
            #expect(try await story.report().entries.count == 1)
        }
    }

    @Test func `what a button says reads back, and is short enough for the messenger`() throws {
        let longest = QuestionID.named(String(repeating: "q", count: 40))
        let verbs: [ReportPress.Verb] = [
            .open, .show(.row(7)), .show(.question(longest)), .show(.whole), .answer(row: 20, .notApplicable),
            .openWith(event: 812_345_678), .reason(row: 9_999, .init(of: "Карантин")),
            .choose(longest, .init(of: "5")), .takeBack(.question(longest)), .comment, .asLastMonth, .preview, .submit,
            .confirm(true, 1_234_567), .confirm(false, 1), .detach(.question(longest)), .gather(.question(longest)),
            .page(12), .remarkPage(3), .correct, .dropCorrection,
            .look, .review, .takeBackRemark(.question(longest)), .accept(version: 12), .toReturn,
            .remark(.whole),
            .remark(.question(longest)), .sendBack, .files, .allow(true), .allow(false),
        ]
        for verb in verbs {
            let press = ReportPress(1_234_567, verb)
            #expect(ReportPress(press.text) == press)
            #expect(press.text.utf8.count <= 64, "\(press.text)")
        }
        #expect(ReportPress("rp:1:zz") == nil && ReportPress("r:e1:abc") == nil)
    }
}
