import Core

/// How a language counts, writes numbers and joins lists: its `grammar.json`.
struct Grammar: Sendable {
    /// In the order of CLDR's categories; a number that none matches is `other`.
    let plurals: [(category: PluralCategory, rule: PluralRule)]
    let decimalSeparator: String
    let groupSeparator: String
    /// By the name a template uses, `{{names.and}}`.
    let lists: [String: Joiner]
    /// The forms that whole numbers take: every phrase must have them.
    let wholeCategories: Set<PluralCategory>
    /// The forms that numbers with a fraction take.
    let fractionCategories: Set<PluralCategory>

    /// «А, Б и В» has «, » between and « и » before the last.
    struct Joiner: Sendable {
        let between: String
        let beforeLast: String
    }

    init(
        plurals: [(category: PluralCategory, rule: PluralRule)],
        decimalSeparator: String,
        groupSeparator: String,
        lists: [String: Joiner]
    ) {
        self.plurals = plurals
        self.decimalSeparator = decimalSeparator
        self.groupSeparator = groupSeparator
        self.lists = lists
        // Rules look at the last two digits; French and Spanish also at whole millions.
        wholeCategories = Set(([1_000_000] + Array(0..<200)).map { Self.category(of: Quantity($0), by: plurals) })
        fractionCategories = Set(
            (1..<200).map { Self.category(of: Quantity(scaled: $0, fractionDigits: 1), by: plurals) }
        )
    }

    func category(of quantity: Quantity) -> PluralCategory {
        Self.category(of: quantity, by: plurals)
    }

    private static func category(
        of quantity: Quantity,
        by plurals: [(category: PluralCategory, rule: PluralRule)]
    ) -> PluralCategory {
        plurals.first { $0.rule.matches(quantity) }?.category ?? .other
    }

    func text(_ quantity: Quantity) -> String {
        var digits = String(quantity.whole)
        // Four digits stand together, longer numbers in groups of three (ISO 80000-1, 7.3.1, and Milchin's handbook).
        if digits.count > 4 {
            digits = stride(from: digits.count, to: 0, by: -3).reversed()
                .map { digits.dropLast(digits.count - $0).suffix(min(3, $0)) }
                .joined(separator: groupSeparator)
        }
        if quantity.fractionDigits > 0 {
            let fraction = String(quantity.fraction)
            let zeros = String(repeating: "0", count: quantity.fractionDigits - fraction.count)
            digits += decimalSeparator + zeros + fraction
        }
        return (quantity.scaled < 0 ? "\u{2212}" : "") + digits
    }

    func join(_ texts: [String], with joiner: Joiner) -> String {
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: joiner.between) + joiner.beforeLast + last
    }
}

extension Grammar {
    static func read(_ table: TableNode, problems: inout [Problem]) -> Grammar {
        var plurals: [(PluralCategory, PluralRule)] = []
        for (name, node) in table.entries("plurals", problems: &problems) {
            let categories = PluralCategory.allCases.map(\.rawValue).filter { $0 != "other" }
            guard let category = PluralCategory(rawValue: name), category != .other else {
                problems.append(node.problem(found: quoted(name), expected: oneOf(categories, like: name)))
                continue
            }
            guard let text = node.text(problems: &problems) else { continue }
            guard let rule = PluralRule(text) else {
                problems.append(node.problem(found: quoted(text), expected: "a CLDR rule such as \"i = 1 and v = 0\""))
                continue
            }
            plurals.append((category, rule))
        }
        var lists: [String: Joiner] = [:]
        for (name, node) in table.entries("lists", problems: &problems) {
            guard let joiners = node.texts(count: 2, problems: &problems) else { continue }
            lists[name] = Joiner(between: joiners[0], beforeLast: joiners[1])
        }
        let numbers = table.child("numbers", problems: &problems)
        return Grammar(
            plurals: plurals.sorted { left, right in order(left.0) < order(right.0) },
            decimalSeparator: numbers?.child("decimal", problems: &problems)?.text(problems: &problems) ?? "",
            groupSeparator: numbers?.child("group", problems: &problems)?.text(problems: &problems) ?? "",
            lists: lists
        )
    }

    private static func order(_ category: PluralCategory) -> Int {
        PluralCategory.allCases.firstIndex(of: category) ?? 0
    }
}
