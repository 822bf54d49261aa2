import Foundation

/// Where the Bot API is served: Telegram itself, a relay, a Bot API server of one's own, or the sandbox.
package struct BotAPIAddress: Hashable, Sendable {
    let scheme: String
    let authority: String
    /// Empty, or a path with a slash before and none behind.
    let prefix: String

    package static let telegram = BotAPIAddress(scheme: "https", authority: "api.telegram.org", prefix: "")

    private init(scheme: String, authority: String, prefix: String) {
        self.scheme = scheme
        self.authority = authority
        self.prefix = prefix
    }

    /// Reads `https://host[:port][/prefix][/]`; nil for anything else, credentials and queries included.
    package init?(_ text: String) {
        guard let parts = URLComponents(string: text),
            let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let host = parts.encodedHost, !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
        else { return nil }
        let steps = parts.percentEncodedPath.split(separator: "/")
        self.init(
            scheme: scheme,
            authority: parts.port.map { "\(host):\($0)" } ?? host,
            prefix: steps.map { "/" + $0 }.joined()
        )
    }
}

extension BotAPIAddress: CustomStringConvertible {
    package var description: String { "\(scheme)://\(authority)\(prefix)" }
}
