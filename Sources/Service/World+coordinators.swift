internal import Core

extension World {
    /// Who is told what goes wrong with a person's messages: the coordinators of his municipality, or the region's.
    func coordinators(of person: PersonID) -> [PersonID] {
        let schools = roster.schools(headedBy: person) + roster.schools(curatedBy: person)
        let districts = Set(schools.map(\.municipality))
        let municipal = roster.municipalities.filter { districts.contains($0.id) }.compactMap(\.coordinator)
        return municipal.contains(person) || municipal.isEmpty ? regionalCoordinators : Set(municipal).sorted()
    }

    var regionalCoordinators: [PersonID] { roster.people(in: .regionalCoordinator).map(\.id) }
}
