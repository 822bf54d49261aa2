import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// Posts change hands while reports wait to be looked over.
@Suite(.timeLimit(.minutes(5))) struct ReportHandoverTests {
    private static func hamlet(_ change: (inout Hamlet) -> Void = { _ in }) -> Hamlet {
        ReportStory.hamlet(rows: 1...1, change)
    }

    @Test func `a new curator gets all that waits in one message, once`() async throws {
        try await ReportStory.tell(Self.hamlet()) { story in
            try await story.reports(in: .anna)
            try await story.reports(in: .boris)
            story.worlds.change(to: try Self.hamlet { $0.curator = .egor }.world(fingerprint: "second"))
            try await story.tick()
            try await story.tick()
            let told = story.handovers(to: .egor)
            #expect(told.count == 1)
            #expect(told.first?.contains("Теперь на вашей проверке: 2 отчёта") == true, "\(told)")
            #expect(told.first?.contains("• Первая школа (Ш-01), март\n") == true, "\(told)")
            try await story.presses("Посмотреть · Ш-02", in: .egor)
            #expect(try await story.presses(.accept, in: .egor) == story.label(.reportAccepted))
            // Back to her who has had it: only what she has not seen would be told.
            story.worlds.change(to: try Self.hamlet().world(fingerprint: "third"))
            try await story.tick()
            #expect(story.handovers(to: .vera).isEmpty)
        }
    }

    @Test func `what was sent overnight goes to the new curator alone`() async throws {
        try await ReportStory.tell(Self.hamlet()) { story in
            try await story.comes("2022-03-21 21:00")
            try await story.reports(in: .anna)
            story.worlds.change(to: try Self.hamlet { $0.curator = .egor }.world(fingerprint: "second"))
            try await story.passes("2022-03-21 22:00", "2022-03-22 09:00")
            #expect(story.handovers(to: .egor).count == 1)
            #expect(!story.texts(to: .vera).contains { $0.contains("Первая школа") })
        }
    }

    @Test func `whoever stands in for the curator gets what waits on his first day`() async throws {
        let deputy = Deputy(person: .vera, deputy: .egor, from: .on("2022-03-22"), to: .on("2022-03-23"))
        try await ReportStory.tell(Self.hamlet { $0.deputies = [deputy] }) { story in
            try await story.reports(in: .anna)
            #expect(story.handovers(to: .egor).isEmpty)
            try await story.passes("2022-03-22 09:00", "2022-03-23 09:00", "2022-03-24 09:00")
            #expect(story.handovers(to: .egor).count == 1 && story.handovers(to: .vera).isEmpty)
        }
    }

    @Test func `what has been decided is handed to nobody`() async throws {
        try await ReportStory.tell(Self.hamlet()) { story in
            try await story.reports(in: .anna)
            try await story.presses(.accept, in: .vera)
            story.worlds.change(to: try Self.hamlet { $0.curator = .egor }.world(fingerprint: "second"))
            try await story.tick()
            #expect(story.handovers(to: .egor).isEmpty)
        }
    }

    @Test func `whoever stands in for somebody sees his reports, and no longer than that`() async throws {
        let last = CivilDate.on("2022-03-22")
        let hamlet = Self.hamlet {
            $0.deputies = [Deputy(person: .anna, deputy: .egor, from: .on("2022-03-21"), to: last)]
        }
        try await ReportStory.tell(hamlet) { story in
            let list = try #require(try await story.says("/reports", in: .egor).last?.text)
            #expect(list.contains("Первая школа (Ш-01) — не сдан") && !list.contains("Вторая"), "\(list)")
            #expect(try await story.says("/help", in: .egor).last?.text.contains("/reports") == true)
            try await story.comes("2022-03-23 09:00")
            let refusal = try #require(try await story.says("/reports", in: .egor).last?.text)
            #expect(!refusal.contains("Первая школа"))
            #expect(try await story.says("/help", in: .egor).last?.text.contains("/reports") == false)
        }
    }
}

extension BotStory {
    fileprivate func handovers(to chat: ChatID) -> [String] {
        texts(to: chat).filter { $0.contains("Теперь на вашей проверке") }
    }
}
