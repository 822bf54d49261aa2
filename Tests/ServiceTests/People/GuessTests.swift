import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

@Suite(.timeLimit(.minutes(5))) struct GuessTests {
    @Test func `after five wrong codes a chat is warned once and then ignored for an hour`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: []) { story in
            let guesses = GuessGuard()
            let refusal = try story.phrase(.invitationRefused, ["isExpired": false, "contact": story.contact])
            let warning = try story.phrase(.tooManyCodes, ["contact": story.contact])
            for number in 1...20 { try await story.tries("wrong\(number)", in: .stranger, guesses) }
            #expect(story.texts(to: .stranger) == Array(repeating: refusal, count: 5) + [warning])
            let code = try await story.invite(.anna)
            try await story.tries(code, in: .stranger, guesses)
            #expect(story.texts(to: .stranger).count == 6, "not even a right one")
            try await story.tries(code, in: .anna, guesses)
            #expect(story.screen(.anna)?.labels.count == 2, "others are not kept waiting")
            story.time.advance(by: .seconds(3_600))
            try await story.tries(code, in: .stranger, guesses)
            #expect(story.screen(.stranger)?.labels.count == 2)
        }
    }

    @Test func `ten thousand guesses from a hundred chats open nothing and cost a few hundred answers`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: [.boris]) { story in
            var random = SeededGenerator(seed: 20_220_316)
            for person in PersonID.everybody { _ = try await story.invite(person) }
            let messenger = story.messenger
            let guesses = (0..<10_000).map { number in
                let code = InvitationCode(using: &random).text
                return story.text("/start \(code)", in: ChatID(rawValue: 50_000 + Int64(number % 100)))
            }
            let asking = story.text("/my", in: .boris)
            let dialogue = Dialogue(world: story.world, guesses: GuessGuard())
            let now = story.time.now
            for batch in stride(from: 0, to: guesses.count, by: 100) {
                let events = Array(guesses[batch..<batch + 100])
                try await story.journal.write { ledger in
                    try ledger.receive(events, at: now)
                    _ = try HandledBatch(of: ledger.newEvents(limit: 100), by: dialogue, in: ledger, now: now)
                }
            }
            try await story.handle(asking)
            await story.courier.settled()
            #expect(try story.file.value("SELECT count(*) FROM chatLink") == "1")
            #expect(try story.file.value("SELECT count(*) FROM invitation WHERE usedAt IS NOT NULL") == "0")
            #expect(try story.file.value("SELECT count(*) FROM outbox WHERE fleeting = 1") == "600")
            #expect(messenger.sends(to: .boris).count == 1)
        }
    }
}

extension BotStory {
    fileprivate func tries(_ code: String, in chat: ChatID, _ guesses: GuessGuard) async throws {
        let event = text("/start \(code)", in: chat)
        let dialogue = Dialogue(world: world, guesses: guesses)
        let now = time.now
        try await journal.write { ledger in
            try ledger.receive([event], at: now)
            _ = try dialogue.handle(event, in: ledger, now: now)
            try ledger.finish(event: event.id, at: now)
        }
        await courier.settled()
    }
}
