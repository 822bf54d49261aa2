import Chat
import Foundation
import Persistence
import TestSupport

/// Many messages to some chats, each message unlike all others.
struct FanOut {
    let messages: Int

    private static let chats = Array(2_001...2_040)

    struct Count {
        /// What never came.
        var lost: [String] = []
        /// What came after a later one of its chat.
        var misplaced: [String] = []
        /// How many came once too often, all in all.
        var repeated = 0
    }

    /// In turn to all chats, as a morning's reminders go out.
    func write(in stage: CrashStage) async throws {
        try await stage.introduce(Self.chats)
        let numbers = 1...messages
        try await stage.withJournal { ledger in
            for number in numbers {
                try ledger.enqueue(
                    .message(OutgoingMessage(text: Self.text(number))),
                    key: "fan-out/\(number)",
                    to: ChatID(rawValue: Int64(Self.chat(number))),
                    lane: .notice,
                    at: Date()
                )
            }
        }
    }

    /// Compares what people see with what was written.
    func count(in stage: CrashStage) async throws -> Count {
        var count = Count()
        for chat in Self.chats {
            let seen = try await stage.line.botMessages(in: chat).map(\.text)
            let expected = (1...messages).filter { Self.chat($0) == chat }.map(Self.text)
            var times: [String: Int] = [:]
            let firsts = seen.filter { text in
                times[text, default: 0] += 1
                return times[text] == 1
            }
            count.lost += expected.filter { times[$0] == nil }
            count.misplaced += zip(firsts, expected.filter { times[$0] != nil }).filter { $0 != $1 }.map(\.0)
            count.repeated += seen.count - firsts.count
        }
        return count
    }

    private static func text(_ number: Int) -> String { "Сообщение № \(number)" }
    private static func chat(_ number: Int) -> Int { chats[number % chats.count] }
}
