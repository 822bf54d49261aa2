import Foundation

/// An Excel file as `unzip` and a reader of XML see it: the sheets' names, and their cells as texts.
package struct ReadWorkbook {
    package let names: [String]
    /// By sheet, row and column.
    package let rows: [[[String]]]

    /// By sheet and row, in points; nil where the program that opens it may choose.
    package let heights: [[Double?]]

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
        func part(_ name: String) throws -> MarkupNode { try MarkupNode(of: folder.appending(path: name)) }
        names = try part("xl/workbook.xml").all("sheet").compactMap { $0.attributes["name"] }
        let shared = try part("xl/sharedStrings.xml").all("si").map { $0.all("t").map(\.text).joined() }
        heights = try names.indices.map { index in
            try part("xl/worksheets/sheet\(index + 1).xml").all("row").map { $0.attributes["ht"].flatMap(Double.init) }
        }
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
