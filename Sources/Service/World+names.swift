internal import Core
internal import Wording

extension World {
    /// Who a person is: by name; where names may not be sent, by what he is and where, «куратор Ш-10», so that nobody is
    /// taken for another.
    func name(of id: PersonID) -> String {
        guard let person = roster.person(id) else { return id.rawValue }
        return mayName ? person.name : place(of: person)
    }

    private func place(of person: Person) -> String {
        func label(_ role: Role) -> String { phrasebook.label(.role(role)) }
        let (headed, curated) = (roster.schools(headedBy: person.id), roster.schools(curatedBy: person.id))
        if let school = headed.first { return "\(label(.schoolHead)) \(school.code)" }
        if let school = curated.first { return "\(label(.curator)) \(school.code)" }
        if let district = roster.municipalities.first(where: { $0.coordinator == person.id }) {
            return "\(label(.municipalCoordinator)), \(district.name)"
        }
        if person.roles.contains(.regionalCoordinator) { return label(.regionalCoordinator) }
        let role = Role.allCases.first(where: person.roles.contains).map(label) ?? phrasebook.label(.party("member"))
        return "\(role) \(person.id)"
    }

    /// What somebody has typed as he likes may hold a name; empty where names may not be sent.
    func typed(_ text: String) -> String { mayName ? text : "" }

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
