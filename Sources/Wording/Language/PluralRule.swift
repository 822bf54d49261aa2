/// The names CLDR gives to plural forms; each language uses some of them, and all use `other`.
enum PluralCategory: String, CaseIterable, Sendable {
    case zero, one, two, few, many, other
}

/// When a number takes one plural form, in the notation of CLDR: `v = 0 and i % 10 = 2..4 and i % 100 != 12..14`.
///
/// Source: Unicode Technical Standard #35, part 3, «Language Plural Rules». Read from the language's table, so that a
/// new language needs no code.
struct PluralRule: Hashable, Sendable {
    /// Holds where every relation of one of the alternatives holds.
    private let alternatives: [[Relation]]

    fileprivate struct Relation: Hashable, Sendable {
        let operand: Operand
        let modulus: Int?
        let isNegated: Bool
        let ranges: [ClosedRange<Int>]
    }

    /// What of a number a relation looks at.
    fileprivate enum Operand: String {
        /// The number itself, fraction and all.
        case number = "n"
        case whole = "i"
        /// How many fraction digits are visible, with and without trailing zeros.
        case digits = "v"
        case digitsTrimmed = "w"
        /// The visible fraction digits, with and without trailing zeros.
        case fraction = "f"
        case fractionTrimmed = "t"
    }

    /// Nil where the text is not in CLDR's notation. Samples after `@` are passed over.
    init?(_ text: String) {
        let rule = text.prefix { $0 != "@" }
        var alternatives: [[Relation]] = []
        for alternative in rule.components(separatedBy: "or") {
            var relations: [Relation] = []
            for part in alternative.components(separatedBy: "and") {
                guard let relation = Relation(part) else { return nil }
                relations.append(relation)
            }
            alternatives.append(relations)
        }
        self.alternatives = alternatives
    }

    func matches(_ quantity: Quantity) -> Bool {
        alternatives.contains { $0.allSatisfy { $0.matches(quantity) } }
    }
}

extension Substring {
    /// Split at a word that stands alone.
    fileprivate func components(separatedBy word: Substring) -> [Substring] {
        split(separator: " ").split(separator: word, omittingEmptySubsequences: false).map { words in
            guard let first = words.first, let last = words.last else { return "" }
            return self[first.startIndex..<last.endIndex]
        }
    }
}

extension PluralRule.Relation {
    fileprivate init?(_ text: Substring) {
        let isNegated = text.contains("!=")
        let sides = text.split(separator: isNegated ? "!=" : "=", omittingEmptySubsequences: false)
        guard sides.count == 2 else { return nil }

        let terms = sides[0].split(separator: "%", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
        guard let first = terms.first, let operand = PluralRule.Operand(rawValue: first), terms.count <= 2 else {
            return nil
        }
        if terms.count == 2 {
            guard let modulus = Int(terms[1]), modulus > 0 else { return nil }
            self.modulus = modulus
        } else {
            self.modulus = nil
        }

        var ranges: [ClosedRange<Int>] = []
        for range in sides[1].split(separator: ",", omittingEmptySubsequences: false) {
            let ends = range.filter { $0 != " " }.split(separator: "..", omittingEmptySubsequences: false).map {
                Int($0)
            }
            guard let first = ends.first, let lower = first, let last = ends.last, let upper = last, ends.count <= 2,
                lower <= upper
            else { return nil }
            ranges.append(lower...upper)
        }
        self.operand = operand
        self.isNegated = isNegated
        self.ranges = ranges
    }

    fileprivate func matches(_ quantity: Quantity) -> Bool {
        guard let value = value(of: quantity) else { return isNegated }
        let reduced = modulus.map { value % $0 } ?? value
        return ranges.contains { $0.contains(reduced) } != isNegated
    }

    /// Nil where the number has a fraction, which no whole number or range of them equals.
    private func value(of quantity: Quantity) -> Int? {
        switch operand {
        case .number: quantity.fraction == 0 ? quantity.whole : nil
        case .whole: quantity.whole
        case .digits: quantity.fractionDigits
        case .digitsTrimmed: quantity.trimmed.fractionDigits
        case .fraction: quantity.fraction
        case .fractionTrimmed: quantity.trimmed.fraction
        }
    }
}

extension Quantity {
    /// The same number without trailing zeros in its fraction.
    fileprivate var trimmed: Quantity {
        var result = self
        while result.fractionDigits > 0, result.scaled % 10 == 0 {
            result = Quantity(scaled: result.scaled / 10, fractionDigits: result.fractionDigits - 1)
        }
        return result
    }
}
