import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing

/// What many people do at once: each presses «Выполнено» under all his reminders, and writes something in between.
struct Storm {
    private let actions: [Action]
    private let notices: [Notice]

    enum Action: Hashable {
        case press(chat: Int, message: Int)
        /// The number makes each unlike all others.
        case say(chat: Int, Int)

        var chat: Int {
            switch self {
            case .press(let chat, _), .say(let chat, _): chat
            }
        }

        var isPress: Bool { if case .press = self { true } else { false } }
    }

    private static let done = "✅ Выполнено"
    private static let takeBack = "↩️ Снять отметку"

    /// Of the text that the bot asks people to agree to.
    static func consentVersion() throws -> String {
        let file = Program.repository.appending(path: "Messages/ru/labels.json")
        let labels = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
        return try #require(labels["consentVersion"])
    }

    /// Links the heads of all schools and has every reminder delivered, each as a message of its own.
    init(rows: Int, in stage: CrashStage) async throws {
        try stage.region.write(rows: rows)
        let notices = try stage.region.firstReminders()
        self.notices = notices
        let people = Set(notices.map(\.recipient)).sorted()
        let chats = Dictionary(uniqueKeysWithValues: zip(people, 3_001...))
        try await stage.introduce(Array(chats.values))
        let agreed = try Self.consentVersion()
        try await stage.withJournal { ledger in
            let consent = Consent(version: agreed, at: Date())
            for (person, chat) in chats {
                try ledger.link(ChatID(rawValue: Int64(chat)), to: person, at: Date(), consent: consent)
            }
            for notice in notices {
                guard let chat = chats[notice.recipient].map({ ChatID(rawValue: Int64($0)) }) else { continue }
                let key = "notice/\(notice.key)"
                guard let entry = try ledger.enqueue(.reminder, key: key, to: chat, lane: .notice, at: Date()) else {
                    continue
                }
                try ledger.queue(notice, in: entry)
            }
        }
        try await stage.finish()
        // A menu of commands has no message to press on.
        let presses = try stage.ledger.outbox().values.filter { $0.message != nil }.map { entry in
            Action.press(chat: entry.chat, message: try #require(entry.message, "\(entry)"))
        }
        actions = presses + presses.indices.map { .say(chat: 3_001 + $0 % people.count, $0) }
        #expect(presses.count == rows * people.count && !presses.isEmpty)
    }

    /// Everything, in any order, in so many parts.
    func batches(_ count: Int, using random: inout SeededGenerator) -> [ArraySlice<Action>] {
        // From an order that is always the same: a dictionary's is not.
        let shuffled = actions.sorted { "\($0)" < "\($1)" }.shuffled(using: &random)
        return (0..<count).map { shuffled[shuffled.count * $0 / count..<shuffled.count * ($0 + 1) / count] }
    }

    /// Does it, one thing after another.
    ///
    /// Returns: the numbers of the updates.
    func act(_ actions: ArraySlice<Action>, in stage: CrashStage) async throws -> [Action: Int] {
        var updates: [Action: Int] = [:]
        for action in actions {
            switch action {
            case .press(let chat, let message):
                updates[action] = try await stage.line.press(Self.done, on: message, in: chat)
            case .say(let chat, let number):
                updates[action] = try await stage.line.say("Вопрос № \(number)", from: chat)
            }
        }
        return updates
    }

    /// Compares what was done with what came of it; returns how many answers came once too often.
    func check(_ updates: [Action: Int], in stage: CrashStage, _ comment: Comment) async throws -> Int {
        #expect(Set(updates.keys) == Set(actions), comment)
        let inbox = try stage.ledger.inbox()
        #expect(Set(inbox.keys) == Set(updates.values) && inbox.values.allSatisfy { $0 == "handled" }, comment)
        let expected = notices.map { "\($0.obligation.activity) \($0.obligation.subject) done" }
        #expect(try stage.ledger.answers().sorted() == expected.sorted(), comment)

        let outbox = try stage.ledger.outbox()
        var told: Set<Place> = []
        for (action, update) in updates {
            let entry = outbox[action.isPress ? "edit/\(update)" : "reply/\(update)/0"]
            #expect(entry?.state == "sent" && entry?.chat == action.chat, "\(action) \(comment)")
            if let message = entry?.message { told.insert(Place(chat: action.chat, message: message)) }
        }
        let said = actions.filter { !$0.isPress }
        #expect(told.count == said.count, comment)

        var repeated = 0
        for chat in Set(actions.map(\.chat)) {
            let messages = try await stage.line.botMessages(in: chat)
            let shown = Set(messages.map(\.id))
            #expect(told.filter { $0.chat == chat }.allSatisfy { shown.contains($0.message) }, comment)
            let pressed = actions.compactMap { action -> Int? in
                if case .press(chat, let message) = action { message } else { nil }
            }
            for message in messages where pressed.contains(message.id) {
                #expect(message.labels.contains(Self.takeBack), "\(message) \(comment)")
            }
            repeated += messages.count - pressed.count - said.count { $0.chat == chat }
        }
        return repeated
    }

    private struct Place: Hashable {
        let chat: Int
        let message: Int
    }
}
