import Core

/// Words that agree with a number: an entry of the language's `words.json`.
///
/// Each plural form is a phrase in which `#` stands for the number («осталось # рабочих дня»); a form named by a
/// number, such as `"0"`, is for exactly that one («срок сегодня»).
struct Phrase: Sendable {
    private let forms: [PluralCategory: String]
    private let exact: [Int: String]

    /// True where numbers with a fraction have their form too.
    let allowsFractions: Bool

    func text(_ quantity: Quantity, grammar: Grammar) -> String {
        let form = quantity.fraction == 0 && quantity.scaled >= 0 ? exact[quantity.whole] : nil
        let phrase = form ?? forms[grammar.category(of: quantity)] ?? "#"
        return phrase.replacing("#", with: grammar.text(quantity))
    }
}

extension Phrase {
    static func readAll(_ table: TableNode, grammar: Grammar, problems: inout [Problem]) -> [String: Phrase] {
        var phrases: [String: Phrase] = [:]
        for (name, node) in table.entries(problems: &problems) {
            phrases[name] = Phrase(node, grammar: grammar, problems: &problems)
        }
        return phrases
    }

    private init(_ node: TableNode, grammar: Grammar, problems: inout [Problem]) {
        let required = grammar.wholeCategories
        let possible = required.union(grammar.fractionCategories)
        var forms: [PluralCategory: String] = [:]
        var exact: [Int: String] = [:]
        for (name, form) in node.entries(problems: &problems) {
            guard let text = form.text(problems: &problems) else { continue }
            if let category = PluralCategory(rawValue: name), possible.contains(category) {
                forms[category] = text
            } else if let number = Int(name), number >= 0 {
                exact[number] = text
            } else {
                let names = possible.map(\.rawValue)
                problems.append(form.problem(found: quoted(name), expected: oneOf(names, like: name) + ", or a number"))
            }
        }
        let missing = PluralCategory.allCases.filter { required.contains($0) && forms[$0] == nil }
        if !missing.isEmpty {
            let names = missing.map(\.rawValue).joined(separator: ", ")
            problems.append(node.problem(found: "no form \(names)", expected: "a form for every whole number"))
        }
        self.forms = forms
        self.exact = exact
        self.allowsFractions = possible.allSatisfy { forms[$0] != nil }
    }
}
