internal import Foundation
package import Logging
package import Persistence
internal import ServiceLifecycle

/// Sees to it that of what was erased no trace stays in the journal's file: once the last message to whoever left has
/// gone out, the file is written anew and its log emptied.
package struct Eraser: DiscreetService {
    private let journal: Journal
    private let time: any TimeSource
    private let logger: Logger

    /// Seconds between two looks. Nobody waits for it; while nothing was erased, a look does not even open the file.
    private static let interval: TimeInterval = 10

    package init(journal: Journal, time: any TimeSource, logger: Logger) {
        self.journal = journal
        self.time = time
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                do {
                    try await work()
                } catch {
                    logger.error("the journal could not be written anew", metadata: ["error": "\(error)"])
                }
                guard (try? await time.sleep(until: time.now.addingTimeInterval(Self.interval))) != nil else { return }
            }
        }
    }

    /// Returns: true where the file was written anew.
    @discardableResult
    package func work() async throws(JournalFailure) -> Bool {
        guard try await journal.scrub() else { return false }
        logger.notice("what was erased is gone from the journal's file")
        return true
    }
}
