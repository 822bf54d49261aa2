import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing

/// What the journal forgets of a person, and what of others stays whole.
@Suite struct ErasureTests {
    private let file: TemporaryJournal
    private let now = Date.at("2022-03-01 09:00")
    private static let name = "Мирошниченко Елена Викторовна"

    init() throws {
        file = try TemporaryJournal()
    }

    private func said(_ text: String, _ id: Int64, in chat: ChatID = .darya) -> IncomingEvent {
        IncomingEvent(
            id: id,
            chat: chat,
            chatKind: .personal,
            sender: Sender(id: chat.rawValue),
            date: now,
            content: .text(text, message: MessageID(rawValue: id), replyTo: nil)
        )
    }

    @Test func `others' words that name a person go, their chats and messages stay`() async throws {
        try await file.journal.write { [now] ledger in
            let words = ["/invite мирошниченко", "/replace МИРОШНИЧЕНКО Адучиев", "Елене Викторовне звонили", "/my"]
            for (index, text) in words.enumerated() {
                try ledger.receive([said(text, Int64(index + 1))], at: now)
                try ledger.finish(event: Int64(index + 1), at: now)
            }
            for (key, text) in [("sent", "Отмечено: \(Self.name)"), ("waiting", Self.name), ("other", "Добрый день")] {
                let message = OutboxContent.message(OutgoingMessage(text: text))
                try ledger.enqueue(message, key: key, to: .darya, lane: .answer, at: now)
            }
            let entries = try ledger.takeWaiting(1, at: now)
            try ledger.record(.sent(MessageID(rawValue: 7)), of: entries[0], at: now)
            _ = try ledger.erase(.anna, traces: NameTraces([Self.name]), at: now)
            #expect(try ledger.dueScrub() == nil, "a message with the name is on its way")
            for entry in try ledger.takeWaiting(2, at: now) {
                try ledger.record(.sent(MessageID(rawValue: 8)), of: entry, at: now)
            }
            #expect(try ledger.dueScrub() != nil)
        }
        let chat = "\(ChatID.darya)"
        #expect(
            try file.rows("SELECT chat, text FROM inbox ORDER BY id")
                == [[chat, "–"], [chat, "–"], [chat, "–"], [chat, "/my"]]
        )
        #expect(
            try file.rows("SELECT key, chat, text, message FROM outbox LEFT JOIN outboxWords ON entry = id ORDER BY id")
                == [
                    ["sent", chat, "–", "7"], ["waiting", chat, "–", "8"], ["other", chat, "Добрый день", "8"],
                ]
        )
    }

    @Test func `the reason of a refused change goes, an applied one loses the name only`() async throws {
        try await file.journal.write { [now] ledger in
            let refused = try ledger.propose(.roster, by: .darya, in: .darya, at: now)
            try ledger.refuse(change: refused, reason: "строка 3: «\(Self.name)» дважды", at: now)
            let cancel = ConfigurationChange.cancel(row: 7, reason: "просьба Мирошниченко Е. В.")
            let applied = try ledger.propose(cancel, by: .darya, in: .darya, at: now)
            try ledger.applied(cancel, id: applied, at: now)
            _ = try ledger.erase(.anna, traces: NameTraces([Self.name]), at: now)
            let kept = try ledger.change(applied)?.change
            #expect(kept == .cancel(row: 7, reason: "просьба … Е. В."))
            #expect(try ledger.change(refused) == nil)
        }
    }

    @Test func `an act waits for the files until it is done, whatever crashes`() async throws {
        try await file.journal.write { [now] ledger in
            _ = try ledger.erase(.anna, traces: NameTraces([String]()), at: now)
        }
        let later = try file.afterKill()
        let due = try await later.journal.read { try $0.namedErasures() }
        #expect(due.map(\.person) == [.anna])
        try await later.journal.write { [now] in try $0.finish(due[0], at: now) }
        #expect(try await later.journal.read { try $0.namedErasures() }.isEmpty)
    }

    @Test func `what has yet to be handled is left readable`() async throws {
        try await file.journal.write { [now] ledger in
            try ledger.link(.darya, to: .anna, at: now, sender: ChatID.darya.rawValue)
            try ledger.receive([said("/help", 1), said("/my", 2)], at: now)
            try ledger.finish(event: 1, at: now)
            _ = try ledger.erase(.anna, traces: NameTraces([Self.name]), at: now)
            let left = try ledger.newEvents(limit: 9).compactMap(\.event)
            #expect(left == [said("/my", 2)])
            #expect(try ledger.dueScrub() == nil, "it is in the file as long as it waits")
            try ledger.wipe(event: 2)
            try ledger.finish(event: 2, at: now)
            #expect(try ledger.dueScrub() != nil)
        }
        #expect(try file.rows("SELECT DISTINCT chat, sender, text FROM inbox") == [["0", "–", "–"]])
    }

    @Test func `a number once given is not given again`() async throws {
        let numbers = try await file.journal.write { ledger in
            try [(0, Mark.lastNewPerson), (0, .lastNewPerson), (5, .lastNewPerson), (0, .lastNewSchool)].map {
                try ledger.nextNumber(after: $0.0, $0.1)
            }
        }
        #expect(numbers == [1, 2, 6, 1])
    }
}

/// What is on its way while somebody leaves.
extension ErasureTests {
    /// A message with the name is being sent to Anna as she leaves.
    private func leaving(_ body: @escaping @Sendable (Ledger, OutboxEntry) throws -> Void) async throws {
        try await file.journal.write { [now] ledger in
            try ledger.link(.anna, to: .anna, at: now)
            let message = OutboxContent.message(OutgoingMessage(text: "Вас замещает \(Self.name)"))
            try ledger.enqueue(message, key: "welcome", to: .anna, lane: .answer, at: now)
            let entry = try #require(try ledger.takeWaiting(at: now).first)
            _ = try ledger.erase(.anna, traces: NameTraces([Self.name]), at: now)
            #expect(try ledger.dueScrub() == nil)
            try body(ledger, entry)
            #expect(try ledger.dueScrub() != nil)
        }
        #expect(try file.rows("SELECT chat, message FROM outbox") == [["0", "–"]])
        #expect(try file.value("SELECT count(*) FROM outboxWords") == "0")
    }

    @Test func `what arrives after all is forgotten with its chat`() async throws {
        try await leaving { [now] ledger, entry in
            try ledger.record(.sent(MessageID(rawValue: 7)), of: entry, at: now)
        }
    }

    @Test func `what fails for a time is not sent later`() async throws {
        let results: [DeliveryRecord] = [
            .postponed(until: now, reason: "timeout", mayHaveArrived: true), .returned,
        ]
        for result in results {
            let fresh = try ErasureTests()
            try await fresh.leaving { [now] ledger, entry in
                try ledger.record(result, of: entry, at: now)
                #expect(try ledger.waiting().isEmpty)
            }
            #expect(try fresh.file.rows("SELECT state, reason FROM outbox") == [["suppressed", "unreachable"]])
        }
    }

    @Test func `nor is it sent by the next run where this one ends`() async throws {
        try await leaving { [now] ledger, _ in
            let (recovered, waiting) = (try ledger.recoverUncertain(at: now), try ledger.waiting())
            #expect(recovered == 0 && waiting.isEmpty)
        }
    }

    @Test func `strangers who write later and messages held for days do not put the scrub off`() async throws {
        try await file.journal.write { [now] ledger in
            let words = OutgoingMessage(
                text: "Теперь директор — \(Self.name)",
                buttons: [[Button("Мирошниченко Е. В.", press: "x")]]
            )
            let end = now.addingTimeInterval(10 * 86_400)
            try ledger.enqueue(.message(words), key: "held", to: .darya, lane: .notice, at: now, notBefore: end)
            _ = try ledger.erase(.anna, traces: NameTraces([Self.name]), at: now)
            let answer = OutboxContent.message(OutgoingMessage(text: "Вход по приглашению"))
            let later = now.addingTimeInterval(1)
            try ledger.enqueue(answer, key: "a", to: .egor, lane: .answer, at: later, isFleeting: true)
            #expect(try ledger.dueScrub() != nil)
            let held = try ledger.takeWaiting(at: end).first?.content
            let left = OutgoingMessage(text: "Теперь директор — … … …", buttons: [[Button("… Е. В.", press: "x")]])
            #expect(held == .message(left))
        }
    }

    @Test func `an erasure made while the file is written anew is due again`() async throws {
        try await file.journal.write { [now] ledger in
            _ = try ledger.erase(.anna, traces: NameTraces([Self.name]), at: now)
            let first = try #require(try ledger.dueScrub())
            _ = try ledger.erase(.boris, traces: NameTraces([String]()), at: now)
            try ledger.finish(first)
            let second = try #require(try ledger.dueScrub())
            try ledger.finish(second)
            #expect(try ledger.dueScrub() == nil)
        }
    }
}
