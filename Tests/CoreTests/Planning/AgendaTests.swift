import Core
import Foundation
import TestSupport
import Testing

/// A person's list of the year.
@Suite struct AgendaTests {
    private let day = date("2022-02-01")

    private func rows(_ person: PersonID, _ region: Region = Region()) -> Set<String> {
        Set(region.planner.agenda(of: person, on: day).map { "\($0.obligation.activity) \($0.obligation.subject)" })
    }

    @Test func `everybody sees what he answers for`() {
        #expect(rows("head-1") == ["1 school:s-1", "6 school:s-1"])
        #expect(rows("coordinator-north") == ["2 municipality:north", "4 municipality:north", "6 municipality:north"])
        #expect(rows("method") == ["3 body:ministry", "5 body:institute", "6 body:institute"])
        #expect(rows("official") == ["2 body:ministry", "3 body:ministry", "6 body:ministry"])
        #expect(rows("curator-1") == ["1 school:s-1", "1 school:s-2", "6 curator:curator-1"])
        #expect(rows("observer").isEmpty)
        #expect(rows("nobody").isEmpty)
    }

    @Test func `the list is in the order of the days, and has every month's request once`() {
        let items = Region().planner.agenda(of: "head-1", on: day)
        let anchors = items.map(\.obligation.occurrence.anchor)
        #expect(anchors == anchors.sorted())
        #expect(items.count == 1 + 11)
        #expect(Set(items.map(\.obligation.id)).count == items.count)
    }

    @Test func `the list is the same every time`() {
        let planner = Region.generated(schools: 60).planner
        let list = planner.agenda(of: "curator-3", on: day)
        #expect(list.count > 3)
        for _ in 1...5 { #expect(planner.agenda(of: "curator-3", on: day) == list) }
    }

    @Test func `who deputises sees the other's list beside his own, while it lasts`() {
        let region = Region {
            $0.deputies = [
                Deputy(person: "head-1", deputy: "head-2", from: date("2022-02-01"), to: date("2022-02-01")),
                Deputy(person: "head-3", deputy: "head-2"),
            ]
        }
        #expect(rows("head-2", region) == ["1 school:s-1", "1 school:s-2", "6 school:s-1", "6 school:s-2"])
        let items = region.planner.agenda(of: "head-2", on: day)
        #expect(
            Set(items.map(\.ground)) == [Ground(.responsible), Ground(.responsible, inPlaceOf: "head-1")]
        )
        let after = region.planner.agenda(of: "head-2", on: day.adding(days: 1))
        #expect(Set(after.map(\.obligation.subject)) == [.school("s-2")])
    }

    /// A line for each person, obligation and ground.
    private struct Line: Hashable {
        let person: PersonID
        let obligation: Obligation
        let ground: Ground
    }

    @Test func `whoever is written to before a deadline has it on his list of that day, and the other way round`() {
        var random = SeededGenerator()
        for _ in 1...4 {
            let region = RandomRegion.make(using: &random)
            let planner = region.planner
            let early = planner.notices(in: .always, standings: [:]).filter { !$0.step.isOverdue }
            for (day, notices) in Dictionary(grouping: early, by: \.day) {
                let told = Set(notices.map { Line(person: $0.recipient, obligation: $0.obligation, ground: $0.ground) })
                let due = Set(notices.map(\.obligation))
                let away = Set(region.deputies.filter { $0.from != nil && $0.isActive(on: day) }.map(\.person))
                let listed = region.people.filter { !away.contains($0.id) }.flatMap { person in
                    planner.agenda(of: person.id, on: day).filter { due.contains($0.obligation) }
                        .map { Line(person: person.id, obligation: $0.obligation, ground: $0.ground) }
                }
                #expect(told == Set(listed), "\(day), VEKHA_SEED=\(random.seed)")
            }
        }
    }

    @Test func `whoever is reminded after a deadline has it on his list too`() {
        var random = SeededGenerator()
        for _ in 1...2 {
            let planner = RandomRegion.make(using: &random).planner
            let late = planner.notices(in: .always, standings: [:]).filter { $0.step.isOverdue && !$0.isEscalation }
            #expect(!late.isEmpty)
            var lists: [String: Set<Obligation>] = [:]
            for notice in late {
                let key = "\(notice.recipient) \(notice.day)"
                let list = lists[key] ?? Set(planner.agenda(of: notice.recipient, on: notice.day).map(\.obligation))
                lists[key] = list
                #expect(list.contains(notice.obligation), "\(notice.key), VEKHA_SEED=\(random.seed)")
            }
        }
    }
}
