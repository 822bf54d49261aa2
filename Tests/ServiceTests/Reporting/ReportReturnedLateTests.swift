import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// A report returned when the next month's request has gone out, which no plan chases any more.
@Suite(.timeLimit(.minutes(5))) struct ReportReturnedLateTests {
    @Test func `its school is reminded until it comes back`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.reports(in: .anna)
            try await story.comes("2022-04-20 09:00")
            try await story.presses("Посмотреть · Ш-01", in: .vera)
            try await story.taps(.sendBack, .wholeReport, in: .vera)
            try await story.says("Не то", in: .vera)
            try await story.presses("↩️ Вернуть с замечаниями (1)", in: .vera)
            func reminders() -> Int {
                story.texts(to: .anna).count { $0.contains("Отчёт за март 2022 года ждёт исправления") }
            }
            try await story.passes("2022-04-21 09:00", "2022-04-22 09:00")
            #expect(reminders() == 0)
            try await story.passes("2022-04-25 09:00", "2022-04-26 09:00", "2022-04-27 09:00", "2022-04-28 09:00")
            #expect(reminders() == 2)
            let reminder = try #require(
                story.messenger.shown(in: .anna).last { $0.message.text.contains("ждёт исправления") }
            )
            let open = try story.data(story.label(.openReport), under: reminder.message)
            try await story.presses(data: open, on: reminder.id, in: .anna)
            try await story.presses(.submit, in: .anna)
            #expect(try await story.report().report.stage == .submitted)
            try await story.passes("2022-05-02 09:00", "2022-05-04 09:00", "2022-05-06 09:00")
            #expect(reminders() == 2)
        }
    }
}
