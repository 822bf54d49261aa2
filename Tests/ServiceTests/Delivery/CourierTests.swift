import Chat
import Core
import Foundation
import Persistence
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct CourierTests {
    private static let start = "2022-03-16 10:00"

    @Test func `messages go in parallel up to the limit and never beyond it`() async throws {
        try await BotStory.tell(at: Self.start, settings: CourierSettings(limits: DeliveryLimits(inFlight: 3))) {
            story in
            let chats = (1...10).map { ChatID(rawValue: $0) }
            let holds = chats.map { story.messenger.hold($0) }
            for chat in chats { try await story.enqueue("привет \(chat)", to: chat) }
            await story.messenger.until { $0.count == 3 }
            for hold in holds { hold.release() }
            await story.courier.settled()
            #expect(story.messenger.mostAtOnce == 3)
            #expect(chats.allSatisfy { story.texts(to: $0).count == 1 })
        }
    }

    @Test func `within a chat one goes after another, in the order written`() async throws {
        try await BotStory.tell(at: Self.start) { story in
            let hold = story.messenger.hold(.anna)
            for number in 1...5 { try await story.enqueue("\(number)", to: .anna) }
            await story.messenger.sent(1, to: .anna)
            hold.release()
            await story.courier.settled()
            #expect(story.texts(to: .anna) == ["1", "2", "3", "4", "5"])
            #expect(story.messenger.mostAtOnceInOneChat == 1)
        }
    }

    @Test func `an answer overtakes the bulk that waits`() async throws {
        try await BotStory.tell(at: Self.start, settings: CourierSettings(limits: DeliveryLimits(inFlight: 1))) {
            story in
            let hold = story.messenger.hold(.darya)
            try await story.enqueue("первое", to: .darya)
            await story.messenger.sent(1, to: .darya)
            try await story.enqueue("рассылка", to: .anna)
            try await story.enqueue("ответ", to: .boris, lane: .answer)
            hold.release()
            await story.courier.settled()
            let order = story.messenger.calls.compactMap { call -> ChatID? in
                if case .send(_, let chat) = call { chat } else { nil }
            }
            #expect(order == [.darya, .boris, .anna])
        }
    }

    @Test func `one chat that does not answer holds up nobody else`() async throws {
        try await BotStory.tell(at: Self.start) { story in
            let hold = story.messenger.hold(.anna)
            try await story.enqueue("долго", to: .anna)
            for number in 1...20 { try await story.enqueue("быстро \(number)", to: .boris) }
            await story.messenger.sent(20, to: .boris)
            hold.release()
        }
    }

    @Test func `settled means that everything written before has been seen to`() async throws {
        try await BotStory.tell(at: Self.start) { story in
            for number in 1...200 {
                let now = story.time.now
                // No ring: `settled` alone has to see it.
                try await story.journal.write { ledger in
                    let content = OutboxContent.message(OutgoingMessage(text: "\(number)"))
                    try ledger.enqueue(content, key: "\(number)", to: .anna, lane: .answer, at: now)
                }
                await story.courier.settled()
                #expect(story.texts(to: .anna).count == number)
            }
        }
    }

    @Test func `an edit replaces the message as it stands`() async throws {
        try await BotStory.tell(at: Self.start) { story in
            try await story.enqueue("до", to: .anna)
            await story.courier.settled()
            let id = try #require(story.messenger.shown(in: .anna).first?.id)
            try await story.edit(id, in: .anna, to: "после")
            #expect(story.screen(.anna)?.text == "после")
            #expect(try story.entries == ["до: sent", "edit: sent"])
        }
    }

    @Test func `the notices of a message end with it`() async throws {
        try await BotStory.tell(at: "2022-03-17 09:00", enrolled: [.anna]) { story in
            try await story.tick()
            #expect(
                try story.outcomes(of: .anna) == [
                    "1 before-10 anna@school:s-1: sent", "2 before-10 anna@school:s-1: sent",
                ]
            )
            #expect(story.texts(to: .anna).count == 1)
        }
    }
}

extension BotStory {
    /// Every entry of the outbox as `key: state reason`, in the order written.
    var entries: [String] {
        get throws {
            try file.rows("SELECT key, state, reason FROM outbox ORDER BY id")
                .map { "\($0[0]): \($0[1])" + ($0[2] == "–" ? "" : " \($0[2])") }
        }
    }

    func edit(_ message: MessageID, in chat: ChatID, to text: String) async throws {
        let now = time.now
        try await journal.write { ledger in
            let content = OutboxContent.edit(message, OutgoingMessage(text: text))
            try ledger.enqueue(content, key: "edit", to: chat, lane: .edit, at: now)
        }
        await courier.settled()
    }
}
