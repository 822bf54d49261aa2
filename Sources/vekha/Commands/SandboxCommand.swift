import ArgumentParser
import Logging
import Sandbox
import ServiceLifecycle
import UnixSignals

struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "A Telegram-style server with a chat page, for any client."
    )

    @Option(help: "The port to listen at.")
    var port = 8081

    func run() async throws {
        try await reporting {
            var settings = SandboxSettings()
            settings.port = port
            let logger = Vekha.logger("sandbox", level: ProcessSettings().logLevel)
            let server = SandboxServer(settings: settings, logger: logger)
            print("Chat page: http://127.0.0.1:\(port)/   Bot API: http://127.0.0.1:\(port)/bot<token>/<method>")
            let group = ServiceGroup(
                services: [server],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
            try await group.run()
        }
    }
}
