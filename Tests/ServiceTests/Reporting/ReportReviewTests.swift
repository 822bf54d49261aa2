import Chat
import Core
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// A curator looks reports over: accepts them, or returns them with remarks.
@Suite(.timeLimit(.minutes(5))) struct ReportReviewTests {
    @Test func `the curator gets the report and accepts it, the school's receipt says so`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.reports(in: .anna)
            let review = try #require(story.screen(.vera))
            #expect(review.text.contains("Первая школа") && review.text.contains("✅ <b>2.</b> Дело номер 2"))
            #expect(review.labels == [story.label(.accept), story.label(.sendBack)])
            #expect(try await story.presses(.accept, in: .vera) == story.label(.reportAccepted))
            #expect(try await story.report().report.stage == .accepted)
            #expect(story.screen(.vera)?.text.hasPrefix("<b>Отчёт за март 2022 года принят</b>") == true)
            #expect(story.screen(.anna)?.text.hasPrefix("<b>Отчёт за март 2022 года принят</b>") == true)
        }
    }

    @Test func `a returned report shows the school only what was remarked on, and is asked for again`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...3)) { story in
            try await story.reports(in: .anna)
            try await story.presses(.sendBack, in: .vera)
            try await story.presses("2", in: .vera)
            #expect(
                story.screen(.vera)?.text.contains("Строка 2.</b> Ваше следующее сообщение станет замечанием") == true
            )
            try await story.says("Приложите справку", in: .vera)
            #expect(story.screen(.vera)?.labels.contains("✎ 2") == true)
            let messages = story.messenger.sends(to: .vera).count
            try await story.presses("↩️ Вернуть с замечаниями (1)", in: .vera)
            #expect(story.messenger.sends(to: .vera).count == messages)
            #expect(try await !story.requestIsDone())

            #expect(story.messenger.shown(in: .anna).contains { $0.message.text.contains("ниже, в новом сообщении") })
            let card = try #require(story.screen(.anna)?.text)
            #expect(card.contains("Осталось 1 из 1") && card.contains("Строка 2."), "\(card)")
            #expect(card.contains("<b>Замечание куратора:</b> Приложите справку"))
            try await story.presses("• ✅ Выполнено", in: .anna)
            try await story.presses(.submit, in: .anna)
            let report = try await story.report().report
            #expect(report.stage == .submitted && report.submissions.last?.submission.version == 2)
            #expect(report.remarks.isEmpty)
            #expect(try await story.requestIsDone())
            #expect(story.screen(.vera)?.text.contains("версия 2") == true)
        }
    }

    @Test func `a report returned is reminded of again until it comes back`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.reports(in: .anna)
            try await story.presses(.sendBack, in: .vera)
            try await story.presses(.wholeReport, in: .vera)
            try await story.says("Не то", in: .vera)
            try await story.presses("↩️ Вернуть с замечаниями (1)", in: .vera)
            let count = story.messenger.sends(to: .anna).count
            try await story.comes("2022-03-24 09:00")
            #expect(story.messenger.sends(to: .anna).count == count + 1)
            #expect(story.screen(.anna)?.labels.first == story.label(.fillReport))
        }
    }

    @Test func `the files come with the report, each with its row, as the messenger keeps them`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.presses(.fillReport, in: .anna)
            for (id, name) in [("photo", nil), ("act", "акт.pdf")] as [(String, String?)] {
                let file = IncomingFile(id: id, name: name, mediaType: nil, size: 1)
                let content = IncomingEvent.Content.file(
                    file,
                    caption: "вот",
                    message: MessageID(rawValue: 1),
                    replyTo: nil,
                    album: nil
                )
                try await story.handle(story.event(in: .anna, content))
            }
            try await story.taps(.done, .submit, in: .anna)
            let before = story.messenger.sends(to: .vera).count
            try await story.presses("📎 Файлы (2)", in: .vera)
            let files = story.messenger.sends(to: .vera).dropFirst(before)
            #expect(files.map(\.attachment?.kept?.id) == ["photo", "act"])
            #expect(files.map(\.attachment?.kept?.isPhoto) == [true, false])
            #expect(files.allSatisfy { $0.text == "Ш-01 · строка 1: вот" })
        }
    }

    @Test func `only the reviewer decides, and what is decided stays decided`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.reports(in: .anna)
            let review = try #require(story.messenger.shown(in: .vera).last)
            let accept = try story.data(story.label(.accept), under: review.message)
            #expect(try await story.presses(data: accept, on: review.id, in: .anna) == story.label(.outdated))
            #expect(try await story.report().report.stage == .submitted)
            try await story.presses(data: accept, on: review.id, in: .vera)
            #expect(try await story.presses(data: accept, on: review.id, in: .vera) == story.label(.outdated))
            #expect(try await story.report().entries.count { $0.act == .accepted } == 1)
        }
    }

    @Test func `what is written after a command is no remark`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.reports(in: .anna)
            try await story.taps(.sendBack, .wholeReport, in: .vera)
            let card = try #require(story.messenger.shown(in: .vera).last)
            #expect(card.message.text.contains("Ваше следующее сообщение станет замечанием"))
            try await story.says("/reports", in: .vera)
            let shown = try #require(story.messenger.shown(in: .vera).first { $0.id == card.id })
            #expect(shown.message.text.contains("К чему замечание?"))
            try await story.says("спасибо", in: .vera)
            #expect(try await story.report().report.remarks.isEmpty)
        }
    }

    @Test func `a version that the curator has not seen is not accepted`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.reports(in: .anna)
            let first = try #require(story.messenger.shown(in: .vera).last)
            let accept = try story.data(story.label(.accept), under: first.message)
            try await story.taps(.correct, in: .anna)
            try await story.presses("✅ 2", in: .anna)
            try await story.taps(.inProgress, .submit, in: .anna)
            #expect(try await story.presses(data: accept, on: first.id, in: .vera) == story.label(.reportIsNewer))
            #expect(try await story.report().report.stage == .submitted)
            let shown = try #require(story.messenger.shown(in: .vera).first { $0.id == first.id }).message
            #expect(shown.text.contains("версия 2"), "\(shown.text)")
            try await story.presses(data: try story.data(story.label(.accept), under: shown), on: first.id, in: .vera)
            #expect(try await story.report().report.stage == .accepted)
        }
    }

    @Test func `after the window a correction is the curator's to allow`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.reports(in: .anna)
            try await story.comes("2022-03-25 12:00")
            #expect(try await story.presses(.correct, in: .anna) == story.label(.correctionAsked))
            #expect(story.screen(.vera)?.labels == [story.label(.allow), story.label(.refuse)])
            try await story.presses(.refuse, in: .vera)
            #expect(story.screen(.anna)?.text.contains("Куратор не разрешил исправление") == true)
            #expect(try await story.report().report.stage == .submitted)

            try await story.presses(.correct, in: .anna)
            try await story.presses(.allow, in: .vera)
            #expect(try await story.report().report.stage == .correcting)
            #expect(story.screen(.anna)?.text.contains("Куратор разрешил исправить отчёт.") == true)
            #expect(try await story.requestIsDone())
            try await story.presses("✅ 1", in: .anna)
            try await story.taps(.inProgress, .submit, in: .anna)
            #expect(try await story.report().report.answers[1]?.status == .inProgress)
        }
    }

    @Test func `a report that waits reminds its curator, once a waiting time, until it is looked over`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.reports(in: .anna)
            let first = story.messenger.sends(to: .vera).count
            try await story.passes("2022-03-22 09:00", "2022-03-23 09:00")
            #expect(story.messenger.sends(to: .vera).count == first)
            try await story.passes("2022-03-24 09:00", "2022-03-24 10:00", "2022-03-25 09:00")
            #expect(story.messenger.sends(to: .vera).count == first + 1)
            #expect(story.texts(to: .vera).last?.contains("1 отчёт ждёт проверки") == true)
            try await story.presses("Посмотреть · Ш-01", in: .vera)
            try await story.presses(.accept, in: .vera)
            try await story.passes("2022-03-29 09:00", "2022-03-30 09:00")
            #expect(!story.texts(to: .vera).dropFirst(first + 1).contains { $0.contains("ждёт проверки") })
        }
    }

    @Test func `without a curator the municipality's coordinator looks reports over`() async throws {
        let story = try BotStory(ReportStory.hamlet(rows: 1...1), at: ReportStory.opening)
        let school = School(
            id: .named("s-9"),
            code: "Ш-09",
            name: "Девятая",
            shortName: "Девятая",
            municipality: .named("district"),
            head: .anna,
            curator: nil
        )
        #expect(story.world.reviewers(of: school) == [.galina])
        #expect(story.world.mayReview(school, .galina, on: .on("2022-03-21")))
    }
}
