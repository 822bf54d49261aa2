import Foundation

/// A proxy to reach the servers through, such as `http://proxy.example:3128` or `socks5h://name:word@10.0.0.1:1080`.
///
/// `socks5h` and `socks4a` leave the resolving of names to the proxy; `socks5` and `socks4` do it here. The name and
/// the password are never printed.
package struct HTTPProxy: Hashable, Sendable {
    /// Scheme, host and port: free of secrets, since libcurl may quote it.
    let address: String
    let user: String?
    let password: String?

    private static let schemes: Set<String> = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]

    /// Nil where the text is not a proxy's URL of a known scheme with host and port and nothing behind them.
    package init?(_ text: String) {
        guard let parts = URLComponents(string: text),
            let scheme = parts.scheme?.lowercased(), Self.schemes.contains(scheme),
            let host = parts.encodedHost, !host.isEmpty, let port = parts.port, (1...65535).contains(port),
            ["", "/"].contains(parts.path), parts.query == nil, parts.fragment == nil
        else { return nil }
        self.address = "\(scheme)://\(host):\(port)"
        self.user = parts.user
        self.password = parts.password
    }
}

extension HTTPProxy: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { address }
    package var debugDescription: String { address }
    package var customMirror: Mirror { Mirror(self, children: ["address": address]) }
}
