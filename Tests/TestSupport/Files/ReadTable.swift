import Foundation

/// A CSV file with semicolons as Python's reader sees it, which knows nothing of what wrote it.
package enum ReadTable {
    private static let script = """
        import csv, json, sys
        raw = open(sys.argv[1], "rb").read()
        assert raw.startswith(b"\\xef\\xbb\\xbf"), "no byte order mark"
        text = raw.decode("utf-8-sig")
        json.dump(list(csv.reader(text.splitlines(keepends=True), delimiter=";")), sys.stdout)
        """

    /// By row and column; throws where it has no byte order mark or is no UTF-8.
    package static func rows(_ bytes: [UInt8]) throws -> [[String]] {
        let file = FileManager.default.temporaryDirectory.appending(path: "vekha-\(UUID().uuidString).csv")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let (python, output) = (Process(), Pipe())
        python.executableURL = URL(filePath: "/usr/bin/python3")
        python.arguments = ["-c", script, file.path]
        python.standardOutput = output
        try python.run()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        python.waitUntilExit()
        return try JSONDecoder().decode([[String]].self, from: answer)
    }
}
