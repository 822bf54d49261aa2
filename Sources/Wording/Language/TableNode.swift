import Core
import Foundation

/// A place in one of a language's JSON tables, which knows the way to itself, so that a mistake names it.
struct TableNode {
    let file: String
    /// A JSONPath: `$.words.days`.
    let path: String
    let content: Content

    enum Content: Decodable {
        case text(String)
        case list([Content])
        case map([String: Content])
        /// A number, a truth value or null: the tables have no use for them.
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let list = try? container.decode([Content].self) {
                self = .list(list)
            } else if let map = try? container.decode([String: Content].self) {
                self = .map(map)
            } else {
                self = .other
            }
        }
    }

    init(file: String, path: String = "$", content: Content) {
        self.file = file
        self.path = path
        self.content = content
    }

    /// Nil, and a problem, where the bytes are not JSON.
    init?(file: String, bytes: [UInt8], problems: inout [Problem]) {
        do {
            self.init(file: file, content: try JSONDecoder().decode(Content.self, from: Data(bytes)))
        } catch {
            problems.append(Problem(file: file, path: "$", found: "text that is not JSON", expected: "a JSON object"))
            return nil
        }
    }

    func problem(found: String, expected: String) -> Problem {
        Problem(file: file, path: path, found: found, expected: expected)
    }
}

extension TableNode {
    /// The members of an object, in the order of their names.
    func entries(problems: inout [Problem]) -> [(name: String, node: TableNode)] {
        guard case .map(let map) = content else {
            problems.append(problem(found: kind, expected: "an object"))
            return []
        }
        return map.sorted { $0.key < $1.key }.map { name, content in
            (name, TableNode(file: file, path: "\(path).\(name)", content: content))
        }
    }

    /// The members of the object under a name, which must be there.
    func entries(_ name: String, problems: inout [Problem]) -> [(name: String, node: TableNode)] {
        child(name, problems: &problems)?.entries(problems: &problems) ?? []
    }

    func child(_ name: String, problems: inout [Problem]) -> TableNode? {
        guard case .map(let map) = content else {
            problems.append(problem(found: kind, expected: "an object"))
            return nil
        }
        let child = TableNode(file: file, path: "\(path).\(name)", content: map[name] ?? .other)
        guard map[name] != nil else {
            problems.append(child.problem(found: "nothing", expected: "a value"))
            return nil
        }
        return child
    }

    func text(problems: inout [Problem]) -> String? {
        guard case .text(let text) = content, !text.isEmpty else {
            problems.append(problem(found: kind, expected: "a text"))
            return nil
        }
        return text
    }

    func texts(count: Int, problems: inout [Problem]) -> [String]? {
        guard case .list(let list) = content, list.count == count else {
            problems.append(problem(found: kind, expected: "a list of \(count) texts"))
            return nil
        }
        let texts = list.compactMap { if case .text(let text) = $0 { text } else { nil } }
        guard texts.count == count else {
            problems.append(problem(found: "a list with something else in it", expected: "a list of \(count) texts"))
            return nil
        }
        return texts
    }

    private var kind: String {
        switch content {
        case .text(let text): text.isEmpty ? "an empty text" : quoted(text)
        case .list(let list): "a list of \(list.count)"
        case .map: "an object"
        case .other: "a value of another kind"
        }
    }
}
