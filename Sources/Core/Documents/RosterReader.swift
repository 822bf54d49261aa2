/// Reads the sections of the roster; ids first, so that references may point forward.
struct RosterReader {
    private var bodies = DeclaredIDs<BodyTag>(Expectation(.body, "", "the id of a body of the roster"))
    private var municipalities = DeclaredIDs<MunicipalityTag>(
        Expectation(.municipality, "", "the id of a municipality of the roster")
    )
    private var schools = DeclaredIDs<SchoolTag>(Expectation(.school, "", "the id of a school of the roster"))
    private var people = DeclaredIDs<PersonTag>(Expectation(.person, "", "the id of a person of the roster"))

    mutating func roster(_ fields: JSONFields) -> RosterDocument.Outcome {
        _ = fields["$schema"].ifPresent?.text()
        _ = fields["notice"].ifPresent?.text()
        // Bodies, municipalities and schools share one space of ids: in a command any of them may be meant.
        var organisations: Set<String> = []
        var persons: Set<String> = []
        bodies.declare(in: fields["bodies"], taken: &organisations)
        municipalities.declare(in: fields["municipalities"], taken: &organisations)
        schools.declare(in: fields["schools"], taken: &organisations)
        people.declare(in: fields["people"], taken: &persons)

        let bodies = Section(fields["bodies"], of: "bodies", body)
        let municipalities = Section(fields["municipalities"], of: "municipalities", municipality)
        let schools = Section(fields["schools"], of: "schools", school)
        let people = Section(fields["people"], of: "people", person)
        let deputies = Section(fields["deputies"], of: "deputies", deputy)
        guard let bodies, let municipalities, let schools, let people, let deputies else {
            return RosterDocument.Outcome(roster: nil, bodies: self.bodies.all)
        }
        let roster = Roster(
            bodies: bodies.values,
            municipalities: municipalities.values,
            schools: schools.values,
            people: people.values,
            deputies: deputies.values
        )
        RosterChecks(
            roster: roster,
            bodies: bodies,
            municipalities: municipalities,
            schools: schools,
            people: people,
            deputies: deputies
        ).run()
        return RosterDocument.Outcome(roster: roster, bodies: self.bodies.all)
    }
}

extension RosterReader {
    private func body(_ cursor: JSONCursor) -> Body? {
        cursor.object { fields in
            let id = fields["id"].identifier(BodyID.self)
            let name = fields["name"].text()
            let shortName = fields["shortName"].text()
            let reach = fields["reach"].choice(Body.Reach.self)
            let aliases = fields["aliases"].set(of: "other spellings") { $0.text() }
            guard let id, let name, let shortName, let reach, let aliases else { return nil }
            return Body(id: id, name: name, shortName: shortName, reach: reach, aliases: aliases)
        }
    }

    private func municipality(_ cursor: JSONCursor) -> Municipality? {
        cursor.object { fields in
            let id = fields["id"].identifier(MunicipalityID.self)
            let name = fields["name"].text()
            let coordinator = fields["coordinator"].ifPresent.flatMap(people.reference)
            guard let id, let name else { return nil }
            return Municipality(id: id, name: name, coordinator: coordinator)
        }
    }

    private func school(_ cursor: JSONCursor) -> School? {
        cursor.object { fields in
            let id = fields["id"].identifier(SchoolID.self)
            let code = fields["code"].text()
            let name = fields["name"].text()
            let shortName = fields["shortName"].text()
            let municipality = municipalities.reference(fields["municipality"])
            let head = people.reference(fields["head"])
            let curator = fields["curator"].ifPresent.flatMap(people.reference)
            guard let id, let code, let name, let shortName, let municipality, let head else { return nil }
            return School(
                id: id,
                code: code,
                name: name,
                shortName: shortName,
                municipality: municipality,
                head: head,
                curator: curator
            )
        }
    }

    private func person(_ cursor: JSONCursor) -> Person? {
        cursor.object { fields in
            let id = fields["id"].identifier(PersonID.self)
            let name = fields["name"].text()
            let post = fields["post"].text()
            let roles = fields["roles"].set(of: "roles") { $0.choice(Role.self) }
            let body = fields["body"].ifPresent.flatMap(bodies.reference)
            guard let id, let name, let post, let roles else { return nil }
            return Person(id: id, name: name, post: post, roles: Set(roles), body: body)
        }
    }

    private func deputy(_ cursor: JSONCursor) -> Deputy? {
        cursor.object { fields in
            let person = people.reference(fields["person"])
            let deputy = people.reference(fields["deputy"])
            let from = fields["from"].ifPresent.flatMap { $0.date() }
            let to = fields["to"].ifPresent.flatMap { $0.date() }
            guard let person, let deputy else { return nil }
            return Deputy(person: person, deputy: deputy, from: from, to: to)
        }
    }
}
