internal import Core

/// What a button says that chooses whom a message goes to: `tl:r:2022-03`, within 64 bytes.
enum TellPress: Hashable {
    /// The groups there are.
    case groups
    /// The municipalities to choose from, a page at a time.
    case municipalities(page: Int)
    /// The rows with which somebody is late.
    case rows(page: Int)
    case group(Audience)

    var text: String {
        switch self {
        case .groups: "tl:g"
        case .municipalities(let page): "tl:mm:\(page)"
        case .rows(let page): "tl:ll:\(page)"
        case .group(.schools(nil)): "tl:s"
        case .group(.schools(let id?)): "tl:m:\(id)"
        case .group(.school(let id)): "tl:h:\(id)"
        case .group(.curators): "tl:c"
        case .group(.municipalCoordinators): "tl:k"
        case .group(.silent(let month)): "tl:r:\(month)"
        case .group(.late(let row)): "tl:l:\(row)"
        }
    }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count), parts[0] == "tl" else { return nil }
        let last = parts.count == 3 ? parts[2] : nil
        switch (parts[1], last) {
        case ("g", nil): self = .groups
        case ("s", nil): self = .group(.schools(nil))
        case ("c", nil): self = .group(.curators)
        case ("k", nil): self = .group(.municipalCoordinators)
        case ("mm", let page?):
            guard let page = Int(page) else { return nil }
            self = .municipalities(page: page)
        case ("ll", let page?):
            guard let page = Int(page) else { return nil }
            self = .rows(page: page)
        case ("m", let id?):
            guard let id = MunicipalityID(id) else { return nil }
            self = .group(.schools(id))
        case ("h", let id?):
            guard let id = SchoolID(id) else { return nil }
            self = .group(.school(id))
        case ("r", let month?):
            guard let month = Month(iso: month) else { return nil }
            self = .group(.silent(month: month.description))
        case ("l", let row?):
            guard let row = Int(row) else { return nil }
            self = .group(.late(row: row))
        default: return nil
        }
    }
}
