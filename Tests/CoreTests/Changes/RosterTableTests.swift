import Core
import TestSupport
import Testing

/// Tables of people against the committed roster.
@Suite struct RosterTableTests {
    private let file: [UInt8]
    private let roster: Roster

    init() throws {
        file = try CommittedConfig.file("roster.json")
        roster = try RosterDocument.read(file)
    }

    /// Everybody of the roster, with these columns besides the obligatory ones.
    private func applied(_ columns: [(name: String, cell: (Person) -> String)] = []) throws -> Roster {
        let header = ["код", "ФИО", "должность"] + columns.map(\.name)
        let rows = roster.people.enumerated().map { index, person in
            RosterTable.Row(
                line: index + 2,
                cells: [person.id.rawValue, person.name, person.post] + columns.map { $0.cell(person) }
            )
        }
        let table = RosterTable([RosterTable.Row(line: 1, cells: header)] + rows)
        return try RosterDocument.read(try table.applied(to: file))
    }

    @Test func `what the table has no column for stays as it was`() throws {
        let after = try applied()
        #expect(RosterDifference(from: roster, to: after).isEmpty)
        #expect(after.schools.map(\.curator) == roster.schools.map(\.curator))
        #expect(after.people == roster.people)
    }

    @Test func `a column that is there empties what it leaves empty`() throws {
        let after = try applied([("куратор школ", { _ in "" })])
        #expect(after.schools.allSatisfy { $0.curator == nil })
        #expect(after.municipalities.map(\.coordinator) == roster.municipalities.map(\.coordinator))
        #expect(after.people(in: .curator).isEmpty && !after.people(in: .municipalCoordinator).isEmpty)
        #expect(after.people.map(\.body) == roster.people.map(\.body))
    }
}
