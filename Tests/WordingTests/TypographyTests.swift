import Testing

@testable import Wording

/// The finishing of a text, by bytes, against the same by lines.
@Suite struct TypographyTests {
    @Test(arguments: [
        ("", ""), ("\n\n", ""), (" а ", " а"), ("а\n\n\n\nб", "а\n\nб"),
        ("\n \n  а  \n \t\n\r\n б\r\nв\n\n", "  а\n\n б\nв"),
        ("не&#39;т &amp;#39; &#3", "не'т &amp;#39; &#3"), ("&#39;", "'"), ("  \n", ""),
    ])
    func `what sections leave behind goes, everything else stays`(text: String, tidied: String) {
        #expect(Typography.tidy(text) == tidied)
    }

    @Test func `any text comes out as it does line by line`() {
        let pieces = ["а", "Ж ", " ", "\t", "\n", "\n", "\r\n", "&#39;", "&", "😀", "  ", "#39;"]
        for _ in 1...3_000 {
            let text = (0..<Int.random(in: 0...14)).map { _ in pieces.randomElement() ?? "" }.joined()
            #expect(Typography.tidy(text) == byLines(text.replacing("&#39;", with: "'")), "\(text.debugDescription)")
        }
    }

    private func byLines(_ text: String) -> String {
        var lines: [String] = []
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            var kept = Array(line)
            while let last = kept.last, last == " " || last == "\t" || last == "\r" { kept.removeLast() }
            if kept.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(String(String.UnicodeScalarView(kept)))
        }
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
