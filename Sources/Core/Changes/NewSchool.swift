/// A school that joins the project.
package struct NewSchool: Hashable, Sendable, Codable {
    package let id: SchoolID
    package let code: String
    package let name: String
    package let municipality: MunicipalityID
    package let head: Head
    package let curator: PersonID?

    /// Somebody of the roster, or somebody new.
    package enum Head: Hashable, Sendable, Codable {
        case known(PersonID)
        case new(PersonID, name: String, post: String)

        package var id: PersonID {
            switch self {
            case .known(let id), .new(let id, _, _): id
            }
        }
    }

    package init(
        id: SchoolID,
        code: String,
        name: String,
        municipality: MunicipalityID,
        head: Head,
        curator: PersonID?
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.municipality = municipality
        self.head = head
        self.curator = curator
    }
}

extension NewSchool {
    func headed(by head: Head) -> NewSchool {
        NewSchool(id: id, code: code, name: name, municipality: municipality, head: head, curator: curator)
    }

    /// The school with ids made of a number that no other change has.
    func numbered(_ number: Int64, in roster: Roster) -> NewSchool {
        let school: SchoolID? = Self.free("s", number) { roster.school($0) != nil }
        var head = head
        if case .new(_, let name, let post) = head,
            let person: PersonID = Self.free("p", number, isTaken: { roster.person($0) != nil })
        {
            head = .new(person, name: name, post: post)
        }
        return NewSchool(
            id: school ?? id,
            code: code,
            name: name,
            municipality: municipality,
            head: head,
            curator: curator
        )
    }

    /// `s-new-12`; where a hand has written that already, `s-new-12-2` or the next.
    private static func free<Tag>(
        _ letter: String,
        _ number: Int64,
        isTaken: (Identifier<Tag>) -> Bool
    ) -> Identifier<Tag>? {
        let name = "\(letter)-new-\(number)"
        let names = [name] + (2...99).map { "\(name)-\($0)" }
        return names.lazy.compactMap { Identifier<Tag>($0) }.first { !isTaken($0) }
    }
}
