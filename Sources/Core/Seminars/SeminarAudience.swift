/// Who is invited: certain roles, everywhere or in certain places, and single people besides.
package struct SeminarAudience: Hashable, Sendable, Codable {
    /// Whom of the places; the heads of schools where no role is named and places are.
    package var roles: Set<Role>
    /// Everywhere where neither municipalities nor schools are named.
    package var municipalities: [MunicipalityID]
    package var schools: [SchoolID]
    package var people: [PersonID]

    package init(
        roles: Set<Role> = [],
        municipalities: [MunicipalityID] = [],
        schools: [SchoolID] = [],
        people: [PersonID] = []
    ) {
        self.roles = roles
        self.municipalities = municipalities
        self.schools = schools
        self.people = people
    }

    package var isEmpty: Bool { roles.isEmpty && municipalities.isEmpty && schools.isEmpty && people.isEmpty }

    private var hasPlaces: Bool { !municipalities.isEmpty || !schools.isEmpty }
}

extension Roster {
    /// Everybody invited, each once, in the order of the roster.
    package func invited(to audience: SeminarAudience) -> [Person] {
        let ids = audience.ids(in: self)
        return people.filter { ids.contains($0.id) }
    }
}

extension SeminarAudience {
    /// The municipalities that are invited; nil where it is the whole region.
    package func places(in roster: Roster) -> [MunicipalityID]? {
        if municipalities.isEmpty, schools.isEmpty, !roles.isEmpty { return nil }
        let single = people.flatMap(roster.schools(of:))
        let named = schools.compactMap(roster.school) + single
        let places = municipalities + named.map(\.municipality)
        return places.isEmpty ? nil : Array(Set(places)).sorted()
    }
}

extension SeminarAudience {
    fileprivate func ids(in roster: Roster) -> Set<PersonID> {
        var ids = Set(people)
        let roles = roles.isEmpty && hasPlaces ? [.schoolHead] : roles
        guard hasPlaces else {
            for role in roles { ids.formUnion(roster.people(in: role).map(\.id)) }
            return ids
        }
        let named = schools.compactMap(roster.school)
        let places = municipalities.flatMap { roster.schools(in: $0) } + named
        for role in roles {
            switch role {
            case .schoolHead: ids.formUnion(places.map(\.head))
            case .curator: ids.formUnion(places.compactMap(\.curator))
            case .municipalCoordinator:
                ids.formUnion(municipalities.compactMap { roster.municipality($0)?.coordinator })
            case .regionalCoordinator, .observer: ids.formUnion(roster.people(in: role).map(\.id))
            }
        }
        return ids
    }
}

extension Role: Codable {}
