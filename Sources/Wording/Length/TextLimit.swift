/// How long one message may be, counted as messengers count: UTF-16 code units once tags and entities are parsed.
///
/// Telegram takes 4096 and 1024 under a file (Bot API, «sendMessage» and «sendDocument»), MAX 4000.
package struct TextLimit: Hashable, Sendable {
    package let units: Int

    /// Limits below 16, in which nothing sensible can be said, are read as 16.
    package init(_ units: Int) {
        self.units = max(units, 16)
    }

    /// The length of a marked-up text in UTF-16 code units.
    package static func length(of html: String) -> Int {
        MarkupScanner(html).reduce(0) { length, token in
            switch token {
            case .open, .close: length
            case .entity(_, let character): length + character.utf16.count
            case .character(let source), .stray(let source): length + source.utf16.count
            }
        }
    }

    package func fits(_ html: String) -> Bool {
        // Parsing only shortens, so most texts need none.
        html.utf16.count <= units || Self.length(of: html) <= units
    }

    /// The text in parts that each fit, broken between paragraphs where possible, else between lines, sentences or
    /// words; never inside a tag, an entity or a character.
    package func split(_ html: String) -> [String] {
        guard !fits(html) else { return [html] }
        let text = MarkedText(html, widest: units)
        var parts: [String] = []
        var start = text.skippingBreaks(from: 0)
        while start < text.glyphs.count {
            let end = text.breakPlace(from: start, units: units, at: Break.allCases)
            let trimmed = text.trimmingBreaks(start..<end)
            parts.append(text.html(trimmed))
            start = text.skippingBreaks(from: end)
        }
        return parts
    }

    /// The beginning of the text that fits, ending with «…» after a whole word, or the text itself where it fits.
    package func shorten(_ html: String) -> (text: String, isShortened: Bool) {
        guard !fits(html) else { return (html, false) }
        var text = MarkedText(html, widest: units)
        let start = text.skippingBreaks(from: 0)
        let end = text.breakPlace(from: start, units: units - 1, at: [.line, .word])
        var kept = text.trimmingBreaks(start..<end)
        while let last = kept.last, kept.count > 1, text.glyphs[last].isSeparator || text.glyphs[last].isBreak {
            kept.removeLast()
        }
        text.cut(at: kept.upperBound, adding: "…")
        return (text.html(start..<text.glyphs.count), true)
    }
}

extension TextLimit {
    /// The text without its markup, as a person reads it.
    package static func plain(_ html: String) -> String {
        MarkupScanner(html).reduce(into: "") { text, token in
            switch token {
            case .open, .close: break
            case .entity(_, let character): text.append(contentsOf: String(character))
            case .character(let source), .stray(let source): text.append(contentsOf: source)
            }
        }
    }
}
