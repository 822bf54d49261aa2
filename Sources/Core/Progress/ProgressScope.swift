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
