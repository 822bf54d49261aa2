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
    case setUpSeminar(Seminar)
    /// One time of a seminar is held at another moment; `was` is when it was to be, for the history.
    case moveSeminar(SeminarOccurrenceID, title: String, row: Int?, was: LocalMoment, to: LocalMoment)
    case callOffSeminar(SeminarOccurrenceID, title: String, row: Int?, was: LocalMoment, reason: String)
}

extension ConfigurationChange {
    /// The file it changes, by its name within Config.
    package var file: String {
        switch self {
        case .dayOff(let day, _, _): "calendar/\(day.year).json"
        case .amend, .cancel, .restore: "roadmap.json"
        case .replaceCurator, .deputise, .endDeputies, .schoolJoins, .schoolLeaves, .roster: "roster.json"
        case .setUpSeminar, .moveSeminar, .callOffSeminar: SeminarsDocument.file
        }
    }

    /// What may be kept of it for years: a new person's name is in the files only.
    package var withoutNames: ConfigurationChange {
        guard case .schoolJoins(let school) = self else { return self }
        return .schoolJoins(school.headed(by: .known(school.head.id)))
    }

    /// True for changes of the calendar and the roadmap, which are everybody's business; those of people are not.
    package var isOfThePlan: Bool {
        switch self {
        case .dayOff, .amend, .cancel, .restore, .setUpSeminar, .moveSeminar, .callOffSeminar: true
        case .replaceCurator, .deputise, .endDeputies, .schoolJoins, .schoolLeaves, .roster: false
        }
    }

    /// The time of a seminar that it changes.
    package var seminarTime: SeminarOccurrenceID? {
        switch self {
        case .moveSeminar(let time, _, _, _, _), .callOffSeminar(let time, _, _, _, _): time
        default: nil
        }
    }

    /// The row of the roadmap it is about.
    package var row: Int? {
        switch self {
        case .amend(let row, _, _, _), .cancel(let row, _), .restore(let row, _): row
        case .setUpSeminar(let seminar): seminar.activity
        case .moveSeminar(_, _, let row, _, _), .callOffSeminar(_, _, let row, _, _): row
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
    /// It is not in the file, or not held in that month.
    case noSeminar
    /// Everything is so already.
    case nothingToChange
    /// What would become of the file has these faults.
    case faults([Problem])
    /// The file has these faults already, and the change does not mend them.
    case brokenBefore([Problem])
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
