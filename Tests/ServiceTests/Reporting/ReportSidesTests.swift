import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// A curator is often a head himself: he fills one report in while he looks another over.
@Suite(.timeLimit(.minutes(5))) struct ReportSidesTests {
    private static let hamlet = ReportStory.hamlet(rows: 1...2) { $0.firstHead = .vera }

    @Test func `accepting another's report keeps what his own waits for`() async throws {
        try await ReportStory.tell(Self.hamlet) { story in
            try await story.taps(.fillReport, .notDone, in: .vera)
            try await story.reports(in: .boris)
            #expect(try await story.presses(.accept, in: .vera) == story.label(.reportAccepted))
            try await story.says("карантин", in: .vera)
            #expect(try await story.report().report.answers[1] == RowAnswer(status: .notDone, reason: "карантин"))
        }
    }

    @Test func `words go to what asked for them last, the other waits on`() async throws {
        try await ReportStory.tell(Self.hamlet) { story in
            try await story.presses(.fillReport, in: .vera)
            let own = try #require(story.messenger.shown(in: .vera).last)
            try await story.reports(in: .boris)
            try await story.taps(.sendBack, .wholeReport, in: .vera)
            let notDone = try story.data(story.label(.notDone), under: own.message)
            try await story.presses(data: notDone, on: own.id, in: .vera)
            try await story.says("карантин", in: .vera)
            #expect(try await story.report().report.answers[1]?.reason == "карантин")
            #expect(try await story.report(of: "s-2").report.remarks.isEmpty)
            try await story.says("Приложите справку", in: .vera)
            #expect(try await story.report(of: "s-2").report.remarks == [.whole: "Приложите справку"])
        }
    }

    @Test func `a report handed back takes no words from the one on the screen`() async throws {
        let hamlet = ReportStory.hamlet(rows: 1...2) { $0.deputies = [Deputy(person: .boris, deputy: .anna)] }
        try await BotStory.tell(hamlet, at: "2022-03-20 10:00", enrolled: [.anna, .vera]) { story in
            try await story.tick()
            try await story.comes(ReportStory.opening)
            try await story.presses("📝 Отчёт", in: .anna)
            try await story.taps(.done, .done, .submit, in: .anna)
            try await story.says("готово", in: .anna)
            #expect(story.screen(.anna)?.text.contains("Вторая школа") == true)
            try await story.presses(.thatIsWrong, in: .anna)
            try await story.presses(.notDone, in: .anna)
            try await story.taps(.sendBack, .wholeReport, in: .vera)
            try await story.says("Не то", in: .vera)
            try await story.presses("↩️ Вернуть с замечаниями (1)", in: .vera)
            try await story.says("карантин", in: .anna)
            #expect(try await story.report(of: "s-2").report.answers[1]?.reason == "карантин")
        }
    }
}
