import Core

/// Holds the HTML that a template writes itself to the subset every messenger can show, and to balance.
///
/// Each section is judged by itself, because it may be left out or repeated: what opens in it must close in it.
struct MarkupCheck {
    /// The elements of `OutgoingMessage`'s contract.
    static let elements: Set<String> = ["a", "b", "blockquote", "code", "i", "pre", "s", "u"]

    private let file: String
    private(set) var problems: [Problem] = []

    init(_ tree: TemplateTree, file: String) {
        self.file = file
        check(tree.nodes)
    }

    private mutating func check(_ nodes: [TemplateTree.Node]) {
        var html = ""
        // Tags are replaced by as many line breaks as they hold, variables by a letter, so that lines still count.
        for node in nodes {
            switch node {
            case .text(let text, _): html += text
            case .tag(let tag):
                html += tag.sigil == .variable ? "x" : String(repeating: "\n", count: tag.source.lineBreaks)
            case .section(let tag, let body, let end):
                check(body)
                html += String(repeating: "\n", count: end.line - tag.line)
            }
        }
        balance(html, from: nodes.first?.line ?? 1)
    }

    private mutating func balance(_ html: String, from firstLine: Int) {
        var open: [(name: Substring, source: Substring, line: Int)] = []
        var line = firstLine
        for token in MarkupScanner(html) {
            switch token {
            case .open(let name, let source):
                if Self.elements.contains(String(name)) {
                    open.append((name, source, line))
                } else {
                    report(line, found: source, expected: oneOf(Self.elements, like: String(name)))
                }
            case .close(let name, let source):
                if open.last?.name == name {
                    open.removeLast()
                } else if Self.elements.contains(String(name)) {
                    let expected = open.last.map { "</\($0.name)>, as line \($0.line) opens \($0.source)" }
                    report(line, found: source, expected: expected ?? "<\(name)> before it, in the same section")
                }
            case .stray(let source):
                let expected = source == "&" ? "&amp;" : "&lt;"
                report(line, found: source, expected: "\(expected), or a whole tag")
            case .entity, .character: break
            }
            line += token.source.lineBreaks
        }
        for element in open {
            report(element.line, found: element.source, expected: "</\(element.name)> after it, in the same section")
        }
    }

    private mutating func report(_ line: Int, found: some StringProtocol, expected: String) {
        problems.append(Problem(file: file, path: "line \(line)", found: String(found), expected: expected))
    }
}

extension TemplateTree.Node {
    fileprivate var line: Int {
        switch self {
        case .text(_, let line): line
        case .tag(let tag), .section(let tag, _, _): tag.line
        }
    }
}

extension Substring {
    fileprivate var lineBreaks: Int { count { $0 == "\n" } }
}
