/// The people of a roster as a table, the shape in which coordinators keep them.
///
/// The table has everybody: who is not in it leaves the roster. Bodies, municipalities and schools stay those of
/// roster.json; only who heads, curates and coordinates them is taken from here. Of what the table has no column for,
/// roster.json is kept.
package struct RosterTable: Sendable {
    private let columns: [Column?]
    private let header: Row
    private let rows: [Row]

    /// A row cut into cells, with the line of the file that it begins on.
    package struct Row: Sendable {
        let line: Int
        let cells: [String]

        package init(line: Int, cells: [String]) {
            self.line = line
            self.cells = cells
        }
    }

    enum Column: CaseIterable {
        case id, name, post, roles, body, heads, curates, coordinates

        /// The first of them is the one to recommend.
        var names: [String] {
            switch self {
            case .id: ["код", "id"]
            case .name: ["фио", "name"]
            case .post: ["должность", "post"]
            case .roles: ["роли", "roles"]
            case .body: ["организация", "body"]
            case .heads: ["директор школ", "heads"]
            case .curates: ["куратор школ", "curates"]
            case .coordinates: ["муниципалитет", "coordinates"]
            }
        }

        static let required: [Column] = [.id, .name, .post]
    }

    private static let roles: [String: Role] = [
        "региональный координатор": .regionalCoordinator, "муниципальный координатор": .municipalCoordinator,
        "куратор": .curator, "директор": .schoolHead, "наблюдатель": .observer,
    ]

    /// The header and the rows below it; blank ones count for nothing.
    package init(_ rows: [Row]) {
        let written = rows.filter { row in row.cells.contains { !Self.plain($0).isEmpty } }
        header = written.first ?? Row(line: 1, cells: [])
        columns = header.cells.map { cell in
            let name = Self.plain(cell).lowercased()
            return Column.allCases.first { $0.names.contains(name) }
        }
        self.rows = Array(written.dropFirst())
    }

    /// True where there is nobody in it.
    package var isEmpty: Bool { rows.isEmpty }

    /// The roster's file with the people of the table, or everything that is wrong with the table, by line.
    package func applied(to roster: [UInt8]) throws(Problems) -> [UInt8] {
        var reader = Reader(roster: try RosterDocument.read(roster), columns: Set(columns.compactMap(\.self)))
        for column in Column.required where !columns.contains(column) {
            reader.report(
                header.line,
                nil,
                found: Finding(.noColumn, "«\(column.names[0])»", "no column «\(column.names[0])»"),
                expected: Expectation(.column, "", "the column")
            )
        }
        for (index, column) in columns.enumerated() where column == nil && !Self.plain(header.cells[index]).isEmpty {
            let known = Column.allCases.map { $0.names[0] }
            let expected = NearestName.expectation(for: Self.plain(header.cells[index]), of: known)
            reader.report(header.line, nil, found: Finding(JSONValue.quoted(header.cells[index])), expected: expected)
        }
        for row in rows {
            reader.read(line: row.line) { column in
                guard let place = columns.firstIndex(of: column), place < row.cells.count else { return "" }
                return Self.plain(row.cells[place])
            }
        }
        guard reader.problems.isEmpty else { throw Problems(reader.problems) }
        guard let document = try? JSONValue(parsing: roster) else { return roster }
        return reader.applied(to: document).file
    }

    private static func plain(_ cell: String) -> String {
        cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// Reads row by row and keeps what it has found wrong.
private struct Reader {
    let roster: Roster
    /// The columns that the table has.
    let columns: Set<RosterTable.Column>
    private(set) var problems: [Problem] = []
    private var people: [JSONValue] = []
    private var heads: [SchoolID: PersonID] = [:]
    private var curators: [SchoolID: PersonID] = [:]
    private var coordinators: [MunicipalityID: PersonID] = [:]
    private var ids: Set<String> = []

    init(roster: Roster, columns: Set<RosterTable.Column>) {
        self.roster = roster
        self.columns = columns
    }

    mutating func report(_ line: Int, _ column: RosterTable.Column?, found: Finding, expected: Expectation) {
        let place = column.map { ", «\($0.names[0])»" } ?? ""
        problems.append(Problem(file: "CSV", path: "line \(line)\(place)", found: found, expected: expected))
    }

    mutating func read(line: Int, _ cell: (RosterTable.Column) -> String) {
        guard let id = PersonID(cell(.id)) else {
            return report(line, .id, found: Finding(JSONValue.quoted(cell(.id))), expected: .identifier)
        }
        if !ids.insert(id.rawValue).inserted {
            let expected = Expectation(.eachPersonOnce, "", "each person once")
            report(line, .id, found: Finding(JSONValue.quoted(id.rawValue)), expected: expected)
        }
        for column in [RosterTable.Column.name, .post] where cell(column).isEmpty {
            report(line, column, found: .nothing, expected: .text)
        }
        var roles = keptRoles(of: id) + roles(cell(.roles), line: line)
        for school in schools(cell(.heads), line: line, .heads) {
            check(school.rawValue, for: id, heldBy: heads[school], line: line, .heads)
            heads[school] = id
            roles.append(.schoolHead)
        }
        for school in schools(cell(.curates), line: line, .curates) {
            check(school.rawValue, for: id, heldBy: curators[school], line: line, .curates)
            curators[school] = id
            roles.append(.curator)
        }
        for name in Self.parts(cell(.coordinates)) {
            guard let municipality = PersonSearch(roster).municipality(name) else {
                let expected = "the name or id of a municipality of the roster"
                report(
                    line,
                    .coordinates,
                    found: Finding(JSONValue.quoted(name)),
                    expected: Expectation(.municipalityName, "", expected)
                )
                continue
            }
            let place = municipality.id
            check(place.rawValue, for: id, heldBy: coordinators[place], line: line, .coordinates)
            coordinators[place] = id
            roles.append(.municipalCoordinator)
        }
        let kept = Role.allCases.filter(roles.contains).map(\.rawValue)
        var person = JSONValue.texts(["id": id.rawValue, "name": cell(.name), "post": cell(.post)])
            .with("roles", .strings(kept))
        let employer = columns.contains(.body) ? body(cell(.body), line: line) : roster.person(id)?.body
        if let employer { person = person.with("body", .string(employer.rawValue)) }
        people.append(person)
    }

    private mutating func check(
        _ place: String,
        for person: PersonID,
        heldBy other: PersonID?,
        line: Int,
        _ column: RosterTable.Column
    ) {
        guard let other, other != person else { return }
        let expected = Expectation(.onePerson, other.rawValue, "one person only; \(other) has it")
        report(line, column, found: Finding(place), expected: expected)
    }

    /// The roles that a column which is not there would have given.
    private func keptRoles(of id: PersonID) -> [Role] {
        Role.allCases.filter { role in
            guard roster.person(id)?.roles.contains(role) == true else { return false }
            switch role {
            case .schoolHead: return !columns.contains(.heads)
            case .municipalCoordinator: return !columns.contains(.coordinates)
            case .curator: return !columns.contains(.curates)
            case .regionalCoordinator, .observer: return !columns.contains(.roles)
            }
        }
    }

    private mutating func roles(_ text: String, line: Int) -> [Role] {
        Self.parts(text).compactMap { word in
            let role = RosterTable.role(word)
            if role == nil {
                report(line, .roles, found: Finding(JSONValue.quoted(word)), expected: RosterTable.roleWords)
            }
            return role
        }
    }

    private mutating func schools(_ text: String, line: Int, _ column: RosterTable.Column) -> [SchoolID] {
        Self.parts(text).compactMap { code in
            let school = roster.school(named: code)
            if school == nil {
                let expected = Expectation(.schoolCode, "", "the code of a school of the roster")
                report(line, column, found: Finding(JSONValue.quoted(code)), expected: expected)
            }
            return school?.id
        }
    }

    private mutating func body(_ text: String, line: Int) -> BodyID? {
        guard !text.isEmpty else { return nil }
        let key = Body.spellingKey(text)
        let body = roster.bodies.first {
            $0.id.rawValue == text || $0.spellings.contains { Body.spellingKey($0) == key }
        }
        if body == nil {
            let expected = Expectation(.bodyName, "", "the id or name of a body of the roster")
            report(line, .body, found: Finding(JSONValue.quoted(text)), expected: expected)
        }
        return body?.id
    }

    private static func parts(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == "/" || $0 == "|" }
            .map { $0.split(separator: " ").joined(separator: " ") }
            .filter { !$0.isEmpty }
    }

    /// A school that nobody of the table heads keeps its head, and the check of the whole file tells where he is missing;
    /// so does whoever curates or coordinates, where the table has no column for that.
    func applied(to document: JSONValue) -> JSONValue {
        document
            .with("people", .array(people))
            .editing("schools") { items in
                items.map { item in
                    guard let id = item[member: "id"]?.written.flatMap({ SchoolID($0) }) else { return item }
                    let school = heads[id].map { item.with("head", .string($0.rawValue)) } ?? item
                    guard columns.contains(.curates) else { return school }
                    return school.with("curator", curators[id].map { .string($0.rawValue) })
                }
            }
            .editing("municipalities") { items in
                items.map { item in
                    guard columns.contains(.coordinates),
                        let id = item[member: "id"]?.written.flatMap({ MunicipalityID($0) })
                    else { return item }
                    return item.with("coordinator", coordinators[id].map { .string($0.rawValue) })
                }
            }
            .editing("deputies") { items in
                items.filter { item in
                    [item[member: "person"], item[member: "deputy"]].allSatisfy { ids.contains($0?.written ?? "") }
                }
            }
    }
}

extension RosterTable {
    fileprivate static func role(_ word: String) -> Role? {
        roles[word.lowercased()] ?? Role(rawValue: word)
    }

    fileprivate static var roleWords: Expectation {
        let words = roles.keys.sorted().joined(separator: ", ")
        return Expectation(.oneOf, words, "one of: " + words)
    }
}
