import CQREncode

/// A QR code of a text, as its squares.
struct QRCode {
    /// Squares on each side.
    let width: Int
    /// Row by row; true where black.
    private let squares: [Bool]

    /// Nil where the text is too long for any QR code (over 2,300 bytes).
    init?(_ text: String) {
        // A level that survives a fold of the paper.
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        width = Int(code.pointee.width)
        let bytes = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
        // The lowest bit is the colour; the others tell what the square is for.
        squares = bytes.map { $0 & 1 == 1 }
    }

    private func isBlack(_ column: Int, _ row: Int) -> Bool {
        guard (0..<width).contains(column), (0..<width).contains(row) else { return false }
        return squares[row * width + column]
    }

    /// For a terminal or a letter in a fixed-width type: two rows of squares in one line of text. Dark on light, with
    /// the margin of four squares that readers need (ISO/IEC 18004).
    var text: String {
        stride(from: -4, to: width + 4, by: 2).map { row in
            String(
                (-4..<width + 4).map { column -> Character in
                    switch (isBlack(column, row), isBlack(column, row + 1)) {
                    case (true, true): " "
                    case (true, false): "▄"
                    case (false, true): "▀"
                    case (false, false): "█"
                    }
                }
            )
        }
        .joined(separator: "\n")
    }

    /// For a letter: a picture of any size.
    var svg: String {
        let side = width + 8
        var path = ""
        for row in 0..<width {
            for column in 0..<width where isBlack(column, row) { path += "M\(column + 4) \(row + 4)h1v1h-1z" }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges">
            <rect width="\(side)" height="\(side)" fill="#fff"/><path d="\(path)"/>
            </svg>

            """
    }
}
