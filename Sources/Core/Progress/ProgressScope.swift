/// What of the region somebody may see, or asks about.
package enum ProgressScope: Hashable, Sendable {
    case region
    case municipalities(Set<MunicipalityID>)
    case subjects(Set<Subject>)

    /// True for a subject that counts under a municipality.
    package func holds(_ subject: Subject, in home: MunicipalityID?) -> Bool {
        switch (self, subject) {
        case (.region, _): true
        case (.municipalities(let places), _): home.map(places.contains) ?? false
        case (.subjects(let subjects), _): subjects.contains(subject)
        }
    }

    package func holds(_ school: School) -> Bool { holds(.school(school.id), in: school.municipality) }
}

extension Roster {
    /// The schools in a scope, in the order of the roster.
    package func schools(within scope: ProgressScope) -> [School] {
        switch scope {
        case .region: return schools
        case .municipalities(let places):
            // One place is what most ask for, and its schools are at hand.
            if places.count == 1, let place = places.first { return schools(in: place) }
            return schools.filter { places.contains($0.municipality) }
        case .subjects: return schools.filter(scope.holds)
        }
    }
}
