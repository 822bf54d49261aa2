import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// Two districts with their coordinators above them the region's, and everybody on the line.
enum ActStage {
    static func tell(
        _ change: (inout Hamlet) -> Void = { _ in },
        at start: String = "2022-03-16 10:00",
        without missing: PersonID...,
        body: (BotStory) async throws -> Void
    ) async throws {
        var hamlet = Hamlet { $0.hasNeighbours = true }
        change(&hamlet)
        let people = PersonID.withNeighbours.filter { !missing.contains($0) }
        try await BotStory.tell(hamlet, at: start, enrolled: people) { story in
            try await story.tick()
            try await body(story)
        }
    }

    /// Row 1 of a school, which is due by 31 March.
    static func row(_ subject: Subject = .first) -> ObligationID {
        ObligationID(activity: 1, occurrence: "2022-03-01..2022-03-31", subject: subject)
    }
}

extension BotStory {
    /// Types a message for a group, chosen by the beginning of its button; returns the preview.
    @discardableResult
    func writes(_ words: String, to group: String, in chat: ChatID) async throws -> OutgoingMessage {
        try await says("/tell", in: chat)
        try await choose(group, in: chat)
        return try #require(try await says(words, in: chat).last)
    }

    /// Presses the button that begins so under a chat's latest message.
    @discardableResult
    func choose(_ beginning: String, in chat: ChatID) async throws -> String? {
        let label = try #require(
            screen(chat)?.labels.first { $0.hasPrefix(beginning) },
            "\(screen(chat)?.labels ?? [])"
        )
        return try await presses(label, in: chat)
    }

    /// Opens one subject's answer about row 1.
    func opens(_ code: String, ofRow row: Int = 1, in chat: ChatID) async throws {
        try await says("/answers \(row)", in: chat)
        let label = try #require(screen(chat)?.labels.first { $0.hasSuffix(code) }, "\(screen(chat)?.labels ?? [])")
        try await presses(label, in: chat)
    }

    /// A school's head says that row 1 is done.
    func marks(_ label: Label = .done, in chat: ChatID) async throws {
        try await says("/my", in: chat)
        try await choose(self.label(.row) + " 1", in: chat)
        try await presses(label, in: chat)
    }

    func standing(_ id: ObligationID = ActStage.row()) async throws -> Standing? {
        try await journal.read { try $0.standing(of: id) }
    }

    /// What was sent to a chat since there were so many messages in it.
    func texts(to chat: ChatID, after count: Int) -> [String] { Array(texts(to: chat).dropFirst(count)) }

    func act(_ id: Int64) async throws -> ActRecord {
        try #require(try await journal.read { try $0.act(id) })
    }

    /// What is answered to what nobody understands.
    var confusion: String {
        get throws { try phrase(.notUnderstood, ["contact": .text(world.settings.contact)]) }
    }

    var acts: [[String]] {
        get throws { try file.rows("SELECT kind, author, state, people FROM act ORDER BY id") }
    }
}
