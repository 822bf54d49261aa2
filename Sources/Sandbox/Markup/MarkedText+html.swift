extension MarkedText {
    /// The text as HTML of the same subset that bots write, for pages and scripts that compare messages.
    var html: String {
        guard !entities.isEmpty else { return HTMLEscape.write(text) }
        let units = Array(text.utf16)
        let sorted = Self.ordered(entities)
        let edges = Set(sorted.flatMap { [$0.offset, $0.end] } + [0, units.count])
            .filter { $0 <= units.count }.sorted()
        var html = ""
        var open: [Entity] = []
        for (index, edge) in edges.enumerated() {
            closeEntities(endingAt: edge, open: &open, into: &html)
            for entity in sorted where entity.offset == edge {
                html += entity.startTag
                open.append(entity)
            }
            if index + 1 < edges.count {
                html += HTMLEscape.write(String(decoding: units[edge..<edges[index + 1]], as: UTF16.self))
            }
        }
        return html
    }

    /// Entities that overlap without nesting are closed and opened again, so that the tags nest.
    private func closeEntities(endingAt edge: Int, open: inout [Entity], into html: inout String) {
        guard let first = open.firstIndex(where: { $0.end <= edge }) else { return }
        let affected = open[first...]
        for entity in affected.reversed() { html += entity.endTag }
        let remaining = affected.filter { $0.end > edge }
        open.removeSubrange(first...)
        for entity in remaining { html += entity.startTag }
        open.append(contentsOf: remaining)
    }
}

extension MarkedText.Entity {
    fileprivate var startTag: String {
        switch kind {
        case "text_link": "<a href=\"\(HTMLEscape.write(url ?? ""))\">"
        case "pre": language.map { "<pre><code class=\"language-\(HTMLEscape.write($0))\">" } ?? "<pre>"
        case "expandable_blockquote": "<blockquote expandable>"
        case "custom_emoji": "<tg-emoji emoji-id=\"\(HTMLEscape.write(emoji ?? ""))\">"
        default: tagName.map { "<\($0)>" } ?? ""
        }
    }

    fileprivate var endTag: String {
        switch kind {
        case "pre": language == nil ? "</pre>" : "</code></pre>"
        default: tagName.map { "</\($0)>" } ?? ""
        }
    }

    private var tagName: String? {
        switch kind {
        case "bold": "b"
        case "italic": "i"
        case "underline": "u"
        case "strikethrough": "s"
        case "spoiler": "tg-spoiler"
        case "text_link": "a"
        case "code": "code"
        case "blockquote", "expandable_blockquote": "blockquote"
        case "custom_emoji": "tg-emoji"
        default: nil
        }
    }
}
