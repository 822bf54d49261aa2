import Foundation
import Persistence
import TestSupport
import Testing

/// A sandbox that runs all the time, and the folder of a bot that comes and goes.
struct CrashStage {
    let line: ServerLine
    let region: CrashRegion
    let journalPath: String

    /// The sandbox knows the bot from its first call on; then every word of a person gets an update's number.
    static func set(_ body: (CrashStage) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let region = try CrashRegion(in: folder)
            try await Program.sandbox { line in
                _ = try await line.text("/bot\(CrashRegion.token)/getMe")
                try await body(
                    CrashStage(line: line, region: region, journalPath: folder.appending(path: "vekha.sqlite").path)
                )
            }
        }
    }

    /// The journal for a test's own use, while no bot runs.
    func withJournal<Value: Sendable>(_ body: @escaping @Sendable (Ledger) throws -> Value) async throws -> Value {
        try await Journal(path: journalPath).write(body)
    }

    var ledger: CrashLedger { CrashLedger(path: journalPath) }

    /// The sandbox takes so many seconds for each of these calls, as a service on the other side of a network does.
    func slowDown(_ methods: [String], by seconds: Double) async throws {
        for method in methods {
            try await line.meets(SandboxFault("delay", method: method, count: nil, seconds: seconds))
        }
    }

    /// People whom the bot may write to.
    func introduce(_ people: [Int]) async throws {
        let list = People(people: people.map { Newcomer(id: $0, name: "№ \($0)") })
        try await line.tell("/sandbox/people", list)
    }

    func counts() async throws -> Counts { try await line.get("/sandbox/stats") }

    private struct People: Encodable {
        let people: [Newcomer]
    }

    private struct Newcomer: Encodable {
        let id: Int
        let name: String
    }
}

/// What the sandbox has counted.
struct Counts: Decodable {
    /// Updates that the bot has not confirmed.
    let pending: Int
    private let calls: [String: [String: Int]]

    /// Messages and edits of messages carried out.
    var deliveries: Int { done("sendMessage") + done("editMessageText") }
    /// Answers with updates, those without any included.
    var receipts: Int { done("getUpdates") }

    /// What the bot says once at every start.
    var greetings: Int { done("setMyCommands") }

    private func done(_ method: String) -> Int { calls[method]?["ok"] ?? 0 }

    private enum CodingKeys: String, CodingKey {
        case calls
        case pending = "pending_updates"
    }
}
