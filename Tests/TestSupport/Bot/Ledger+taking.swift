package import Foundation
package import Persistence

extension Ledger {
    /// Takes what may leave, in the order written, one lane and one chat as good as another.
    package func takeWaiting(_ limit: Int = 100, at now: Date) throws -> [OutboxEntry] {
        let ids = try waiting().filter { $0.notBefore <= now }.prefix(limit).map(\.id)
        let takings = try take(ids, at: now)
        return ids.compactMap { id in
            if case .taken(let entry) = takings[id] { entry } else { nil }
        }
    }
}
