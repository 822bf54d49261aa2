internal import Core

/// Buttons that are about a person and not about an obligation.
enum PlainPress: Hashable {
    /// Whether somebody who came with this code agrees to his data being processed, by the text of this version.
    case consent(Bool, code: String, version: String)
    /// Whether somebody agrees to another version of the text that he agreed to before.
    case renew(Bool, version: String)
    case forget(Bool)
    /// To make an invitation for this person.
    case invite(PersonID)
    /// To take back this person's invitations that nobody has used.
    case revoke(PersonID)
    /// To disconnect the chat that was linked to oneself at this instant, in milliseconds since 1970.
    case unlink(Int64)
    /// Who was meant where several people answer to the same words.
    case choose(PersonChoice)
}

extension Dialogue {
    /// What the button says by which somebody who came with the code agrees to the text of a version.
    package static func consent(to code: InvitationCode, version: String) -> String {
        PlainPress.consent(true, code: code.text, version: version).text
    }
}

extension PlainPress {
    /// At most 64 bytes: `consent:y:` with a code of 22 letters and a version, a verb and an id, or an event and two
    /// tokens.
    var text: String {
        switch self {
        case .consent(let agrees, let code, let version): "consent:\(agrees ? "y" : "n"):\(code):\(version)"
        case .renew(let agrees, let version): "renew:\(agrees ? "y" : "n"):\(version)"
        case .forget(let isMeant): "forget:\(isMeant ? "y" : "n")"
        case .invite(let person): "invite:\(person)"
        case .revoke(let person): "revoke:\(person)"
        case .unlink(let instant): "unlink:\(instant)"
        case .choose(let choice): "choose:\(choice.text)"
        }
    }

    /// Nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
        switch (parts[0], parts.count) {
        case ("consent", 3...4) where ["y", "n"].contains(parts[1]):
            // Buttons of before said nothing of a version; theirs is the first.
            let version = parts.count == 4 ? String(parts[3]) : "1"
            self = .consent(parts[1] == "y", code: String(parts[2]), version: version)
        case ("renew", 3) where ["y", "n"].contains(parts[1]):
            self = .renew(parts[1] == "y", version: String(parts[2]))
        case ("forget", 2) where ["y", "n"].contains(parts[1]):
            self = .forget(parts[1] == "y")
        case ("invite", 2):
            guard let person = PersonID(parts[1]) else { return nil }
            self = .invite(person)
        case ("revoke", 2):
            guard let person = PersonID(parts[1]) else { return nil }
            self = .revoke(person)
        case ("unlink", 2):
            guard let instant = Int64(parts[1]) else { return nil }
            self = .unlink(instant)
        case ("choose", 3):
            guard let choice = PersonChoice(parts.dropFirst().joined(separator: ":")) else { return nil }
            self = .choose(choice)
        default:
            return nil
        }
    }
}
