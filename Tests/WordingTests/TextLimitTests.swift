import TestSupport
import Testing

@testable import Wording

@Suite struct TextLimitTests {
    @Test(arguments: [
        ("", 0), ("абв", 3), ("<b>абв</b>", 3), ("&lt;&amp;&quot;&gt;", 4), ("😀", 2), ("👨‍👩‍👧", 8), ("&#128512;", 2),
        ("&#x1F600;", 2),
        ("a & b < c", 9), ("&nbsp;", 6), ("<a href=\"https://example.org/?a=1&amp;b=>\">x</a>", 1), ("<3", 2), ("&", 1),
    ])
    func `length is counted as the messenger counts`(_ html: String, _ length: Int) {
        #expect(TextLimit.length(of: html) == length)
    }

    @Test func `what fits is left as it is`() {
        let text = "<b>Ровно</b>   двадцать зн"
        #expect(TextLimit(23).split(text) == [text])
        #expect(TextLimit(23).shorten(text) == (text, false))
    }

    @Test(arguments: [
        ("первый абзац\n\nвторой\nабзац", 20, ["первый абзац", "второй\nабзац"]),
        ("первая строка\nвторая строка", 20, ["первая строка", "вторая строка"]),
        ("Это первая. И вторая мысль.", 20, ["Это первая.", "И вторая мысль."]),
        ("один два три четыре пять", 16, ["один два три", "четыре пять"]),
        ("оченьдлинноеслововообще", 16, ["оченьдлинноеслов", "овообще"]),
        ("<b>один два <i>три четыре</i> пять</b>", 16, ["<b>один два <i>три</i></b>", "<b><i>четыре</i> пять</b>"]),
        (
            "&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&amp;", 16,
            [String(repeating: "&lt;", count: 16), "&amp;"]
        ),
        ("😀😀😀😀😀😀😀😀😀", 16, ["😀😀😀😀😀😀😀😀", "😀"]),
        ("осталось всего 3\u{A0}рабочих дня", 20, ["осталось всего", "3\u{A0}рабочих дня"]),
        (
            "<code>aaaaaaaaaaaaaaaa</code> <code>b</code><code>c</code>", 16,
            ["<code>aaaaaaaaaaaaaaaa</code>", "<code>b</code><code>c</code>"]
        ),
    ])
    func `a long text is broken at the best place`(_ html: String, _ limit: Int, _ parts: [String]) {
        #expect(TextLimit(limit).split(html) == parts)
    }

    @Test(arguments: [
        ("один два три, четыре пять", 16, "один два три…"),
        ("<b>один <i>два три</i> четыре</b> пять", 16, "<b>один <i>два три…</i></b>"),
        ("Кончено. Начато другое.", 16, "Кончено. Начато…"),
        ("оченьдлинноеслововообще", 16, "оченьдлинноесло…"),
        ("  один — два — три четыре", 16, "один — два…"),
        ("😀😀😀😀😀😀😀😀😀", 16, "😀😀😀😀😀😀😀…"),
        ("................ и ещё", 16, ".…"),
    ])
    func `a long text is shortened after a whole word`(_ html: String, _ limit: Int, _ expected: String) {
        let (text, isShortened) = TextLimit(limit).shorten(html)
        #expect(text == expected)
        #expect(isShortened)
        #expect(TextLimit.length(of: text) <= limit)
    }

    @Test func `a cluster longer than the limit is taken apart, not sent too long`() {
        let monster = "я" + String(repeating: "\u{0301}", count: 100)
        let parts = TextLimit(16).split(monster)
        #expect(parts.allSatisfy { TextLimit.length(of: $0) <= 16 })
        #expect(parts.joined().unicodeScalars.elementsEqual(monster.unicodeScalars))
    }

    @Test(arguments: 0..<300)
    func `however a text is made, its parts fit, are well-formed and lose nothing`(_ round: Int) throws {
        let seed = UInt64(round) &* 0x9E37_79B9_7F4A_7C15 &+ 500
        var random = SeededGenerator(seed: seed)
        let html = Self.randomText(&random)
        let limit = TextLimit(Int.random(in: 16...200, using: &random))

        let parts = limit.split(html)
        #expect(parts.allSatisfy { TextLimit.length(of: $0) <= limit.units }, "seed \(seed)")
        #expect(parts.allSatisfy(isWellFormed), "seed \(seed)")
        #expect(parts.map(visibleText).joined() == visibleText(html), "seed \(seed)")
        #expect(parts.allSatisfy { !visibleText($0).isEmpty } || parts == [html], "seed \(seed)")

        let (short, isShortened) = limit.shorten(html)
        #expect(TextLimit.length(of: short) <= limit.units, "seed \(seed)")
        #expect(isWellFormed(short), "seed \(seed)")
        #expect(isShortened == !limit.fits(html), "seed \(seed)")
        if isShortened {
            #expect(short.contains("…"), "seed \(seed)")
            let kept = visibleText(short).dropLast()
            #expect(visibleText(html).hasPrefix(kept), "seed \(seed)")
        }
    }

    private static func randomText(_ random: inout SeededGenerator) -> String {
        let pieces = [
            "слово", " ", " ", " ", "\n", "\n\n", ". ", "! ", "&amp;", "&lt;", "&#128512;", "😀", "👨‍👩‍👧", "e\u{301}", "<",
            "&", "№\u{A0}5", "длинноесловобезединогопробела", "«так»", ", ",
        ]
        let tags = ["b", "i", "u", "s", "code", "blockquote", "a href=\"https://example.org/?a=1&amp;b=2\""]
        var open: [Substring] = []
        var html = ""
        for _ in 0..<Int.random(in: 0...120, using: &random) {
            switch Int.random(in: 0..<10, using: &random) {
            case 0:
                guard open.count < 4, let tag = tags.randomElement(using: &random) else { continue }
                html += "<\(tag)>"
                open.append(tag.prefix { $0 != " " })
            case 1:
                if let name = open.popLast() { html += "</\(name)>" }
            default:
                html += pieces.randomElement(using: &random) ?? ""
            }
        }
        while let name = open.popLast() { html += "</\(name)>" }
        return html
    }

    /// The characters people see, spaces left out; read by a way of its own, not by the scanner under test.
    private func visibleText(_ html: String) -> String {
        html.replacing(/<\/?(?:b|i|u|s|code|blockquote|a)(?: href="[^"]*")?>/, with: "")
            .replacing("&lt;", with: "<").replacing("&#128512;", with: "😀").replacing("&amp;", with: "&")
            .filter { !$0.isWhitespace }
    }

    private func isWellFormed(_ html: String) -> Bool {
        var open: [Substring] = []
        for tag in html.matches(of: /<(\/?)(b|i|u|s|code|blockquote|a)(?: href="[^"]*")?>/) {
            if tag.output.1.isEmpty {
                open.append(tag.output.2)
            } else if open.popLast() != tag.output.2 {
                return false
            }
        }
        return open.isEmpty
    }
}
