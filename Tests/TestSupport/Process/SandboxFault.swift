/// A fault as `POST /sandbox/faults` takes it.
package struct SandboxFault: Encodable, Sendable {
    package let kind: String
    package var method: String?
    package var chat: Int?
    /// How many calls meet it; nil for all of them.
    package let count: Int?
    package let retryAfter: Int?
    package let description: String?
    package let seconds: Double?

    package init(
        _ kind: String,
        method: String? = nil,
        count: Int? = 1,
        retryAfter: Int? = nil,
        description: String? = nil,
        seconds: Double? = nil
    ) {
        self.kind = kind
        self.method = method
        self.count = count
        self.retryAfter = retryAfter
        self.description = description
        self.seconds = seconds
    }

    private enum CodingKeys: String, CodingKey {
        case kind, method, chat, count, description, seconds
        case retryAfter = "retry_after"
    }
}
