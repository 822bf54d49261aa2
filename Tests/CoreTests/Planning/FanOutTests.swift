import Core
import TestSupport
import Testing

/// Whom a row is asked of, by its kind.
@Suite struct FanOutTests {
    private static let schools: Set<Subject> = [.school("s-1"), .school("s-2"), .school("s-3"), .school("s-4")]
    private static let municipalities: Set<Subject> = [.municipality("north"), .municipality("south")]

    /// The plan of one row in place of all others.
    private func plan(_ activity: Activity) -> [Notice] {
        Region { $0.activities = [activity] }.plan()
    }

    private func february(by bodies: BodyID..., kind: ActivityKind = .deadline) -> Activity {
        .row(9, kind, .days("2022-02-01", "2022-02-28"), by: bodies)
    }

    @Test func `a school's deadline is every school's own`() {
        let plan = plan(february(by: "schools"))
        #expect(plan.subjects == Self.schools)
        #expect(plan.allSatisfy { $0.obligation.demand == .carryOut })
        let own = plan.filter { $0.ground == Ground(.responsible) && $0.step == .before(3) }
        #expect(own.map(\.recipient).sorted() == ["head-1", "head-2", "head-3", "head-4"])
    }

    @Test func `a curator helps before the deadline, and is not asked after it`() {
        let help = plan(february(by: "schools")).filter { $0.ground == Ground(.curates) }
        #expect(Set(help.map(\.step)) == [.before(10), .before(3), .before(1), .before(0)])
        let helped = help.filter { $0.step == .before(3) }.map { "\($0.recipient) \($0.obligation.subject)" }
        #expect(helped.sorted() == ["curator-1 school:s-1", "curator-1 school:s-2", "curator-2 school:s-3"])
    }

    @Test func `a deadline of several is each one's own, organisations and municipalities alike`() {
        let plan = plan(february(by: "ministry", "institute", "municipalities"))
        #expect(plan.subjects == Self.municipalities.union([.body("ministry"), .body("institute")]))
        let due = plan.filter { $0.step == .before(0) }
        #expect(
            due.map { "\($0.recipient)@\($0.obligation.subject)" }.sorted() == [
                "coordinator-north@municipality:north", "coordinator-south@municipality:south",
                "method@body:institute", "official@body:ministry", "region@body:institute",
            ]
        )
    }

    @Test func `observers and bodies outside the region are never written to`() {
        #expect(!Region().plan().recipients.contains("observer"))
        #expect(plan(february(by: "fioko")).isEmpty)
        #expect(plan(february(by: "fioko", kind: .seminar)).isEmpty)
        #expect(!plan(february(by: "fioko", "ministry")).subjects.contains(.body("fioko")))
    }

    @Test(arguments: [ActivityKind.seminar, .videoconference])
    func `the day of a seminar is one question to all its organisations together`(kind: ActivityKind) {
        let plan = plan(february(by: "ministry", "institute", "municipalities", "schools", kind: kind))
        #expect(plan.subjects == [.body("ministry")])
        #expect(plan.recipients == ["official", "region", "method"])
        #expect(plan.allSatisfy { $0.obligation.demand == .setDate && $0.ground == Ground(.responsible) })
        #expect(plan.keys.count == plan.count)
    }

    @Test func `a seminar of the municipal level is every municipality's own`() {
        var row = february(by: "ministry", "institute", "municipalities", kind: .seminar)
        row = .row(9, .seminar, row.schedule, by: row.responsibleBodies, levels: [.municipal])
        #expect(plan(row).subjects == Self.municipalities)
        #expect(Set(plan(row).map(\.obligation.demand)) == [.setDate])
        // Nobody of the municipalities answers for this one, whatever its level.
        let foreign = Activity.row(9, .seminar, row.schedule, by: ["institute"], levels: [.municipal])
        #expect(plan(foreign).subjects == [.body("institute")])
    }

    @Test(arguments: ["municipalities": municipalities, "schools": schools] as [BodyID: Set<Subject>])
    func `a seminar no organisation answers for is asked of each`(body: BodyID, subjects: Set<Subject>) {
        let plan = plan(february(by: body, kind: .seminar))
        #expect(plan.subjects == subjects)
        #expect(plan.allSatisfy { $0.ground != Ground(.curates) })
    }

    @Test func `a deadline whose period names no days is asked for its date`() {
        for recurrence in [Recurrence.asNeeded, .bySchedule, .continuous] {
            let plan = plan(.row(9, .deadline, .every(recurrence), by: ["ministry", "institute"]))
            #expect(plan.subjects == [.body("ministry")])
            #expect(Set(plan.map(\.obligation.demand)) == [.setDate])
        }
    }

    @Test func `two names of one group are one duty`() {
        var region = Region()
        region.bodies += [.named("weak-schools", .everySchool), .named("tutors", .everyCurator)]
        region.activities = [
            february(by: "schools", "weak-schools"),
            .row(10, .seminar, .days("2022-03-01", "2022-03-31"), by: ["weak-schools", "schools"]),
            .row(11, .monthlyReport, .every(.monthly), by: ["weak-schools", "schools", "tutors", "curators"]),
        ]
        #expect(region.plan().keys.count == region.plan().count)
        #expect(!region.plan().isEmpty)
    }

    @Test func `the month's request goes to schools, municipalities, organisations and curators`() {
        let requests = Region().plan().filter { $0.obligation.demand == .report }
        let others: Set<Subject> = [
            .body("institute"), .body("ministry"), .curator("curator-1"), .curator("curator-2"),
        ]
        #expect(requests.subjects == Self.schools.union(Self.municipalities).union(others))
        #expect(Set(requests.map(\.obligation.activity)) == [6])
        #expect(requests.allSatisfy { $0.ground.relation != .curates })
        let opening = requests.filter { $0.step == .opens && $0.obligation.occurrence.id == "2022-03" }
        #expect(Set(opening.map(\.day)) == [date("2022-03-21")])
        #expect(opening.count == 4 + 2 + 2 + 1 + 2)
    }
}
