import Foundation
import FoundationXML

/// An Excel file as `unzip` and a reader of XML see it: the sheets' names, and their cells as texts.
package struct ReadWorkbook {
    package let names: [String]
    /// By sheet, row and column.
    package let rows: [[[String]]]

    package init(_ bytes: [UInt8]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vekha-xlsx-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "book.xlsx")
        try Data(bytes).write(to: file)
        let unzip = Process()
        unzip.executableURL = URL(filePath: "/usr/bin/python3")
        unzip.arguments = ["-m", "zipfile", "-e", file.path, folder.path]
        try unzip.run()
        unzip.waitUntilExit()
        func part(_ name: String) throws -> XMLNode { try XMLNode(of: folder.appending(path: name)) }
        names = try part("xl/workbook.xml").all("sheet").compactMap { $0.attributes["name"] }
        let shared = try part("xl/sharedStrings.xml").all("si").map { $0.all("t").map(\.text).joined() }
        rows = try names.indices.map { index in
            try part("xl/worksheets/sheet\(index + 1).xml").all("row").map { row in
                row.all("c").map { cell in
                    let value = cell.all("v").first?.text ?? ""
                    guard cell.attributes["t"] == "s", let place = Int(value) else { return value }
                    return shared[place]
                }
            }
        }
    }
}

/// An element of an XML file with all below it.
private final class XMLNode: NSObject, XMLParserDelegate {
    let name: String
    let attributes: [String: String]
    private(set) var text = ""
    private var children: [XMLNode] = []
    private var open: [XMLNode] = []

    private init(name: String, attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    convenience init(of file: URL) throws {
        self.init(name: "", attributes: [:])
        let parser = XMLParser(data: try Data(contentsOf: file))
        parser.delegate = self
        guard parser.parse() else { throw CocoaError(.fileReadCorruptFile) }
    }

    /// Every element of this name below, in the order of the file.
    func all(_ name: String) -> [XMLNode] {
        children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        let node = XMLNode(name: name, attributes: attributes)
        (open.last ?? self).children.append(node)
        open.append(node)
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }

    func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }
}
