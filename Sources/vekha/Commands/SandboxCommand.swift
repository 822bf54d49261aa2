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

    @Option(help: "The port to listen at; 0 takes a free one.")
    var port = 8081

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port \(port) is no port") }
    }

    func run() async throws {
        BrokenPipes.ignore()
        try await reporting {
            var settings = SandboxSettings()
            settings.port = port
            let logger = Vekha.logger("sandbox", level: ProcessSettings().logLevel)
            let server = SandboxServer(settings: settings, logger: logger)
            let group = ServiceGroup(
                services: [server],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
            try await withThrowingTaskGroup { tasks in
                tasks.addTask { try await group.run() }
                // Where it cannot listen, the group tells why.
                if let port = try? await server.ready() {
                    let address = "http://127.0.0.1:\(port)"
                    StandardOutput.print("Chat page: \(address)/   Bot API: \(address)/bot<token>/<method>")
                }
                try await tasks.waitForAll()
            }
        }
    }
}
