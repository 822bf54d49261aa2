/// Where a text may be broken, the best first.
enum Break: CaseIterable {
    case paragraph, line, sentence, word

    /// How full a part has to be for such a place to be worth it.
    fileprivate var worthwhile: Double {
        switch self {
        case .paragraph, .line, .sentence: 0.5
        case .word: 0.25
        }
    }
}

extension MarkedText {
    /// The end of the longest range of glyphs from `start` that fits and ends at the best place; at least one glyph on.
    func breakPlace(from start: Int, units: Int, at places: [Break]) -> Int {
        var width = 0
        var end = start
        var best: [Break: Int] = [:]
        while end < glyphs.count, width + glyphs[end].width <= units {
            width += glyphs[end].width
            end += 1
            for place in places where Double(width) >= Double(units) * place.worthwhile && isBreak(place, before: end) {
                best[place] = end
            }
        }
        if end == glyphs.count { return end }
        return places.lazy.compactMap { best[$0] }.first ?? max(end, start + 1)
    }

    private func isBreak(_ place: Break, before index: Int) -> Bool {
        guard index < glyphs.count else { return true }
        let next = glyphs[index]
        switch place {
        case .paragraph: return next.isNewline && index + 1 < glyphs.count && glyphs[index + 1].isNewline
        case .line: return next.isNewline
        case .sentence: return next.isBreak && glyphs[index - 1].endsSentence
        case .word: return next.isBreak
        }
    }

    func skippingBreaks(from start: Int) -> Int {
        var index = start
        while index < glyphs.count, glyphs[index].isBreak { index += 1 }
        return index
    }

    func trimmingBreaks(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, glyphs[end - 1].isBreak { end -= 1 }
        return range.lowerBound..<end
    }
}
