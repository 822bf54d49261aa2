package import Foundation
package import FoundationXML

/// An element of an XML file with all below it.
package final class MarkupNode: NSObject, XMLParserDelegate {
    package let name: String
    package let attributes: [String: String]
    package private(set) var text = ""
    private var children: [MarkupNode] = []
    private var open: [MarkupNode] = []

    private init(name: String, attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    package convenience init(of file: URL) throws { try self.init(try Data(contentsOf: file)) }

    package convenience init(_ document: Data) throws {
        self.init(name: "", attributes: [:])
        let parser = XMLParser(data: document)
        parser.delegate = self
        guard parser.parse() else { throw CocoaError(.fileReadCorruptFile) }
    }

    /// Every element of this name below, in the order of the file.
    package func all(_ name: String) -> [MarkupNode] {
        children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
    }

    package func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        let node = MarkupNode(name: name, attributes: attributes)
        (open.last ?? self).children.append(node)
        open.append(node)
    }

    package func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }

    package func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }
}
