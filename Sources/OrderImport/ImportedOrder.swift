package import Core

/// A roadmap read from an order, with everything a person should look at.
package struct ImportedOrder: Hashable, Sendable {
    package let roadmap: Roadmap
    /// Repairs and open questions, by line.
    package let notes: [ImportNote]
    /// The line on which each row begins, by its number.
    let lines: [Int: Int]
}
