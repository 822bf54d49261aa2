internal import Core

/// The button that opens a screen: what it opens, and the screens to go back through, the nearest first.
struct AskPress: Hashable {
    let view: AskView
    let trail: [AskView]

    /// Bytes that the data of a button may have.
    static let longest = 64

    init(_ view: AskView, back trail: [AskView] = []) {
        self.view = view
        self.trail = trail
    }

    /// `as:a7.0/r.2`. The farthest screens are left out where all of them do not fit.
    var text: String {
        var text = "as:" + view.text
        for view in trail {
            let next = "/" + view.text
            guard text.utf8.count + next.utf8.count <= Self.longest else { break }
            text += next
        }
        return text
    }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        guard text.hasPrefix("as:") else { return nil }
        let views = text.dropFirst(3).split(separator: "/", omittingEmptySubsequences: false).map(AskView.init(text:))
        guard let first = views.first, let view = first, !views.contains(nil) else { return nil }
        self.init(view, back: views.dropFirst().compactMap(\.self))
        guard self.text == text else { return nil }
    }
}

extension AskView {
    /// A letter and what it is of, with dots between: `d7.x3k9.2`.
    var text: String {
        switch self {
        case .rows(let place, let page): "r\(place?.text ?? "").\(page)"
        case .places(let page): "p\(page)"
        case .months(let page): "m\(page)"
        case .overdue(let page): "o\(page)"
        case .late(let place, let page): "l\(place.text).\(page)"
        case .silent(let month, let page): "s\(month.brief).\(page)"
        case .missing(let month, let place, let page): "n\(month.brief).\(place.text).\(page)"
        case .activity(let row, let page): "a\(row).\(page)"
        case .doing(let row, let place, let page): "d\(row).\(place.text).\(page)"
        case .school(let school): "c\(school.text)"
        case .schools(let place, let page): "f\(place?.text ?? "").\(page)"
        case .plan(let month, let page): "t\(month.brief).\(page)"
        case .who(let row, let page): "w\(row).\(page)"
        case .week(let page): "k\(page)"
        }
    }

    /// Nil for anything `text` does not write.
    init?(text: Substring) {
        guard let letter = text.first else { return nil }
        let parts = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        guard let last = parts.last, let view = Self.read(letter, Array(parts), page: Int(last) ?? -1),
            view.text == text
        else { return nil }
        self = view
    }

    private static func read(_ letter: Character, _ parts: [Substring], page: Int) -> AskView? {
        let place = parts.count > 1 ? PlaceToken(parts[parts.count - 2]) : nil
        switch (letter, parts.count) {
        case ("c", 1): return SchoolToken(parts[0]).map(AskView.school)
        case _ where page < 0: return nil
        case ("r", 2): return .rows(place, page: page)
        case ("p", 1): return .places(page: page)
        case ("m", 1): return .months(page: page)
        case ("o", 1): return .overdue(page: page)
        case ("l", 2): return place.map { .late($0, page: page) }
        case ("s", 2): return Month(brief: parts[0]).map { .silent($0, page: page) }
        case ("n", 3):
            guard let month = Month(brief: parts[0]), let place else { return nil }
            return .missing(month, place, page: page)
        case ("a", 2): return Int(parts[0]).map { .activity($0, page: page) }
        case ("d", 3):
            guard let row = Int(parts[0]), let place else { return nil }
            return .doing(row, place, page: page)
        case ("f", 2): return .schools(place, page: page)
        case ("t", 2): return Month(brief: parts[0]).map { .plan($0, page: page) }
        case ("w", 2): return Int(parts[0]).map { .who($0, page: page) }
        case ("k", 1): return .week(page: page)
        default: return nil
        }
    }
}

extension Month {
    /// `202203`.
    fileprivate var brief: String { String(description.filter { $0 != "-" }) }

    fileprivate init?(brief text: Substring) {
        guard text.utf8.count == 6 else { return nil }
        self.init(iso: "\(text.prefix(4))-\(text.suffix(2))")
    }
}
