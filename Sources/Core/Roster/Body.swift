/// An organisation, or a group of them, that the order's «Ответственный» column can name.
package struct Body: Hashable, Sendable, Identifiable {
    package let id: BodyID
    package let name: String
    /// A short name for messages: «КРИПКРО».
    package let shortName: String
    package let reach: Reach
    /// Other spellings the order uses: «МОиНРК», «МО И Н РК», «Мойн РК» are one ministry.
    package let aliases: [String]

    /// Whom a duty of this body falls on.
    package enum Reach: String, CaseIterable, Sendable {
        /// The people of the roster who belong to this organisation.
        case organisation
        /// Outside the region (ФИОКО): named by the order, never written to.
        case external
        /// Every municipality's own coordinator.
        case everyMunicipality
        /// Every school of the project.
        case everySchool
        /// Every curator.
        case everyCurator
    }

    package init(id: BodyID, name: String, shortName: String, reach: Reach, aliases: [String]) {
        self.id = id
        self.name = name
        self.shortName = shortName
        self.reach = reach
        self.aliases = aliases
    }
}

/// A district or city with its education authority (МОУО).
package struct Municipality: Hashable, Sendable, Identifiable {
    package let id: MunicipalityID
    package let name: String
    /// The municipal coordinator; nil until one is appointed.
    package let coordinator: PersonID?

    package init(id: MunicipalityID, name: String, coordinator: PersonID?) {
        self.id = id
        self.name = name
        self.coordinator = coordinator
    }
}

/// A school of the project (ШНОР, ПНОР).
package struct School: Hashable, Sendable, Identifiable {
    package let id: SchoolID
    /// What stands for the name where names may not be sent: «Ш-07».
    package let code: String
    package let name: String
    package let shortName: String
    package let municipality: MunicipalityID
    package let head: PersonID
    /// Nil until a curator is appointed; silence then reaches the municipality first.
    package let curator: PersonID?

    package init(
        id: SchoolID,
        code: String,
        name: String,
        shortName: String,
        municipality: MunicipalityID,
        head: PersonID,
        curator: PersonID?
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.shortName = shortName
        self.municipality = municipality
        self.head = head
        self.curator = curator
    }
}
