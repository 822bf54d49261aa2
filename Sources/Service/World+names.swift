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

    /// What a subject is called in a list; its code where names may not be sent.
    func shortName(of subject: Subject) -> String {
        switch (subject, settings.personalData) {
        // The code goes with the name, since buttons have room for the code only.
        case (.school(let id), .full): roster.school(id).map { "\($0.shortName) (\($0.code))" } ?? id.rawValue
        case (.school, .none): code(of: subject)
        case (.municipality(let id), _): roster.municipality(id)?.name ?? id.rawValue
        case (.body(let id), _): roster.body(id)?.shortName ?? id.rawValue
        case (.curator(let id), _): name(of: id)
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
