internal import Foundation

/// An address that a button can open.
package enum WebAddress {
    package static func isOne(_ text: String) -> Bool {
        guard let parts = URLComponents(string: text), let host = parts.host else { return false }
        return ["http", "https"].contains(parts.scheme?.lowercased()) && host.contains(".") && !host.hasPrefix(".")
            && !host.hasSuffix(".") && !text.contains { $0.isWhitespace }
    }
}
