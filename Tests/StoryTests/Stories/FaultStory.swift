import TestSupport
import Testing

/// Everything that can go wrong on the wire, one by one: what the person saw of it, and what the ledger says.
@Suite(.timeLimit(.minutes(5)))
struct FaultStory {
    /// Something that goes wrong when the morning's reminder is sent, and what comes of it.
    struct Case: CustomTestStringConvertible {
        let fault: SandboxFault
        /// Copies of the reminder that the head sees.
        let seen: Int
        /// How the notice ends.
        let end: String
        /// How often it may have arrived unseen by us.
        let uncertain: Int
        var testDescription: String { fault.kind + (fault.description.map { ": \($0)" } ?? "") }

        init(_ fault: SandboxFault, seen: Int, _ end: String, uncertain: Int = 0) {
            self.fault = fault
            self.seen = seen
            self.end = end
            self.uncertain = uncertain
        }
    }

    static let cases = [
        Case(SandboxFault("429", retryAfter: 20), seen: 1, "sent"),
        Case(SandboxFault("500"), seen: 1, "sent"),
        // A proxy before the service gave up waiting for it.
        Case(SandboxFault("502"), seen: 1, "sent", uncertain: 1),
        Case(SandboxFault("401"), seen: 1, "sent"),
        Case(SandboxFault("delay", seconds: 0.2), seen: 1, "sent"),
        // Whether it had arrived before the cut nobody can know, so it is sent again and counted.
        Case(SandboxFault("cutBefore"), seen: 1, "sent", uncertain: 1),
        Case(SandboxFault("cutAfter"), seen: 2, "sent", uncertain: 1),
        Case(SandboxFault("half"), seen: 2, "sent", uncertain: 1),
        Case(SandboxFault("wrongJSON"), seen: 2, "sent", uncertain: 1),
        Case(SandboxFault("403"), seen: 0, "failed unreachable"),
        Case(SandboxFault("403", description: "Forbidden: user is deactivated"), seen: 0, "failed unreachable"),
        Case(SandboxFault("400"), seen: 0, "failed unreachable"),
        Case(SandboxFault("400", description: "Bad Request: can't parse entities"), seen: 0, "failed rejected"),
    ]

    @Test(arguments: cases)
    func `a reminder meets it once`(wrong: Case) async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let head = try await story.enrol("p-head-1")
            let other = try await story.enrol("p-head-2")
            try await story.meets(wrong.fault, "sendMessage", in: head.id)
            try await story.goTo("2022-02-21", "09:00")
            // Whoever has nothing to do with it hears at the minute.
            #expect(try await other.onlyNews().time == "09:00")
            try await story.goTo("2022-02-21", "09:10")

            let news = try await head.news()
            #expect(news.count == wrong.seen, "\(news.map(\.plain))")
            #expect(news.allSatisfy { $0.plain.hasPrefix("Осталось 10 рабочих дней") && $0.day == "2022-02-21" })
            let ledger = try story.ledger()
            let notice = try #require(ledger.notices.first { $0.recipient == "p-head-1" })
            #expect(notice.end == wrong.end && notice.hasOutcome)
            #expect(try story.uncertain() == wrong.uncertain)
            #expect(ledger.open == 0)
        }
    }

    @Test func `who blocks the bot is not tried again, and his coordinator learns of it once`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let head = try await story.enrol("p-head-1")
            let district = try await story.enrol("p-district")
            let region = try await story.enrol("p-region")
            try await story.meets(SandboxFault("403", count: 100), "sendMessage", in: head.id)
            try await story.goTo("2022-03-10", "12:00")
            let report = try await district.onlyNews()
            #expect(report.plain.hasPrefix("Сообщения не доходят: "), "\(report.plain)")
            #expect(report.plain.contains("Бот заблокирован. Попросите разблокировать его"))
            #expect(report.day == "2022-02-21" && report.time == "09:00")
            #expect(try await noNews(region))
            let ends = try story.ledger().notices.filter { $0.recipient == "p-head-1" }.map(\.end)
            #expect(ends == ["failed unreachable"] + Array(repeating: "suppressed unreachable", count: 3))
        }
    }

    @Test func `updates told twice and in another order are acted on once each`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let head = try await story.enrol("p-head-1")
            try await story.goTo("2022-02-21")
            let asked = try await head.onlyNews()
            try await story.meets(SandboxFault("duplicateUpdates", count: 50), "getUpdates")
            try await story.meets(SandboxFault("reorderUpdates", count: 50), "getUpdates")
            var last: Int?
            for text in ["/help", "/my", "привет"] { last = try await head.saying(text) }
            last = try await head.pressing(Label.done, on: asked) ?? last
            await story.settle(last)
            try await story.goTo("2022-02-21", "09:05")
            #expect(try await head.news().count == 3)
            #expect(try await head.again(asked).plain.hasPrefix("Выполнено"))
            #expect(try story.answers() == ["7 done"])
        }
    }

    @Test func `while another reads the same updates nothing is lost, and then all of it is answered`() async throws {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let head = try await story.enrol("p-head-1")
            try await story.goTo("2022-02-21")
            let asked = try await head.onlyNews()
            try await story.meets(SandboxFault("409", count: 3), "getUpdates")
            let press = try await head.pressing(Label.done, on: asked)
            // The clock goes on, and with it the waits between tries.
            for minute in 1...5 { try await story.goTo("2022-02-21", "09:0\(minute)") }
            await story.settle(press)
            #expect(try await head.again(asked).plain.hasPrefix("Выполнено"))
            #expect(try story.answers() == ["7 done"])
        }
    }
}

extension Story {
    /// From now on calls of a method meet a fault.
    func meets(_ fault: SandboxFault, _ method: String, in chat: Int? = nil) async throws {
        var fault = fault
        fault.method = method
        fault.chat = chat
        try await line.meets(fault)
    }
}
