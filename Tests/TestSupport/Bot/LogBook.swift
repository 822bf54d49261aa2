package import Logging
import Synchronization

/// Keeps what is logged, for a test to look through.
package final class LogBook: Sendable {
    private let written = Mutex<[String]>([])

    package init() {}

    /// Each as `level: message {metadata}`.
    package var lines: [String] { written.withLock { $0 } }

    package var logger: Logger { Logger(label: "test", factory: { _ in Handler(book: self) }) }

    private struct Handler: LogHandler {
        let book: LogBook
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let details = event.metadata.map { " \($0)" } ?? ""
            book.written.withLock { $0.append("\(event.level): \(event.message)\(details)") }
        }
    }
}
