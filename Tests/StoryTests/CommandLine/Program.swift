import Foundation

/// The built `vekha`, run as a person runs it.
struct Program {
    struct Ending {
        let status: Int32
        let output: String
        let errors: String

        var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
        var outputLines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// It lies beside the bundle of tests.
    private static let executable = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "vekha")

    /// Runs to the end in the repository's folder, on nothing of this process's environment but the path.
    static func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Ending {
        let program = try RunningProgram(executable, arguments, environment)
        let status = await program.ended()
        return Ending(status: status, output: program.output.text, errors: program.errors.text)
    }

    static func run(_ arguments: String...) async throws -> Ending { try await run(arguments) }

    /// Starts something that runs until it is told to stop.
    static func start(_ arguments: [String], environment: [String: String] = [:]) throws -> RunningProgram {
        try RunningProgram(executable, arguments, environment)
    }
}

/// A program under way, with what it has written so far.
final class RunningProgram: Sendable {
    let output = GrowingText()
    let errors = GrowingText()
    private let status = AsyncStream<Int32>.makeStream()
    private let number: Int32

    init(_ executable: URL, _ arguments: [String], _ environment: [String: String]) throws {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { given, _ in given }
        process.currentDirectoryURL = StoryConfig.repository
        process.standardInput = FileHandle.nullDevice
        let pipes = [output, errors].map(Self.pipe)
        (process.standardOutput, process.standardError) = (pipes[0], pipes[1])
        let ending = status.continuation
        process.terminationHandler = { process in
            ending.yield(process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
            ending.finish()
        }
        try process.run()
        // The reading end sees the end once nobody holds the writing one.
        for pipe in pipes { try pipe.fileHandleForWriting.close() }
        number = process.processIdentifier
    }

    private static func pipe(into text: GrowingText) -> Pipe {
        let pipe = Pipe()
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let bytes = handle.availableData
            // No bytes mean that the other end is closed.
            if bytes.isEmpty {
                handle.readabilityHandler = nil
                text.close()
            } else {
                text.append(bytes)
            }
        }
        return pipe
    }

    /// The exit code, or the negative number of the signal that ended it; once, and with all that was written.
    func ended() async -> Int32 {
        var code = Int32.min
        for await status in status.stream { code = status }
        await output.closed()
        await errors.closed()
        return code
    }

    func send(_ signal: Int32) {
        kill(number, signal)
    }
}
