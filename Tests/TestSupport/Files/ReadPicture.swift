import Foundation

/// A PNG as Pillow sees it, which knows nothing of what drew it. Pictures with the same pixels are equal.
package struct ReadPicture: Hashable, Decodable {
    package let width: Int
    package let height: Int
    private let digest: String
    private let colours: [String: Int]

    private static let script = """
        import hashlib, json, sys
        from PIL import Image
        image = Image.open(sys.argv[1])
        assert image.format == "PNG"
        image = image.convert("RGB")
        colours = {"%02X%02X%02X" % colour: count for count, colour in image.getcolors(1 << 24)}
        digest = hashlib.sha256(image.tobytes()).hexdigest()
        print(json.dumps(dict(width=image.width, height=image.height, digest=digest, colours=colours)))
        """

    package init(_ png: [UInt8]) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "vekha-\(UUID().uuidString).png")
        try Data(png).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let (python, output) = (Process(), Pipe())
        python.executableURL = URL(filePath: "/usr/bin/python3")
        python.arguments = ["-c", Self.script, file.path]
        python.standardOutput = output
        try python.run()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        python.waitUntilExit()
        self = try JSONDecoder().decode(ReadPicture.self, from: answer)
    }

    /// How many pixels are not white.
    package var inked: Int { width * height - count(of: "FFFFFF") }

    /// How many pixels have this colour, `RRGGBB`.
    package func count(of colour: String) -> Int { colours[colour] ?? 0 }
}
