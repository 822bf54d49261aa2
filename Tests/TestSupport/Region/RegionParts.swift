package import Core

extension Activity {
    /// A row as the planner sees it; its words are of no consequence.
    package static func row(
        _ number: Int,
        _ kind: ActivityKind,
        _ schedule: Period,
        by responsible: [BodyID],
        for audience: [BodyID] = [],
        levels: Set<Level> = [.regional],
        revision: Int = 1,
        cancelled: String? = nil
    ) -> Activity {
        Activity(
            number: number,
            title: "Строка \(number)",
            responsible: "",
            period: "",
            result: "",
            levels: "",
            kind: kind,
            responsibleBodies: responsible,
            audience: audience,
            schedule: schedule,
            levelSet: levels,
            revision: revision,
            cancelled: cancelled
        )
    }
}

extension Body {
    package static func named(_ id: BodyID, _ reach: Reach) -> Body {
        Body(id: id, name: id.rawValue, shortName: id.rawValue, reach: reach, aliases: [])
    }
}

extension School {
    /// `s-N`, headed by `head-N`.
    package static func numbered(_ number: Int, in municipality: MunicipalityID, curator: PersonID?) -> School {
        School(
            id: SchoolID(stringLiteral: "s-\(number)"),
            code: "Ш-\(number)",
            name: "Школа № \(number)",
            shortName: "№ \(number)",
            municipality: municipality,
            head: PersonID(stringLiteral: "head-\(number)"),
            curator: curator
        )
    }
}

extension Person {
    package static func with(_ id: PersonID, _ roles: Set<Role>, of body: BodyID? = nil) -> Person {
        Person(id: id, name: id.rawValue, post: "", roles: roles, body: body)
    }
}
