internal import Core

/// Buttons that are about a person and not about an obligation.
enum PlainPress: Hashable {
    /// Whether somebody who came with this code agrees to his data being processed.
    case consent(Bool, code: String)
    case forget(Bool)
    /// To make an invitation for this person.
    case invite(PersonID)
    /// To take back this person's invitations that nobody has used.
    case revoke(PersonID)
}

extension Dialogue {
    /// What the button says by which somebody who came with the code agrees.
    package static func consent(to code: InvitationCode) -> String { PlainPress.consent(true, code: code.text).text }
}

extension PlainPress {
    /// At most 64 bytes: `consent:y:` and a code of 22 letters, or a verb and an id.
    var text: String {
        switch self {
        case .consent(let agrees, let code): "consent:\(agrees ? "y" : "n"):\(code)"
        case .forget(let isMeant): "forget:\(isMeant ? "y" : "n")"
        case .invite(let person): "invite:\(person)"
        case .revoke(let person): "revoke:\(person)"
        }
    }

    /// Nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        switch (parts[0], parts.count) {
        case ("consent", 3) where ["y", "n"].contains(parts[1]):
            self = .consent(parts[1] == "y", code: String(parts[2]))
        case ("forget", 2) where ["y", "n"].contains(parts[1]):
            self = .forget(parts[1] == "y")
        case ("invite", 2):
            guard let person = PersonID(parts[1]) else { return nil }
            self = .invite(person)
        case ("revoke", 2):
            guard let person = PersonID(parts[1]) else { return nil }
            self = .revoke(person)
        default:
            return nil
        }
    }
}
