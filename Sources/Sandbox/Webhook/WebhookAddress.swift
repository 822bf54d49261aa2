import struct Foundation.URLComponents

/// Where a bot wants its updates: an `http` address, since the bot runs beside the sandbox.
struct WebhookAddress: Sendable {
    let host: String
    let port: Int
    /// With the query.
    let path: String

    /// Nil for other schemes and for what is no address.
    init?(_ text: String) {
        guard let parts = URLComponents(string: text), parts.scheme == "http", let host = parts.host, !host.isEmpty
        else {
            return nil
        }
        self.host = host
        self.port = parts.port ?? 80
        let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
        self.path = path + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
    }
}
