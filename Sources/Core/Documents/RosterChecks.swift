/// What must hold between the readable items of a roster.
struct RosterChecks {
    let roster: Roster
    let bodies: Section<Body>
    let municipalities: Section<Municipality>
    let schools: Section<School>
    let people: Section<Person>
    let deputies: Section<Deputy>

    func run() {
        checkSpellings()
        checkCodes()
        checkHolders()
        checkRoles()
        checkDeputies()
    }

    /// One spelling must lead to one body, or the order's «Ответственный» could not be resolved.
    private func checkSpellings() {
        var owners: [String: BodyID] = [:]
        for (body, place) in bodies.items {
            for spelling in spellings(of: place) {
                guard case .string(let text) = spelling.value else { continue }
                let key = Body.spellingKey(text)
                guard !key.isEmpty else {
                    spelling.report(expected: Expectation(.letters, "", "a name with letters in it"))
                    continue
                }
                if let owner = owners[key], owner != body.id {
                    let text = "a spelling that no other body has; \(owner) has it"
                    spelling.report(expected: Expectation(.uniqueSpelling, owner.rawValue, text))
                } else {
                    owners[key] = body.id
                }
            }
        }
    }

    private func spellings(of body: JSONCursor) -> [JSONCursor] {
        [body.member("name"), body.member("shortName")].compactMap(\.self) + (body.member("aliases")?.items ?? [])
    }

    /// The code stands for a school's name where names may not be sent.
    private func checkCodes() {
        var taken: Set<String> = []
        for (school, place) in schools.items where !taken.insert(school.code).inserted {
            place.member("code")?.report(expected: Expectation(.uniqueCode, "", "a code that no other school has"))
        }
    }

    /// Whoever holds a place must have the role of it.
    private func checkHolders() {
        func require(_ role: Role, of id: PersonID?, at place: JSONCursor?) {
            guard let id, let person = roster.person(id), !person.roles.contains(role) else { return }
            let text = "a person with the role \(role.rawValue)"
            place?.report(expected: Expectation(.holder, role.rawValue, text))
        }
        for (municipality, place) in municipalities.items {
            require(.municipalCoordinator, of: municipality.coordinator, at: place.member("coordinator"))
        }
        for (school, place) in schools.items {
            require(.schoolHead, of: school.head, at: place.member("head"))
            require(.curator, of: school.curator, at: place.member("curator"))
        }
    }

    /// Whoever has a role must hold a place of it; a curator may still be waiting for a school.
    private func checkRoles() {
        let coordinators = Set(municipalities.values.compactMap(\.coordinator))
        for (person, place) in people.items {
            let roles = place.member("roles")
            if schools.isWhole, person.roles.contains(.schoolHead), roster.schools(headedBy: person.id).isEmpty {
                let expected = "the role only of a person who heads a school"
                roles?.report(found: "schoolHead", expected: Expectation(.roleOfHead, "", expected))
            }
            if municipalities.isWhole, person.roles.contains(.municipalCoordinator), !coordinators.contains(person.id) {
                let expected = "the role only of a person who coordinates a municipality"
                roles?.report(found: "municipalCoordinator", expected: Expectation(.roleOfCoordinator, "", expected))
            }
        }
        // Two who both think the other acts is the region without a head; a deputy stands in for the one.
        var head: PersonID?
        for (person, place) in people.items where person.roles.contains(.regionalCoordinator) {
            guard let head else {
                head = person.id
                continue
            }
            let text = "one regional coordinator only; \(head) is one"
            let expected = Expectation(.oneRegional, head.rawValue, text)
            place.member("roles")?.report(found: "regionalCoordinator", expected: expected)
        }
        // The last step of every escalation must end at somebody.
        if people.isWhole, roster.people(in: .regionalCoordinator).isEmpty {
            people.place.report(
                found: Finding(.noRegional, "", "nobody with the role regionalCoordinator"),
                expected: Expectation(.someRegional, "", "at least one regional coordinator")
            )
        }
    }

    private func checkDeputies() {
        for (index, (deputy, place)) in deputies.items.enumerated() {
            if deputy.person == deputy.deputy {
                place.member("deputy")?.report(
                    expected: Expectation(.somebodyElse, "", "somebody else than the person")
                )
            } else if let from = deputy.from, let to = deputy.to, to < from {
                place.member("to")?.report(expected: Expectation(.notBefore, "\(from)", "a day not before \(from)"))
            } else if deputies.isWhole,
                let circle = DeputyCircle.closed(by: deputy, after: deputies.values.prefix(index))
            {
                let text = "deputies who do not stand in for each other at once"
                place.report(found: "\(circle)", expected: Expectation(.noCircle, "", text))
            }
        }
    }
}
