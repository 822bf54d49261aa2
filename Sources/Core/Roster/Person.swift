/// Someone the bot may write to.
package struct Person: Hashable, Sendable, Identifiable {
    package let id: PersonID
    /// «Фамилия Имя Отчество»; the post over again for whoever has asked that his name be forgotten.
    package let name: String
    /// The post, as the person would sign: «директор МБОУ «СОШ № 7»».
    package let post: String
    package let roles: Set<Role>
    /// The organisation the person works for, where it is one of the roster's bodies.
    package let body: BodyID?

    package init(id: PersonID, name: String, post: String, roles: Set<Role>, body: BodyID? = nil) {
        self.id = id
        self.name = name
        self.post = post
        self.roles = roles
        self.body = body
    }

    /// False for whoever has asked that his name be forgotten.
    package var isNamed: Bool { name != post }

    /// How to address the person: «Имя Отчество», or the whole name where it has another shape; empty without a name.
    package var address: String {
        guard isNamed else { return "" }
        let parts = name.split(separator: " ")
        return parts.count == 3 ? parts.dropFirst().joined(separator: " ") : name
    }
}

/// What a person does in the project. One person may have several: a curator is usually a strong school's head.
package enum Role: String, CaseIterable, Sendable {
    case regionalCoordinator
    case municipalCoordinator
    case curator
    case schoolHead
    /// Reads, is never asked: the ministry's side of the table.
    case observer
}

/// Someone who stands in for another, for a time or until further notice.
package struct Deputy: Hashable, Sendable {
    package let person: PersonID
    package let deputy: PersonID
    /// Nil: since ever.
    package let from: CivilDate?
    /// The last day, inclusive; nil: until further notice.
    package let to: CivilDate?

    package init(person: PersonID, deputy: PersonID, from: CivilDate? = nil, to: CivilDate? = nil) {
        self.person = person
        self.deputy = deputy
        self.from = from
        self.to = to
    }

    /// True where the deputy is there for the case that the person cannot be reached; with dates he takes everything.
    package var isForAbsence: Bool { from == nil && to == nil }

    package func isActive(on day: CivilDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }
}
