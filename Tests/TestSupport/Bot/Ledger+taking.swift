package import Foundation
package import Persistence

extension Ledger {
    /// Takes what may leave, in the order written, one lane and one chat as good as another.
    package func takeWaiting(_ limit: Int = 100, at now: Date) throws -> [OutboxEntry] {
        try waiting().filter { $0.notBefore <= now }.prefix(limit).compactMap { waiting in
            if case .taken(let entry) = try take(waiting.id, at: now) { entry } else { nil }
        }
    }
}
