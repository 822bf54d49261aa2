/// A short fixed text, such as a button's: a key of every language's `labels.json`.
package struct Label: Hashable, Sendable {
    package let key: String

    package init(_ key: String) {
        self.key = key
    }
}
