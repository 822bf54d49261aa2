/// What tells one roster from another, for those whom it concerns and for whoever has to approve it.
package struct RosterDifference: Sendable {
    /// One place with another holder.
    package struct Succession<Place: Hashable & Sendable>: Hashable, Sendable {
        package let place: Place
        package let old: PersonID?
        package let new: PersonID?
    }

    package let before: Roster
    package let after: Roster
    package let schoolsJoined: [School]
    package let schoolsLeft: [School]
    /// Schools whose name, code or municipality is spelled otherwise.
    package let schoolsEdited: [School]
    package let heads: [Succession<SchoolID>]
    package let curators: [Succession<SchoolID>]
    package let coordinators: [Succession<MunicipalityID>]
    package let peopleAdded: [Person]
    package let peopleRemoved: [Person]
    /// People whose name, post, roles or organisation differ.
    package let peopleEdited: [Person]
    package let deputiesAdded: [Deputy]
    package let deputiesRemoved: [Deputy]
    /// Bodies or municipalities are named otherwise, added or removed.
    package let isOtherwiseDifferent: Bool

    package init(from before: Roster, to after: Roster) {
        self.before = before
        self.after = after
        schoolsJoined = after.schools.filter { before.school($0.id) == nil }
        schoolsLeft = before.schools.filter { after.school($0.id) == nil }
        let kept = after.schools.compactMap { school in before.school(school.id).map { (old: $0, new: school) } }
        schoolsEdited = kept.filter { $0.old.description != $0.new.description }.map(\.new)
        heads = kept.filter { $0.old.head != $0.new.head }
            .map { Succession(place: $0.new.id, old: $0.old.head, new: $0.new.head) }
        curators = kept.filter { $0.old.curator != $0.new.curator }
            .map { Succession(place: $0.new.id, old: $0.old.curator, new: $0.new.curator) }
        coordinators = after.municipalities.compactMap { municipality in
            guard let old = before.municipality(municipality.id), old.coordinator != municipality.coordinator else {
                return nil
            }
            return Succession(place: municipality.id, old: old.coordinator, new: municipality.coordinator)
        }
        peopleAdded = after.people.filter { before.person($0.id) == nil }
        peopleRemoved = before.people.filter { after.person($0.id) == nil }
        peopleEdited = after.people.filter { person in before.person(person.id).map { $0 != person } ?? false }
        deputiesAdded = after.deputies.filter { !before.deputies.contains($0) }
        deputiesRemoved = before.deputies.filter { !after.deputies.contains($0) }
        isOtherwiseDifferent =
            before.bodies != after.bodies
            || before.municipalities.map(\.description) != after.municipalities.map(\.description)
    }

    package var isEmpty: Bool {
        schoolsJoined.isEmpty && schoolsLeft.isEmpty && schoolsEdited.isEmpty && heads.isEmpty && curators.isEmpty
            && coordinators.isEmpty && peopleAdded.isEmpty && peopleRemoved.isEmpty && peopleEdited.isEmpty
            && deputiesAdded.isEmpty && deputiesRemoved.isEmpty && !isOtherwiseDifferent
    }
}

extension School {
    /// Everything but its people.
    fileprivate var description: [String] { [code, name, shortName, municipality.rawValue] }
}

extension Municipality {
    fileprivate var description: [String] { [id.rawValue, name] }
}
