import Core
import TestSupport
import Testing

/// Every kind of change, tried on the committed configuration.
@Suite struct ConfigurationChangeTests {
    private let files: [String: [UInt8]]

    init() throws {
        var files: [String: [UInt8]] = [:]
        let names = ["roadmap.json", "roster.json", "settings.json"] + (2021...2027).map { "calendar/\($0).json" }
        for name in names { files[name] = try CommittedConfig.file(name) }
        self.files = files
    }

    private func changed(_ change: ConfigurationChange) throws -> Configuration {
        let (edit, configuration) = try change.edit(files)
        #expect(edit.before == files[edit.file] && edit.after != edit.before)
        #expect(edit.after.last == UInt8(ascii: "\n"))
        return configuration
    }

    private func refusal(_ change: ConfigurationChange) -> ChangeRefusal? {
        do throws(ChangeRefusal) {
            _ = try change.edit(files)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a decree adds a day off, and switches on one that was off`() throws {
        for day in ["2022-08-15", "2022-12-28"] {
            let day = try #require(CivilDate(iso: day))
            let calendar = WorkCalendar(years: try changed(.dayOff(day, name: "Праздник", source: "Указ")).calendar)
            #expect(!calendar.isWorkingDay(day) && calendar.name(of: day) == "Праздник")
        }
    }

    @Test func `a row is read anew, cancelled and restored`() throws {
        let amend = ConfigurationChange.amend(
            row: 18,
            period: "19 сентября – 24 октября 2022 г.",
            was: "",
            reason: "Письмо"
        )
        let row = try #require(try changed(amend).roadmap.activity(18))
        #expect(row.schedule.end == CivilDate(iso: "2022-10-24") && row.revision == 2)
        #expect(row.periodInForce == "19 сентября – 24 октября 2022 г." && row.period != row.periodInForce)
        let (edit, cancelled) = try ConfigurationChange.cancel(row: 18, reason: "Приказ").edit(files)
        #expect(cancelled.roadmap.activity(18)?.cancelled == "Приказ")
        #expect(RoadmapDocument.write(cancelled.roadmap) == edit.after)
        let restored = try ConfigurationChange.restore(row: 18, reason: "Приказ").edit(edit.applied(to: files))
        #expect(restored.configuration.roadmap.activity(18)?.cancelled == nil)
    }

    @Test func `a curator is replaced, a head may become one`() throws {
        let roster = try changed(
            .replaceCurator("p-curator-01", by: "p-head-03", schools: ["s-01", "s-02"])
        ).roster
        #expect(roster.schools(curatedBy: "p-head-03").map(\.id) == ["s-01", "s-02"])
        #expect(roster.person("p-head-03")?.roles == [.schoolHead, .curator])
        #expect(roster.schools(curatedBy: "p-curator-01").isEmpty)
    }

    @Test func `deputies come and go`() throws {
        let day = CivilDate(iso: "2022-07-01")
        let (edit, first) = try ConfigurationChange.deputise("p-head-01", by: "p-head-02", from: day, to: nil)
            .edit(files)
        #expect(first.roster.deputies.contains(Deputy(person: "p-head-01", deputy: "p-head-02", from: day)))
        let (_, second) = try ConfigurationChange.endDeputies(of: "p-head-01").edit(edit.applied(to: files))
        #expect(!second.roster.deputies.contains { $0.person == "p-head-01" })
    }

    @Test func `a school joins with a head of its own, and leaves with him`() throws {
        let school = NewSchool(
            id: "s-new-1",
            code: "Ш-99",
            name: "Новая СОШ",
            municipality: "elista",
            head: .new("p-new-1", name: "Н Н Н", post: "директор"),
            curator: "p-curator-01"
        )
        let (edit, joined) = try ConfigurationChange.schoolJoins(school).edit(files)
        #expect(joined.roster.school("s-new-1")?.head == "p-new-1")
        #expect(joined.roster.person("p-new-1")?.roles == [.schoolHead])
        let left = try ConfigurationChange.schoolLeaves("s-new-1").edit(edit.applied(to: files)).configuration
        #expect(left.roster.school("s-new-1") == nil && left.roster.person("p-new-1") == nil)
        #expect(left.roster.people == joined.roster.people.filter { $0.id != "p-new-1" })
    }

    @Test func `what does not hold together is refused, and why`() throws {
        let day = try #require(CivilDate(iso: "2022-03-03"))
        #expect(refusal(.dayOff(day, name: "x", source: "y")) == .alreadyDayOff(day))
        let far = try #require(CivilDate(iso: "2031-03-03"))
        #expect(refusal(.dayOff(far, name: "x", source: "y")) == .noCalendar(2031))
        #expect(refusal(.cancel(row: 99, reason: "x")) == .noRow(99))
        #expect(refusal(.restore(row: 18, reason: "x")) == .nothingToChange)
        guard case .unclear = refusal(.amend(row: 18, period: "когда-нибудь", was: "", reason: "x")) else {
            Issue.record("a period that says nothing is accepted")
            return
        }
        guard case .faults(let faults) = refusal(.deputise("p-head-01", by: "p-head-01", from: nil, to: nil)) else {
            Issue.record("a person stands in for himself")
            return
        }
        #expect(faults.count == 1 && faults.first?.path.hasPrefix("$.deputies") == true)
    }
}
