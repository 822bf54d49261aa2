import Core
import OrderImport
import Testing

@Suite struct KeepingDecisionsTests {
    private let kept: [BodyID] = ["moin", "curators"].compactMap { BodyID($0) }

    /// The order as imported before, with rows 24 and 26 decided by hand.
    private func decided() throws -> Roadmap {
        let fresh = try OrderFixture.imported().roadmap
        let activities = fresh.activities.map { activity in
            switch activity.number {
            case 24: activity.deciding(Decision(field: "responsibleBodies", reason: "названы"), responsibleBodies: kept)
            case 26:
                activity.deciding(
                    Decision(field: "levels", value: "региональный", reason: "пусто"),
                    levels: [.regional]
                )
            default: activity
            }
        }
        return Roadmap(id: fresh.id, title: fresh.title, order: fresh.order, year: fresh.year, activities: activities)
    }

    @Test func `decisions stand where the words do, and their questions are asked no more`() throws {
        let order = try OrderFixture.imported().keepingDecisions(of: decided())
        #expect(order.roadmap.activity(24)?.responsibleBodies == kept)
        #expect(order.roadmap.activity(24)?.audience.map(\.rawValue) == ["schools"])
        #expect(order.roadmap.activity(24)?.decisions.map(\.reason) == ["названы"])
        #expect(order.roadmap.activity(26)?.levelSet == [.regional])
        #expect(order.roadmap.activity(26)?.levels == "")
        #expect(!order.notes.contains { $0.row == 26 && $0.field == "levels" })
        #expect(order.notes.contains { $0.row == 26 && $0.field == "audience" })
        #expect(order.roadmap.activities.allSatisfy { $0.revision == 1 })
    }

    @Test func `a decision on changed words is dropped, asked for anew, and the row announced anew`() throws {
        let text = try OrderFixture.text().replacing("Обеспечение кураторами", with: "Обеспечение всеми кураторами")
        let order = try OrderFixture.read(text).keepingDecisions(of: decided())
        let activity = try #require(order.roadmap.activity(24))
        #expect(activity.decisions.isEmpty)
        #expect(activity.responsibleBodies.map(\.rawValue) == ["moin", "kripkro", "municipalities"])
        #expect(activity.revision == 2)
        let expected =
            "line 61: row 24: question: the words have changed, announced anew as revision 2; "
            + "to be decided anew: responsibleBodies"
        #expect(order.notes.contains { $0.description == expected })
    }

    @Test func `a decided row that is gone is asked about`() throws {
        let lines = try OrderFixture.lines().filter { !$0.hasPrefix("26\t") }
        let order = try OrderFixture.read(lines: lines).keepingDecisions(of: decided())
        #expect(order.notes.contains { $0.row == 26 && $0.text.hasSuffix("what was decided: levels") })
    }

    @Test func `without decisions nothing changes`() throws {
        let fresh = try OrderFixture.imported()
        #expect(fresh.keepingDecisions(of: fresh.roadmap) == fresh)
    }
}

extension Activity {
    fileprivate func deciding(
        _ decision: Decision,
        responsibleBodies: [BodyID]? = nil,
        levels levelSet: Set<Level>? = nil
    ) -> Activity {
        Activity(
            number: number,
            title: title,
            responsible: responsible,
            period: period,
            result: result,
            levels: levels,
            kind: kind,
            responsibleBodies: responsibleBodies ?? self.responsibleBodies,
            audience: audience,
            schedule: schedule,
            levelSet: levelSet ?? self.levelSet,
            decisions: [decision]
        )
    }
}
