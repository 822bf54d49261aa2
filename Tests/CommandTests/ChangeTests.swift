import Foundation
import GRDB
import TestSupport
import Testing

/// A change confirmed in chat, as the program writes it.
@Suite(.timeLimit(.minutes(5))) struct ChangeTests {
    /// Lets the regional coordinator announce a day off, and the body look at what came of it.
    private func announce(
        in config: ConfigCopy,
        _ folder: URL,
        _ body: (ChildProcess, ServerLine) async throws -> Void
    ) async throws {
        try await Program.sandbox { line in
            let environment = [
                "VEKHA_TELEGRAM_TOKEN": Token.good, "VEKHA_TELEGRAM_URL": line.address, "VEKHA_DATA": folder.path,
            ]
            let arguments = ["--config", folder.appending(path: "Config").path]
            let invitation = try await Program.run(["invite", "p-region"] + arguments, environment: environment)
            let code = try #require(invitation.output.firstMatch(of: /\/start ([A-Za-z0-9_-]{22})/)?.1)
            try await Program.running(["run"] + arguments, environment: environment) { bot in
                try await line.say("/start \(code)", from: 77)
                let question = try await eventually("a question") { try await line.botMessages(in: 77).first }
                try await line.press("Даю согласие", on: question.id, in: 77)
                _ = try await eventually("a welcome") { try await line.botMessages(in: 77).dropFirst().first }
                try await line.say("/dayoff 2027-08-16 Праздник, указ № 1", from: 77)
                let preview = try await eventually("a preview") {
                    try await line.botMessages(in: 77).last { $0.plain.contains("указ № 1") }
                }
                try await line.press("✅ Применить", on: preview.id, in: 77)
                try await eventually("it is done") {
                    let message = try await line.botMessages(in: 77).first { $0.id == preview.id }
                    return message?.plain.hasPrefix("Сделано.") == true ? () : nil
                }
                try await body(bot, line)
                bot.send(SIGTERM)
                #expect(await bot.end() == .exit(0), "\(bot.errors)")
            }
            let plan = ["plan", "--from", "2022-01-01", "--to", "2022-01-02"] + arguments
            #expect(try await Program.run(plan, environment: environment).ending == .exit(0))
            #expect(try await Program.run(["check"] + arguments).ending == .exit(0))
        }
    }

    private func text(_ path: String, in folder: URL) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    @Test func `the file on disk is changed, and the old one kept with its date`() async throws {
        try await withTemporaryFolder { folder in
            let config = try ConfigCopy(in: folder)
            let old = try text("Config/calendar/2027.json", in: folder)
            try await announce(in: config, folder) { _, _ in
                let new = try text("Config/calendar/2027.json", in: folder)
                #expect(new.contains("\"2027-08-16\"") && new.contains("указ № 1"))
                let backups = folder.appending(path: "Config/backup/calendar")
                let names = try FileManager.default.contentsOfDirectory(atPath: backups.path)
                #expect(
                    names.count == 1 && names.first?.firstMatch(of: /^2027\.json\.\d{4}-\d\d-\d\dT[\d-]+\.1$/) != nil
                )
                #expect(try text("Config/backup/calendar/\(names[0])", in: folder) == old)
            }
        }
    }

    @Test func `where the folder cannot be written to, the change is laid over it`() async throws {
        try await withTemporaryFolder { folder in
            let config = try ConfigCopy(in: folder)
            // Nothing can be kept in a folder that is a file, whoever runs the test.
            try config.write("", to: "Config/backup")
            let old = try text("Config/calendar/2027.json", in: folder)
            try await announce(in: config, folder) { bot, _ in
                #expect(try text("Config/calendar/2027.json", in: folder) == old)
                #expect(try text("overlay/calendar/2027.json", in: folder).contains("указ № 1"))
                // A file changed by hand has the last word.
                try config.edit("Config/calendar/2027.json", "\"regional\": [", "\"regional\":  [")
                bot.send(SIGHUP)
                try await eventually("the change is taken up") {
                    bot.errors.contains("a changed configuration was taken up") ? () : nil
                }
            }
        }
    }

    @Test func `a mistake on disk is told to the regional coordinator once, with its line`() async throws {
        try await withTemporaryFolder { folder in
            let config = try ConfigCopy(in: folder)
            try await announce(in: config, folder) { bot, line in
                let good = try text("Config/roster.json", in: folder)
                try config.write(String(good.dropLast(200)), to: "Config/roster.json")
                for _ in 1...2 {
                    bot.send(SIGHUP)
                    try await Task.sleep(for: .milliseconds(300))
                }
                try await eventually("the mistake is logged") {
                    bot.errors.contains("has mistakes and was left alone") ? () : nil
                }
                let words = "SELECT text FROM outboxWords JOIN outbox ON id = entry WHERE key LIKE 'badFile/%'"
                let sql = "SELECT count(*) FROM (\(words))"
                try await eventually("the mistake is told") {
                    try JournalFile.count(sql, in: folder) == 1 ? () : nil
                }
                #expect(try JournalFile.text(words, in: folder).contains("запись нарушена, строка и знак"))
                // Mended, and made again: that is told again.
                let takenUp = { bot.errors.matches(of: /a changed configuration was taken up/).count }
                let before = takenUp()
                try config.write(good, to: "Config/roster.json")
                bot.send(SIGHUP)
                try await eventually("the mended file is taken up") { takenUp() > before ? () : nil }
                try config.write(String(good.dropLast(200)), to: "Config/roster.json")
                bot.send(SIGHUP)
                try await eventually("the mistake is told again") {
                    try JournalFile.count(sql, in: folder) == 2 ? () : nil
                }
                try config.write(good, to: "Config/roster.json")
            }
        }
    }
}

/// The journal of a bot that ran in a folder.
private enum JournalFile {
    static func count(_ sql: String, in folder: URL) throws -> Int {
        try open(folder).read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }

    static func text(_ sql: String, in folder: URL) throws -> String {
        try open(folder).read { try String.fetchOne($0, sql: sql) ?? "" }
    }

    private static func open(_ folder: URL) throws -> DatabaseQueue {
        try DatabaseQueue(path: folder.appending(path: "vekha.sqlite").path)
    }
}
