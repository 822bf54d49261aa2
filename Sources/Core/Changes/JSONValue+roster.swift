/// The roster's document changed: who does what, and which schools there are.
extension JSONValue {
    /// A person who becomes a curator gets the role; one who has no school left keeps it, as whoever waits for one.
    func replacingCurator(_ old: PersonID, by new: PersonID, of schools: [SchoolID]) -> JSONValue {
        let wanted = Set(schools.map(\.rawValue))
        return editing("schools") { items in
            items.map { school in
                let isWanted = school[member: "id"]?.written.map(wanted.contains) ?? false
                // A school that has had nobody gets its first.
                guard isWanted, [nil, old.rawValue].contains(school[member: "curator"]?.written) else { return school }
                return school.with("curator", .string(new.rawValue))
            }
        }
        .giving(.curator, to: new)
    }

    func isDeputy(of person: PersonID, from: CivilDate?, to: CivilDate?) -> Bool {
        self[member: "person"]?.written == person.rawValue
            && self[member: "from"]?.written == from?.description && self[member: "to"]?.written == to?.description
    }

    func adding(_ school: NewSchool) -> JSONValue {
        var document = self
        if case .new(let id, let name, let post) = school.head {
            let person = JSONValue.texts(["id": id.rawValue, "name": name, "post": post]).with("roles", .array([]))
            document = document.editing("people") { $0 + [person] }
        }
        let entry = JSONValue.texts([
            "id": school.id.rawValue, "code": school.code, "name": school.name, "shortName": school.name,
            "municipality": school.municipality.rawValue, "head": school.head.id.rawValue,
            "curator": school.curator?.rawValue,
        ])
        document = document.editing("schools") { $0 + [entry] }.giving(.schoolHead, to: school.head.id)
        return school.curator.map { document.giving(.curator, to: $0) } ?? document
    }

    /// Its head goes with it, where nothing else keeps him in the roster.
    func removing(_ school: SchoolID) -> JSONValue {
        let head = self[member: "schools"]?.listed
            .first { $0[member: "id"]?.written == school.rawValue }?[member: "head"]?.written
        let rest = editing("schools") { $0.filter { $0[member: "id"]?.written != school.rawValue } }
        guard let head, !rest.names(head, as: "head", in: "schools") else { return rest }
        let roleless = rest.editing("people", where: head) { $0.taking(.schoolHead) }
        let person = roleless[member: "people"]?.listed.first { $0[member: "id"]?.written == head }
        let isNeeded =
            person?[member: "roles"]?.listed.isEmpty == false || person?[member: "body"] != nil
            || roleless.names(head, as: "deputy", in: "deputies")
        guard !isNeeded else { return roleless }
        return roleless.editing("people") { $0.filter { $0[member: "id"]?.written != head } }
            .editing("deputies") { $0.filter { $0[member: "person"]?.written != head } }
    }

    private func names(_ id: String, as key: String, in section: String) -> Bool {
        self[member: section]?.listed.contains { $0[member: key]?.written == id } ?? false
    }

    private func giving(_ role: Role, to person: PersonID) -> JSONValue {
        editing("people", where: person.rawValue) { item in
            let roles = item[member: "roles"]?.writtenItems ?? []
            return roles.contains(role.rawValue) ? item : item.with("roles", .strings(roles + [role.rawValue]))
        }
    }

    private func taking(_ role: Role) -> JSONValue {
        with("roles", .strings((self[member: "roles"]?.writtenItems ?? []).filter { $0 != role.rawValue }))
    }
}
