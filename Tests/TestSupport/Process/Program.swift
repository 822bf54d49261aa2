package import Foundation

/// The built `vekha`, run as a person runs it.
package enum Program {
    /// How a run ended and all it wrote.
    package struct Result: Sendable {
        package let ending: ChildProcess.Ending
        package let output: String
        package let errors: String

        package var outputLines: [String] { output.split(separator: "\n").map(String.init) }
        package var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
    }

    /// The repository, where the program finds Config and Messages.
    package static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        .standardized

    /// Beside the tests' own program, where the build puts it; `VEKHA_PROGRAM` names another.
    package static let path: String = {
        if let path = ProcessInfo.processInfo.environment["VEKHA_PROGRAM"] { return path }
        return URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "vekha").path
    }()

    /// Runs to the end, with nothing of the tests' own environment.
    package static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        directory: URL = repository,
        limit: Duration = .seconds(60)
    ) async throws -> Result {
        try await running(arguments, environment: environment, directory: directory, limit: limit) { program in
            let ending = await program.end()
            return Result(ending: ending, output: program.output, errors: program.errors)
        }
    }

    package static func run(_ arguments: String...) async throws -> Result { try await run(arguments) }

    /// Has it run while the body does; what is still running then is killed.
    package static func running<Value>(
        _ arguments: [String],
        environment: [String: String] = [:],
        directory: URL = repository,
        limit: Duration = .seconds(120),
        _ body: (ChildProcess) async throws -> Value
    ) async throws -> Value {
        try await withTemporaryFolder { folder in
            let files = ["PATH": "/usr/bin:/bin", "TMPDIR": folder.path]
            let program = try ChildProcess(
                path,
                arguments,
                environment: files.merging(environment) { $1 },
                directory: directory.path,
                filesIn: folder,
                limit: limit
            )
            let value: Value
            do {
                value = try await body(program)
            } catch {
                await program.kill()
                throw error
            }
            await program.kill()
            return value
        }
    }
}
