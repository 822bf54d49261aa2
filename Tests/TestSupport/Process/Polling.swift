/// Something expected did not come in time.
package struct TookTooLong: Error, CustomStringConvertible {
    package let description: String
}

/// Looks again and again until there is an answer, for what tells nobody that it has happened: another process's doings.
package func eventually<Value>(
    _ what: String,
    within limit: Duration = .seconds(60),
    every pause: Duration = .milliseconds(5),
    _ look: () async throws -> Value?
) async throws -> Value {
    let deadline = ContinuousClock.now + limit
    while true {
        if let value = try await look() { return value }
        guard ContinuousClock.now < deadline else { throw TookTooLong(description: "\(what), within \(limit)") }
        try await Task.sleep(for: pause)
    }
}
