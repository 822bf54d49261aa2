import Core
import Foundation
import TestSupport
import Testing

/// What one row asks, of whom, and what it has to do with one person.
@Suite struct RowTests {
    private let planner = Region().planner

    @Test func `a row's obligations are those that are planned for`() {
        let planned = Dictionary(grouping: Region().plan().map(\.obligation), by: \.activity)
        #expect(!planned.isEmpty)
        for (row, obligations) in planned {
            let terms = planner.terms(ofRow: row)
            #expect(terms.map(\.occurrence.anchor) == terms.map(\.occurrence.anchor).sorted())
            let all = terms.flatMap { planner.obligations(ofRow: row, in: $0.occurrence.id) }
            #expect(Set(all) == Set(obligations), "row \(row)")
            for obligation in all { #expect(planner.obligation(obligation.id) == obligation) }
        }
    }

    @Test func `a row is begun on the day of its first notice`() {
        let notices = Region().plan()
        for row in Set(notices.map(\.obligation.activity)) {
            for term in planner.terms(ofRow: row) {
                let first = notices.filter {
                    $0.obligation.activity == row && $0.obligation.occurrence.id == term.occurrence.id
                }
                .map(\.day).min()
                #expect(term.begins == first, "row \(row), \(term.occurrence.id)")
            }
        }
    }

    @Test func `what nobody is asked is nobody's`() {
        #expect(planner.terms(ofRow: 99).isEmpty && planner.askedUnder(row: 99) == nil)
        let stranger = ObligationID(activity: 1, occurrence: "2022-13", subject: .school("s-1"))
        #expect(planner.obligation(stranger) == nil)
        #expect(planner.ties(of: "nobody", toRow: 1).isEmpty)
    }

    @Test func `overdue is what should have been done by then and is asked still`() {
        let day = date("2022-12-30")
        let late = planner.obligations(of: .school("s-1"), overdueOn: day)
        #expect(!late.isEmpty && late.allSatisfy { $0.occurrence.anchor < day && $0.subject == .school("s-1") })
        // Of the reports only the last month's is asked for.
        #expect(late.count { $0.demand == .report } <= 1)
        #expect(planner.obligations(of: .school("s-99"), overdueOn: day).isEmpty)
        #expect(planner.obligations(of: .school("s-1"), overdueOn: date("2022-01-01")).isEmpty)
    }

    @Test func `the next reminder is the first that is planned, whatever the moment`() {
        let plan = Region().plan()
        for person in ["head-1", "curator-1", "coordinator-north", "method"] as [PersonID] {
            for row in Set(plan.map(\.obligation.activity)) {
                for day in ["2022-01-01", "2022-03-10", "2022-06-01", "2022-12-31"] {
                    let moment = Date.moscow(day, hour: 12)
                    let next = planner.nextReminder(ofRow: row, for: person, after: moment) { _ in false }
                    let planned = plan.filter {
                        $0.recipient == person && $0.obligation.activity == row && $0.at > moment && !isOfSilence($0)
                    }
                    #expect(next?.at == planned.map(\.at).min(), "\(person), row \(row), \(day)")
                    if let next { #expect(planned.contains(next)) }
                }
                #expect(planner.nextReminder(ofRow: row, for: person, after: .distantPast) { _ in true } == nil)
            }
        }
    }

    /// Told of others' obligations, with which the person has nothing else to do.
    private func isOfSilence(_ notice: Notice) -> Bool {
        notice.step.tier != nil
            && !planner.ties(of: notice.recipient, toRow: notice.obligation.activity)
                .contains { $0.obligation.subject == notice.obligation.subject }
    }

    @Test func `a nudge goes to those who answer, the deputy in the place of the absent, once a day`() throws {
        let region = Region {
            $0.deputies = [
                Deputy(person: "head-1", deputy: "head-2", from: date("2022-02-01"), to: date("2022-02-28"))
            ]
        }
        let planner = region.planner
        let term = try #require(planner.terms(ofRow: 1).first)
        let own = planner.obligations(ofRow: 1, in: term.occurrence.id).filter { $0.subject == .school("s-1") }
        let morning = own.flatMap { planner.nudges(about: $0, at: .moscow("2022-02-07", hour: 9)) }
        let noon = own.flatMap { planner.nudges(about: $0, at: .moscow("2022-02-07", hour: 12)) }
        #expect(morning.map(\.recipient) == ["head-2"] && morning.map(\.ground.inPlaceOf) == ["head-1"])
        #expect(morning.map(\.key) == noon.map(\.key))
        let later = own.flatMap { planner.nudges(about: $0, at: .moscow("2022-03-01", hour: 9)) }
        #expect(later.map(\.recipient) == ["head-1"])
        for notice in morning + later {
            #expect(planner.stillCalls(for: notice))
            #expect(NoticeKey(notice.key.description) == notice.key)
        }
        #expect(own.map { planner.responsible(for: $0) } == [["head-1"]])
    }
}
