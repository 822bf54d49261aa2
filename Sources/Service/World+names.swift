internal import Core
internal import Wording

extension World {
    /// A person's name; a word that points to nobody where names may not be sent.
    func name(of person: PersonID) -> String {
        switch settings.personalData {
        case .full: roster.person(person)?.name ?? person.rawValue
        case .none: phrasebook.label(.colleague)
        }
    }

    /// False where names may not be sent, nor what points to a person as plainly.
    var mayName: Bool { settings.personalData == .full }

    /// A person's post; empty where it may not be sent.
    func post(of person: Person) -> String { mayName ? person.post : "" }

    /// How a person is addressed; empty where names may not be sent.
    func address(of person: Person) -> String { mayName ? person.address : "" }

    /// What a subject is called in a list; its code where names may not be sent.
    func shortName(of subject: Subject) -> String {
        switch subject {
        case .school(let id): roster.school(id).map(spoken) ?? id.rawValue
        case .municipality, .body, .curator: code(of: subject)
        }
    }

    /// A subject in a few characters, for a button.
    func code(of subject: Subject) -> String {
        switch subject {
        case .school(let id): roster.school(id)?.code ?? id.rawValue
        case .municipality(let id): roster.municipality(id)?.name ?? id.rawValue
        case .body(let id): roster.body(id)?.shortName ?? id.rawValue
        case .curator(let id): name(of: id)
        }
    }
}
