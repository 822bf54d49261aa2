package import Foundation
package import Persistence

extension Ledger {
    /// Takes what may leave, in the order written, one lane and one chat as good as another.
    package func takeWaiting(_ limit: Int = 100, at now: Date) throws -> [OutboxEntry] {
        try waiting().filter { $0.notBefore <= now }.prefix(limit).compactMap { try take($0.id, at: now) }
    }
}
