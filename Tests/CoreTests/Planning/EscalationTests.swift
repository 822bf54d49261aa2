import Core
import Foundation
import TestSupport
import Testing

/// To whom silence climbs, and when.
@Suite struct EscalationTests {
    private func region(by body: BodyID) -> Region {
        Region { $0.activities = [.row(1, .deadline, .days("2022-02-01", "2022-02-28"), by: [body])] }
    }

    /// `step day recipient`, by day.
    private func climbs(_ region: Region, about subject: Subject) -> [String] {
        region.plan().filter { $0.isEscalation && $0.obligation.subject == subject }
            .map { "\($0.step) \($0.day) \($0.recipient)" }
    }

    @Test func `a school's silence climbs to its curator, its municipality and the region`() {
        let region = region(by: "schools")
        // The 5th of March is a working Saturday, the 7th and 8th are holidays.
        #expect(
            climbs(region, about: .school("s-1")) == [
                "escalation-curator 2022-03-03 curator-1", "escalation-municipality 2022-03-09 coordinator-north",
                "escalation-region 2022-03-15 region",
            ]
        )
        #expect(
            climbs(region, about: .school("s-3")).map { $0.split(separator: " ")[2] } == [
                "curator-2", "coordinator-south", "region",
            ]
        )
        let grounds = region.plan().filter(\.isEscalation).map { ($0.step, $0.ground) }
        #expect(grounds.allSatisfy { .escalation(.curator) != $0 || $1 == Ground(.escalated(.curator)) })
        #expect(grounds.allSatisfy { .escalation(.region) != $0 || $1 == Ground(.escalated(.region)) })
    }

    @Test func `a school without a curator is heard of by the municipality first`() {
        #expect(
            climbs(region(by: "schools"), about: .school("s-4")) == [
                "escalation-municipality 2022-03-09 coordinator-south", "escalation-region 2022-03-15 region",
            ]
        )
    }

    @Test func `where a municipality has no coordinator the region hears all the same`() {
        var region = region(by: "schools")
        region.municipalities[0] = Municipality(id: "north", name: "", coordinator: nil)
        #expect(
            climbs(region, about: .school("s-1")) == [
                "escalation-curator 2022-03-03 curator-1", "escalation-region 2022-03-15 region",
            ]
        )
    }

    @Test func `a municipality's silence climbs to the region alone, a curator's too`() {
        #expect(
            climbs(region(by: "municipalities"), about: .municipality("south")) == [
                "escalation-region 2022-03-15 region"
            ]
        )
        #expect(climbs(region(by: "curators"), about: .curator("curator-2")) == ["escalation-region 2022-03-15 region"])
    }

    @Test func `an organisation's silence climbs to nobody`() {
        #expect(!region(by: "institute").plan().contains { $0.isEscalation })
        #expect(region(by: "institute").plan().contains { $0.step == .weekly(8) })
        let seminar = Region {
            $0.activities = [.row(1, .seminar, .days("2022-02-01", "2022-02-28"), by: ["ministry"])]
        }
        #expect(!seminar.plan().contains { $0.isEscalation })
    }

    @Test func `the waits are the policy's, and every regional coordinator hears`() {
        var region = region(by: "schools")
        region.people.append(.with("second", [.regionalCoordinator]))
        region.policy = .usual(escalation: Policy.Escalation(curator: 1, municipality: 2, region: 5))
        #expect(
            climbs(region, about: .school("s-1")) == [
                "escalation-curator 2022-03-01 curator-1", "escalation-municipality 2022-03-02 coordinator-north",
                "escalation-region 2022-03-05 region", "escalation-region 2022-03-05 second",
            ]
        )
    }
}
