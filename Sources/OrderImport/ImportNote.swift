/// A remark on one line of the imported document, in English, with the document's own words quoted.
package struct ImportNote: Hashable, Sendable {
    /// Where it is in the file as given, counted from 1.
    package let line: Int
    /// The number of the roadmap's row; nil where the remark is about the document.
    package let row: Int?
    package let kind: Kind
    /// The field of the activity it is about, named as in `Decision.field`; nil for several or none.
    package let field: String?
    /// One line, without a full stop.
    package let text: String

    package enum Kind: String, CaseIterable, Sendable {
        /// Put right; the remark says what was done.
        case repaired
        /// Imported as it stands, but a person should look.
        case question
        /// Why the document cannot be imported.
        case refused
    }

    package init(line: Int, row: Int? = nil, kind: Kind, field: String? = nil, text: String) {
        self.line = line
        self.row = row
        self.kind = kind
        self.field = field
        self.text = text
    }
}

extension ImportNote: CustomStringConvertible {
    /// `line 57: row 16: repaired: …`.
    package var description: String {
        "line \(line): \(row.map { "row \($0): " } ?? "")\(kind.rawValue): \(text)"
    }
}

/// Everything for which a document was refused, so that one run shows it all.
package struct ImportFailure: Error, Hashable, Sendable {
    /// Ordered by line, never empty.
    package let problems: [ImportNote]
}

extension ImportFailure: CustomStringConvertible {
    /// As many as a person will read of a file that is no order at all.
    private static let shown = 40

    package var description: String {
        let lines = problems.prefix(Self.shown).map(\.description)
        let rest = problems.count - lines.count
        return (lines + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "\n")
    }
}
