import Foundation
import GRDB
import TestSupport
import Testing

/// The program killed while it writes a change, and started again: file, journal and card tell the same.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ChangeCrashTests {
    private static let lives = 6

    @Test(arguments: [false, true])
    func `a change is made once, and said to be made, whenever the bot is killed`(isLaidOver: Bool) async throws {
        var random = SeededGenerator()
        let seed = random.seed
        try await withTemporaryFolder { folder in
            let config = try ConfigCopy(in: folder)
            // Nothing can be kept in a folder that is a file, whoever runs the test.
            if isLaidOver { try config.write("", to: "Config/backup") }
            let file = folder.appending(path: isLaidOver ? "overlay" : "Config").appending(path: "calendar/2027.json")
            try await Program.sandbox { line in
                let bot = CrashingBot(folder: folder, line: line)
                try await bot.enrol()
                for life in 1...Self.lives {
                    let day = "2027-08-\(10 + life)"
                    let preview = try await bot.propose(day)
                    // Every other time as soon as the bytes are there, otherwise at any moment around it.
                    let pause = Duration.microseconds(Int.random(in: 0...30_000, using: &random))
                    try await bot.confirm(preview) {
                        if life.isMultiple(of: 2) { return try await Task.sleep(for: pause) }
                        try await eventually("\(day) is written", every: .microseconds(100)) {
                            let text = try? String(contentsOf: file, encoding: .utf8)
                            return text?.contains(day) == true ? () : nil
                        }
                    }
                    try await bot.finds("Сделано.", on: preview)
                    let text = try String(contentsOf: file, encoding: .utf8)
                    #expect(text.components(separatedBy: "\"\(day)\"").count == 2, "VEKHA_SEED=\(seed)")
                }
                let (states, cards) = try bot.ledger()
                #expect(states == [String](repeating: "applied", count: Self.lives), "VEKHA_SEED=\(seed)")
                #expect(cards == Self.lives, "VEKHA_SEED=\(seed)")
                let check = try await Program.run(["check", "--config", folder.appending(path: "Config").path])
                #expect(check.ending == .exit(0), "\(check.errors)")
            }
        }
    }
}

/// A bot that is started anew for everything it is to do.
private struct CrashingBot {
    let folder: URL
    let line: ServerLine

    private static let region = 77

    private var environment: [String: String] {
        ["VEKHA_TELEGRAM_TOKEN": Token.good, "VEKHA_TELEGRAM_URL": line.address, "VEKHA_DATA": folder.path]
    }

    private var config: [String] { ["--config", folder.appending(path: "Config").path] }

    private func run<Value>(_ body: (ChildProcess) async throws -> Value) async throws -> Value {
        try await Program.running(["run"] + config, environment: environment, body)
    }

    func enrol() async throws {
        let invitation = try await Program.run(["invite", "p-region"] + config, environment: environment)
        let code = try #require(invitation.output.firstMatch(of: /\/start ([A-Za-z0-9_-]{22})/)?.1)
        try await run { _ in
            try await line.say("/start \(code)", from: Self.region)
            let question = try await eventually("a question") { try await line.botMessages(in: Self.region).first }
            try await line.press("Даю согласие", on: question.id, in: Self.region)
            _ = try await eventually("a welcome") { try await line.botMessages(in: Self.region).dropFirst().first }
        }
    }

    /// Gives the number of the message that asks.
    func propose(_ day: String) async throws -> Int {
        try await run { _ in
            try await line.say("/dayoff \(day) Праздник \(day), указ № 1", from: Self.region)
            return try await eventually("a preview") {
                try await line.botMessages(in: Self.region).last { $0.plain.contains("Праздник \(day)") }?.id
            }
        }
    }

    /// Confirms, and kills the bot once the wait is over.
    func confirm(_ preview: Int, until wait: () async throws -> Void) async throws {
        try await run { bot in
            try await eventually("the bot listens") {
                try await line.text("/sandbox/stats").contains("\"polling\":1") ? () : nil
            }
            try await line.press("✅ Применить", on: preview, in: Self.region)
            try await wait()
            #expect(await bot.kill() == .signal(SIGKILL))
        }
    }

    func finds(_ words: String, on preview: Int) async throws {
        // Afterwards it is killed once more.
        try await run { _ in
            try await eventually("the card says so") {
                let card = try await line.botMessages(in: Self.region).first { $0.id == preview }
                return card?.plain.hasPrefix(words) == true ? () : nil
            }
        }
    }

    /// The states of all changes, and how many cards were edited to say that one is made.
    func ledger() throws -> (states: [String], cards: Int) {
        try DatabaseQueue(path: folder.appending(path: "vekha.sqlite").path).read { database in
            (
                try String.fetchAll(database, sql: "SELECT state FROM change ORDER BY id"),
                try Int.fetchOne(database, sql: "SELECT count(*) FROM outbox WHERE key LIKE 'change/%/applied'") ?? 0
            )
        }
    }
}
