internal import Core

extension Authority {
    /// True for a subject whose obligations he may decide about: a municipal coordinator for the schools of his
    /// municipality and for curators who guide no others. What his own municipality owes, or a body of the region, the
    /// region decides about.
    func covers(_ subject: Subject) -> Bool {
        switch subject {
        case .school(let id): roster.school(id).map { covers($0.municipality) } ?? false
        case .curator(let id): roster.person(id).map { covers($0) } ?? false
        case .municipality, .body: reach == .region
        }
    }

    /// The municipalities that he coordinates; nil for the whole region.
    var places: [MunicipalityID]? {
        switch reach {
        case .region: nil
        case .municipality: roster.municipalities.filter(coordinates).map(\.id)
        case .own, .none: []
        }
    }

    /// The schools that he coordinates, in the order of the roster.
    var schools: [School] {
        guard let places else { return roster.schools }
        return places.flatMap { roster.schools(in: $0) }
    }

    /// Everybody he works with, in the order of the roster. Whom of them he may invite is less.
    var people: [Person] {
        switch reach {
        case .none, .own: return []
        case .region: return roster.people
        case .municipality:
            let ids = Set(schools.map(\.head) + schools.compactMap(\.curator))
            return roster.people.filter { ids.contains($0.id) }
        }
    }
}
