package import Foundation
import Synchronization

/// A program running beside the tests.
///
/// It inherits nothing but its three standard descriptors, and these are files: no pipe can fill up or stay open because
/// somebody else holds its other end. Waiting for it blocks a thread of its own, never a task's.
package final class ChildProcess: Sendable {
    package enum Ending: Hashable, Sendable {
        case exit(Int32)
        case signal(Int32)
    }

    private let number: pid_t
    private let outputPath: String
    private let errorsPath: String
    private let ending = Mutex<Ending?>(nil)
    private let ended = Gate()

    /// Starts a program in a directory, with this environment alone; its output goes to two new files in the folder.
    /// After the limit it is killed.
    ///
    /// Throws: `NotStarted`.
    package init(
        _ program: String,
        _ arguments: [String],
        environment: [String: String],
        directory: String,
        filesIn folder: URL,
        limit: Duration
    ) throws {
        let name = UUID().uuidString
        outputPath = folder.appending(path: "\(name).out").path
        errorsPath = folder.appending(path: "\(name).err").path
        number = try SpawnRequest(
            program: program,
            arguments: arguments,
            environment: environment,
            directory: directory,
            output: outputPath,
            errors: errorsPath
        ).spawn()
        let thread = Thread { [self] in reap() }
        thread.name = "child \(number)"
        thread.start()
        let seconds = Double(limit.components.seconds)
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [weak self] in self?.send(SIGKILL) }
    }

    /// Everything written to standard output so far.
    package var output: String { Self.text(outputPath) }
    /// Everything written to standard error so far.
    package var errors: String { Self.text(errorsPath) }
    package var hasEnded: Bool { ending.withLock { $0 != nil } }

    /// Does nothing once the program has ended: its number may belong to another by then.
    package func send(_ signal: Int32) {
        ending.withLock { ending in
            if ending == nil { _ = Foundation.kill(number, signal) }
        }
    }

    /// Returns how it ended, as soon as it has. A cancelled task does not wait: the program is killed.
    @discardableResult
    package func end() async -> Ending {
        await withTaskCancellationHandler {
            await ended.wait()
        } onCancel: {
            send(SIGKILL)
        }
        return ending.withLock { $0 } ?? .signal(SIGKILL)
    }

    /// Ends it at once, by a signal that no program can prepare for.
    @discardableResult
    package func kill() async -> Ending {
        send(SIGKILL)
        return await end()
    }

    /// The first line of standard output with these words, as soon as it is there; nil where the program ended without.
    package func line(with words: String) async throws -> String? {
        while true {
            // In this order: what was written before the end is there after it.
            let hasEnded = hasEnded
            // A line counts once it is whole.
            let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            if let line = lines.first(where: { $0.contains(words) }) { return String(line) }
            if hasEnded { return nil }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func reap() {
        // The number stays taken until `waitpid`, so a signal sent meanwhile reaches nobody else.
        var info = siginfo_t()
        while waitid(P_PID, id_t(number), &info, WEXITED | WNOWAIT) == -1, errno == EINTR {}
        ending.withLock { ending in
            var status: Int32 = 0
            waitpid(number, &status, 0)
            // The two forms of a status (`WIFEXITED` and its like are macros that Swift does not see).
            ending = status & 0x7F == 0 ? .exit((status >> 8) & 0xFF) : .signal(status & 0x7F)
        }
        ended.open()
    }

    private static func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
}
