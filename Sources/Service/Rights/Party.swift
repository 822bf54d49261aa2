internal import Core

/// Whom the bot is talking to, as far as rights go. Somebody with several roles is several of these.
enum Party: String, CaseIterable {
    /// A chat that is linked to nobody of the roster.
    case stranger
    /// Works for a body of the roster and has no role in the project.
    case member
    case observer
    case schoolHead
    case curator
    case municipalCoordinator
    case regionalCoordinator

    init(_ role: Role) {
        self =
            switch role {
            case .regionalCoordinator: .regionalCoordinator
            case .municipalCoordinator: .municipalCoordinator
            case .curator: .curator
            case .schoolHead: .schoolHead
            case .observer: .observer
            }
    }

    /// Everything that one person is; nil is somebody who is not in the roster.
    static func all(of person: Person?) -> Set<Party> {
        guard let person else { return [.stranger] }
        return person.roles.isEmpty ? [.member] : Set(person.roles.map(Party.init))
    }
}
