/// A change of one file of Config that somebody asks for in chat. People are named by their ids only.
package enum ConfigurationChange: Hashable, Sendable, Codable {
    /// A day off by decree.
    case dayOff(CivilDate, name: String, source: String)
    /// A row's period is read differently from now on; `was` is what was read before, for the history.
    case amend(row: Int, period: String, was: String, reason: String)
    /// A row is not to be carried out.
    case cancel(row: Int, reason: String)
    /// A cancelled row is to be carried out after all.
    case restore(row: Int, reason: String)
    /// These schools get another curator; the same person twice where they have had none.
    case replaceCurator(PersonID, by: PersonID, schools: [SchoolID])
    /// Somebody stands in for another; without days, whenever the other cannot be written to.
    case deputise(PersonID, by: PersonID, from: CivilDate?, to: CivilDate?)
    /// Nobody stands in for a person any more.
    case endDeputies(of: PersonID)
    case schoolJoins(NewSchool)
    case schoolLeaves(SchoolID)
    /// A whole roster, which somebody sent as a file; the bytes are kept beside.
    case roster
}

/// A school that joins the project.
package struct NewSchool: Hashable, Sendable, Codable {
    package let id: SchoolID
    package let code: String
    package let name: String
    package let municipality: MunicipalityID
    package let head: Head
    package let curator: PersonID?

    /// Somebody of the roster, or somebody new.
    package enum Head: Hashable, Sendable, Codable {
        case known(PersonID)
        case new(PersonID, name: String, post: String)

        package var id: PersonID {
            switch self {
            case .known(let id), .new(let id, _, _): id
            }
        }
    }

    package init(
        id: SchoolID,
        code: String,
        name: String,
        municipality: MunicipalityID,
        head: Head,
        curator: PersonID?
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.municipality = municipality
        self.head = head
        self.curator = curator
    }
}

extension ConfigurationChange {
    /// The file it changes, by its name within Config.
    package var file: String {
        switch self {
        case .dayOff(let day, _, _): "calendar/\(day.year).json"
        case .amend, .cancel, .restore: "roadmap.json"
        case .replaceCurator, .deputise, .endDeputies, .schoolJoins, .schoolLeaves, .roster: "roster.json"
        }
    }

    /// What may be kept of it for years: a new person's name is in the files only.
    package var withoutNames: ConfigurationChange {
        guard case .schoolJoins(let school) = self else { return self }
        return .schoolJoins(
            NewSchool(
                id: school.id,
                code: school.code,
                name: school.name,
                municipality: school.municipality,
                head: .known(school.head.id),
                curator: school.curator
            )
        )
    }

    /// The row of the roadmap it is about.
    package var row: Int? {
        switch self {
        case .amend(let row, _, _, _), .cancel(let row, _), .restore(let row, _): row
        default: nil
        }
    }
}

/// Why a change cannot be made.
package enum ChangeRefusal: Error, Hashable, Sendable {
    /// There is no calendar of this year.
    case noCalendar(Int)
    case alreadyDayOff(CivilDate)
    case noRow(Int)
    /// The period is not understood; the question is in Russian.
    case unclear(question: String)
    /// Everything is so already.
    case nothingToChange
    /// The file, or what would become of it, has these faults.
    case faults([Problem])
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no identifier")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension CivilDate: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = CivilDate(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no day")
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
