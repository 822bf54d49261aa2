internal import Core

/// One screen of what a coordinator asks: what a command opens and a button leads to.
enum AskView: Hashable {
    /// The rows of the roadmap, of everything or of one place.
    case rows(PlaceToken?, page: Int)
    case places(page: Int)
    case months(page: Int)
    /// Who is late, by place, and in one place.
    case overdue(page: Int)
    case late(PlaceToken, page: Int)
    /// Who has not sent a month's report, by place, and in one place.
    case silent(Month, page: Int)
    case missing(Month, PlaceToken, page: Int)
    /// A row, and how it stands in one place.
    case activity(Int, page: Int)
    case doing(Int, PlaceToken, page: Int)
    /// A school's card; the schools of one place to choose from.
    case school(SchoolToken)
    case schools(PlaceToken?, page: Int)
    case plan(Month, page: Int)
    case who(Int, page: Int)
    case week(page: Int)

    /// The command by which it is asked for, and whose right it takes.
    var command: BotCommand {
        switch self {
        case .rows, .places, .months: .progress
        case .overdue, .late: .overdue
        case .silent, .missing: .silent
        case .activity, .doing: .activity
        case .school, .schools: .school
        case .plan: .plan
        case .who: .who
        case .week: .week
        }
    }

    var page: Int {
        switch self {
        case .rows(_, let page), .places(let page), .months(let page), .overdue(let page), .late(_, let page),
            .silent(_, let page), .missing(_, _, let page), .activity(_, let page), .doing(_, _, let page),
            .schools(_, let page), .plan(_, let page), .who(_, let page), .week(let page):
            page
        case .school: 0
        }
    }

    func turned(to page: Int) -> AskView {
        switch self {
        case .rows(let place, _): .rows(place, page: page)
        case .places: .places(page: page)
        case .months: .months(page: page)
        case .overdue: .overdue(page: page)
        case .late(let place, _): .late(place, page: page)
        case .silent(let month, _): .silent(month, page: page)
        case .missing(let month, let place, _): .missing(month, place, page: page)
        case .activity(let row, _): .activity(row, page: page)
        case .doing(let row, let place, _): .doing(row, place, page: page)
        case .school: self
        case .schools(let place, _): .schools(place, page: page)
        case .plan(let month, _): .plan(month, page: page)
        case .who(let row, _): .who(row, page: page)
        case .week: .week(page: page)
        }
    }
}

/// A municipality, or the organisations of the region that belong to none, in few letters.
struct PlaceToken: Hashable {
    let text: String

    private static let region = "-"

    init(_ place: MunicipalityID?) {
        text = place.map { ShortHash.brief(of: $0.rawValue) } ?? Self.region
    }

    /// Nil for anything that is no token.
    init?(_ text: Substring) {
        guard text == Self.region || ShortHash.isBrief(text) else { return nil }
        self.text = String(text)
    }

    var isRegion: Bool { text == Self.region }
}

/// A school in few letters.
struct SchoolToken: Hashable {
    let text: String

    init(_ school: SchoolID) {
        text = ShortHash.brief(of: school.rawValue)
    }

    /// Nil for anything that is no token.
    init?(_ text: Substring) {
        guard ShortHash.isBrief(text) else { return nil }
        self.text = String(text)
    }
}

extension ShortHash {
    /// Nine letters: of ten thousand schools two have the same once in two million rosters.
    static func brief(of name: String) -> String { String(text(of: name).suffix(9)) }

    static func isBrief(_ text: Substring) -> Bool {
        (1...9).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) }
    }
}
