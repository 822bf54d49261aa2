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
}
