import Core

/// Holds one template against its declaration: every tag must be known, every slot used, every section make sense.
struct TemplateCheck {
    private let template: Template
    private let trees: [String: TemplateTree]
    private let language: String
    /// Nil where the language's tables could not be read: then forms are taken on trust.
    private let tables: LanguageTables?

    private(set) var problems: [Problem] = []
    /// Slots met in the text, by their whole path: `items.title`.
    private var used: Set<String> = []
    /// The templates being walked: the declared one, then the partials inside one another.
    private var files: [String]

    init(_ template: Template, trees: [String: TemplateTree], language: String, tables: LanguageTables?) {
        self.template = template
        self.trees = trees
        self.language = language
        self.tables = tables
        self.files = [template.name]
    }

    static func problems(
        in template: Template,
        trees: [String: TemplateTree],
        language: String,
        tables: LanguageTables?
    ) -> [Problem] {
        guard let tree = trees[template.name] else { return [] }
        var check = TemplateCheck(template, trees: trees, language: language, tables: tables)
        check.walk(tree.nodes, in: SlotScope(template.slots))
        check.reportUnused(template.slots, path: "")
        return check.problems
    }

    private mutating func walk(_ nodes: [TemplateTree.Node], in scope: SlotScope) {
        for node in nodes {
            switch node {
            case .text: break
            case .tag(let tag):
                switch tag.sigil {
                case .partial: walkPartial(tag, in: scope)
                case .variable, .raw: checkVariable(tag, in: scope)
                case .comment, .section, .inverted, .close: break
                }
            case .section(let tag, let body, _): checkSection(tag, body, in: scope)
            }
        }
    }

    private mutating func walkPartial(_ tag: Tag, in scope: SlotScope) {
        guard let tree = trees[tag.name] else {
            report(tag, expected: "a template's file: " + oneOf(trees.keys, like: tag.name))
            return
        }
        guard !files.contains(tag.name) else {
            report(tag, expected: "a template that does not include itself")
            return
        }
        files.append(tag.name)
        walk(tree.nodes, in: scope)
        files.removeLast()
    }

    private mutating func checkVariable(_ tag: Tag, in scope: SlotScope) {
        guard let found = resolve(tag, in: scope) else { return }
        let name = tag.name
        switch found.kind {
        case .markup:
            if tag.sigil != .raw { report(tag, expected: "{{{\(name)}}}, as it is markup") }
        case .text, .number, .decimal:
            if tag.sigil == .raw { report(tag, expected: "{{\(name)}}, as only markup goes unescaped") }
        case .flag:
            report(tag, expected: "{{#\(name)}} … {{/\(name)}}, as it is yes or no")
        case .list, .group:
            report(tag, expected: "{{#\(name)}} … {{/\(name)}}, as it is a \(found.kind)")
        case .date, .month, .period, .time, .moment, .texts:
            let forms = tables?.forms(of: found.kind).keys.sorted() ?? []
            let form = forms.first ?? "form"
            report(tag, expected: "a form, such as {{\(name).\(form)}}; one of: " + forms.joined(separator: ", "))
        }
        for step in found.slots where step.isOptional && !scope.granted.contains(step.path) {
            report(tag, expected: "{{#\(step.name)}} … {{/\(step.name)}} around it, as it may be missing")
        }
    }

    private mutating func checkSection(_ tag: Tag, _ body: [TemplateTree.Node], in scope: SlotScope) {
        guard let found = resolve(tag, in: scope) else { return }
        let isOptional = found.isSlot && found.slots.last?.isOptional ?? false
        let path = found.slots.last?.path ?? ""
        let inner = isOptional ? scope.granting(path) : scope
        switch found.kind {
        case _ where tag.sigil == .inverted && (isOptional || found.kind.canBeEmpty):
            walk(body, in: scope)
        case _ where tag.sigil == .inverted:
            report(tag, expected: "a flag, a list or an optional value, as \(tag.name) is always there")
        case .flag:
            walk(body, in: inner)
        case .list(let slots):
            walk(body, in: inner.inside(slots: slots, of: path, isList: true))
        case .texts:
            walk(body, in: inner.inside(element: .text, isList: true))
        case .group(let slots):
            walk(body, in: inner.inside(slots: slots, of: path, isList: false))
        case let kind where isOptional:
            walk(body, in: inner.inside(element: kind, isList: false))
        default:
            report(tag, expected: "a flag, a list or an optional value, as \(tag.name) is always there")
        }
    }

    /// Nil, and a problem, where the name leads nowhere.
    private mutating func resolve(_ tag: Tag, in scope: SlotScope) -> SlotScope.Found? {
        do {
            let found = try scope.resolve(tag.path, tables: tables)
            used.formUnion(found.slots.map(\.path))
            return found
        } catch {
            report(tag, expected: oneOf(error.known, like: error.part))
            return nil
        }
    }

    private mutating func report(_ tag: Tag, expected: String) {
        let file = files.last ?? template.name
        problems.append(
            Problem(
                file: "\(language)/\(file).mustache",
                path: "line \(tag.line)",
                found: String(tag.source),
                expected: expected
            )
        )
    }

    private mutating func reportUnused(_ slots: [Slot], path: String) {
        for slot in slots {
            let whole = path + slot.name
            guard used.contains(whole) else {
                if slot.isSpare { continue }
                problems.append(
                    Problem(
                        file: "\(language)/\(template.name).mustache",
                        path: "line 1",
                        found: "no {{\(whole)}}",
                        expected: "the \(slot.kind) \(whole) to be used"
                    )
                )
                continue
            }
            switch slot.kind {
            case .list(let nested), .group(let nested): reportUnused(nested, path: whole + ".")
            default: break
            }
        }
    }
}

extension Slot.Kind {
    /// True where a section may find nothing to show though the value is there.
    fileprivate var canBeEmpty: Bool {
        switch self {
        case .flag, .texts, .list: true
        default: false
        }
    }
}
