import Foundation
import TestSupport
import Testing

/// A configuration that is changed under a running bot.
@Suite(.timeLimit(.minutes(5))) struct ReloadTests {
    @Test func `a day off is taken up while the bot runs, and a mistake changes nothing`() async throws {
        try await withTemporaryFolder { folder in
            let config = try ConfigCopy(in: folder)
            try await Program.sandbox { line in
                let environment = [
                    "VEKHA_TELEGRAM_TOKEN": Token.good, "VEKHA_TELEGRAM_URL": line.address, "VEKHA_DATA": folder.path,
                ]
                try await Program.running(
                    ["run", "--config", folder.appending(path: "Config").path],
                    environment: environment
                ) { bot in
                    try await eventually("the bot asks for events") {
                        let stats = try await line.text("/sandbox/stats")
                        return stats.contains("\"polling\":1") ? () : nil
                    }
                    let decree = "\"regional\": [{\"date\": \"2026-12-15\", \"name\": \"Зул\", \"source\": \"Указ\"},"
                    try config.edit("Config/calendar/2026.json", "\"regional\": [", decree)
                    bot.send(SIGHUP)
                    try await eventually("the change is taken up") {
                        bot.errors.contains("a changed configuration was taken up") ? () : nil
                    }
                    try config.edit("Config/calendar/2026.json", "2026-12-15", "2026-13-15")
                    bot.send(SIGHUP)
                    try await eventually("the mistake is told") {
                        bot.errors.contains("has mistakes and was left alone") ? () : nil
                    }
                    #expect(bot.errors.contains("calendar/2026.json $.regional[0].date"), "\(bot.errors)")
                    #expect(!bot.errors.contains("2026-13-15"), "places only")
                    #expect(!bot.hasEnded)
                    bot.send(SIGTERM)
                    #expect(await bot.end() == .exit(0))
                }
            }
        }
    }
}
