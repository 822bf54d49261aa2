/// A template taken apart: text, tags, and sections with what is inside them.
struct TemplateTree {
    let nodes: [Node]

    indirect enum Node {
        case text(Substring, line: Int)
        /// A variable, a raw variable, a partial or a comment.
        case tag(Tag)
        case section(Tag, [Node], end: Tag)
    }

    init(_ source: some StringProtocol) throws(TagError) {
        var scanner = TagScanner(String(source))
        self.nodes = try Self.nodes(&scanner, inside: nil).nodes
    }

    private static func nodes(
        _ scanner: inout TagScanner,
        inside section: Tag?
    ) throws(TagError) -> (nodes: [Node], end: Tag?) {
        var nodes: [Node] = []
        while let token = try scanner.next() {
            switch token {
            case .text(let text, let line): nodes.append(.text(text, line: line))
            case .tag(let tag):
                switch tag.sigil {
                case .section, .inverted:
                    let body = try Self.nodes(&scanner, inside: tag)
                    if let end = body.end { nodes.append(.section(tag, body.nodes, end: end)) }
                case .close:
                    guard let section, section.name == tag.name else {
                        let expected = section.map { "{{/\($0.name)}}, as line \($0.line) opens \($0.source)" }
                        throw TagError(
                            line: tag.line,
                            found: String(tag.source),
                            expected: expected ?? "{{#\(tag.name)}} before it"
                        )
                    }
                    return (nodes, tag)
                case .variable, .raw, .partial, .comment: nodes.append(.tag(tag))
                }
            }
        }
        if let section {
            throw TagError(line: section.line, found: String(section.source), expected: "{{/\(section.name)}} after it")
        }
        return (nodes, nil)
    }
}

extension TemplateTree {
    /// The names of the partials it includes, at any depth of its sections.
    var partials: Set<String> { Self.partials(nodes) }

    private static func partials(_ nodes: [Node]) -> Set<String> {
        nodes.reduce(into: []) { names, node in
            switch node {
            case .tag(let tag) where tag.sigil == .partial: names.insert(tag.name)
            case .section(_, let body, _): names.formUnion(partials(body))
            case .tag, .text: break
            }
        }
    }

    /// The template as it is rendered: without the indentation that lays it out for its reader, and with no-break
    /// spaces where they belong.
    var prepared: String { Self.prepared(nodes) }

    private static func prepared(_ nodes: [Node]) -> String {
        nodes.map { node in
            switch node {
            case .text(let text, _): withoutIndentation(text)
            case .tag(let tag): String(tag.source)
            case .section(let tag, let body, let end): tag.source + prepared(body) + end.source
            }
        }
        .joined()
    }

    private static func withoutIndentation(_ text: Substring) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { index, line in index == 0 ? line : line.drop { $0 == " " || $0 == "\t" } }
            .joined(separator: "\n")
    }
}
