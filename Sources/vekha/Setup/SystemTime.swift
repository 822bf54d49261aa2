import Foundation
import Service

/// The time on the wall.
struct SystemTime: TimeSource {
    var now: Date { Date() }

    func sleep(until instant: Date) async throws {
        let wait = instant.timeIntervalSinceNow
        if wait > 0 { try await Task.sleep(for: .seconds(wait)) }
    }
}
