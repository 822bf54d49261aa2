import ArgumentParser

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bot, sandbox and chat page in one process, on the configured data, with a clock one can move.",
        discussion: "Everything is forgotten when it ends."
    )

    @Option(help: "The port of the chat page; 0 takes a free one.")
    var port = 8080

    @OptionGroup var options: ConfigOptions

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port \(port) is no port") }
    }

    func run() async throws {
        BrokenPipes.ignore()
        try await reporting {
            let stage = try DemoStage(options.load(), port: port, logLevel: ProcessSettings().logLevel)
            try await stage.run()
        }
    }
}
