import ArgumentParser
import Core
import Foundation

/// Why a command ends without having done its work: lines for standard error and the exit code.
struct Refusal: Error {
    let lines: [String]
    let code: ExitCode

    /// What the person gave is wrong; one line a problem.
    static func input(_ lines: [String]) -> Refusal { Refusal(lines: lines, code: ExitCode(1)) }

    /// Something around the program is missing or not allowed.
    static func environment(_ line: String) -> Refusal { Refusal(lines: [line], code: ExitCode(3)) }
}

extension ParsableCommand {
    /// Runs the command's work; whatever it throws is told in plain lines, never as a dump.
    func reporting(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let refusal as Refusal {
            StandardError.print(refusal.lines)
            throw refusal.code
        } catch let problems as Problems {
            StandardError.print(problems.all.map(\.description))
            throw ExitCode(1)
        } catch let exit as ExitCode {
            throw exit
        } catch {
            StandardError.print(["\(error)"])
            throw ExitCode(3)
        }
    }
}

enum StandardOutput {
    /// Seen at once, into a pipe too, where `print` would keep it until the program ends.
    static func print(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}

enum StandardError {
    static func print(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    }
}
