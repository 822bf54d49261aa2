import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// Whoever asks sees what is his: by command, on every page and by every button, forged ones too.
@Suite(.timeLimit(.minutes(5))) struct AskRightsTests {
    /// Every screen there is for somebody, whoever may see it.
    private static func views(_ stage: AskStage) -> [AskView] {
        let months = (1...12).compactMap { Month(year: 2022, number: $0) }
        let rows = stage.world.roadmap.activities.map(\.number)
        let places = [PlaceToken(nil)] + stage.world.roster.municipalities.map { PlaceToken($0.id) }
        let single: [AskView] = [
            .rows(nil, page: 0), .places(page: 0), .months(page: 0), .overdue(page: 0), .schools(nil, page: 0),
            .week(page: 0),
        ]
        let byMonth = months.flatMap { month in
            [AskView.silent(month, page: 0), .plan(month, page: 0)] + places.map { .missing(month, $0, page: 0) }
        }
        let byRow = rows.flatMap { row in
            [AskView.activity(row, page: 0), .who(row, page: 0)] + places.map { .doing(row, $0, page: 0) }
        }
        let byPlace = places.flatMap { [AskView.rows($0, page: 0), .late($0, page: 0), .schools($0, page: 0)] }
        let schools = stage.world.roster.schools.map { AskView.school(SchoolToken($0.id)) }
        return single + byMonth + byRow + byPlace + schools
    }

    /// Every screen with all of its pages, those turned to by hand too.
    private func texts(_ stage: AskStage, as person: PersonID) async throws -> [AskView: String] {
        let views = Self.views(stage).flatMap { view in (0..<5).map { view.turned(to: $0) } }
        let unique = Array(Set(views))
        let screens = try await stage.screens(unique.map { AskPress($0) }, of: person)
        var texts: [AskView: String] = [:]
        for (view, screen) in zip(unique, screens) {
            guard let screen else { continue }
            texts[view] = screen.text + "\n" + screen.buttons.joined().map(\.label).joined(separator: "\n")
        }
        return texts
    }

    @Test func `a municipality sees its own schools, people and name, and no other's`() async throws {
        let stage = try AskStage(schools: 90)
        try await stage.live()
        let roster = stage.world.roster
        let texts = try await texts(stage, as: "coordinator-1")
        let others = roster.schools.filter { $0.municipality != "m-1" }
        // The whole word, or «№ 1» would be found in «№ 12».
        let words = Set(others.map { "(\($0.code))" } + others.map(\.head.rawValue))
            .union(["Район 0", "Район 2", "coordinator-0", "coordinator-2", "method"])
        for (view, text) in texts {
            let found = text.split { $0.isNewline || $0 == "," || $0 == " " }.map(String.init)
            #expect(words.isDisjoint(with: found), "\(AskPress(view).text): \(text)")
            #expect(!text.contains("Район 0") && !text.contains("Район 2"), "\(AskPress(view).text): \(text)")
        }
        // And of his own, everything.
        let own = roster.schools.filter { $0.municipality == "m-1" }
        for school in own { #expect(texts[.school(SchoolToken(school.id))] != nil) }
        for school in others { #expect(texts[.school(SchoolToken(school.id))] == nil) }
        #expect(
            texts[.late(PlaceToken(MunicipalityID.named("m-0")), page: 0)] == nil
                && texts[.late(PlaceToken(nil), page: 0)] == nil
        )
        #expect(texts[.rows(PlaceToken(MunicipalityID.named("m-2")), page: 3)] == nil)
        #expect(texts[.rows(PlaceToken(MunicipalityID.named("m-1")), page: 0)] != nil)
    }

    @Test func `a head and a curator see their own schools and no sums`() async throws {
        let stage = try AskStage(schools: 45)
        try await stage.live()
        for (person, own) in [("head-7", ["Ш-7"]), ("curator-2", ["Ш-6", "Ш-7", "Ш-8"])] {
            let texts = try await texts(stage, as: .named(person))
            let others = Set(stage.world.roster.schools.map(\.code)).subtracting(own)
            for (view, text) in texts {
                let words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init))
                #expect(words.isDisjoint(with: others), "\(person) \(AskPress(view).text): \(text)")
                #expect(![.progress, .overdue, .silent].contains(view.command), "\(person): \(AskPress(view).text)")
            }
            for code in own {
                let school = try #require(stage.world.roster.school(named: code))
                #expect(texts[.school(SchoolToken(school.id))]?.contains(code) == true)
            }
        }
    }

    @Test func `an observer sees sums and no people`() async throws {
        let stage = try AskStage(schools: 45)
        try await stage.live()
        let texts = try await texts(stage, as: AskStage.observer)
        #expect(texts[.rows(nil, page: 0)] != nil && texts[.activity(7, page: 0)] != nil)
        let people = Set(stage.world.roster.people.map(\.id.rawValue))
        for (view, text) in texts {
            let words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init))
            #expect(words.isDisjoint(with: people), "\(AskPress(view).text): \(text)")
            #expect(![.overdue, .silent, .school].contains(view.command))
        }
    }

    @Test func `rights are asked again at every press`() async throws {
        try await ReportStory.tell { story in
            try await story.says("/silent", in: .galina)
            let shown = try #require(story.messenger.shown(in: .galina).last)
            let button = AskPress(.rows(nil, page: 0)).text
            #expect(try await story.presses(data: button, on: shown.id, in: .galina) == nil)
            // She is no coordinator any more.
            let hamlet = ReportStory.hamlet { hamlet in
                hamlet.without = [.galina]
                hamlet.others = [
                    Person(id: .galina, name: "Галина Галина Глебовна", post: "", roles: [.observer], body: nil)
                ]
            }
            story.worlds.change(to: try hamlet.world(fingerprint: "later"))
            let silent = AskPress(.silent(ReportStory.march, page: 0)).text
            #expect(try await story.presses(data: silent, on: shown.id, in: .galina) == story.label(.outdated))
            #expect(try await story.presses(data: "as:zz", on: shown.id, in: .galina) == story.label(.outdated))
            #expect(try await story.presses(data: silent, on: shown.id, in: .anna) == story.label(.outdated))
        }
    }

    @Test func `who stands in for a coordinator sees what he sees`() async throws {
        let stage = try AskStage(schools: 45)
        let world = stage.world
        let roster = Roster(
            bodies: world.roster.bodies,
            municipalities: world.roster.municipalities,
            schools: world.roster.schools,
            people: world.roster.people,
            deputies: [Deputy(person: "coordinator-1", deputy: "coordinator-0", from: nil, to: .on("2022-06-01"))]
        )
        let planner = Planner(
            roadmap: world.roadmap,
            roster: roster,
            calendar: world.calendar,
            policy: world.planner.policy,
            time: world.time
        )
        let deputised = World(planner: planner, settings: world.settings, phrasebook: world.phrasebook, fingerprint: "")
        let deputy = try #require(roster.person("coordinator-0"))
        func scope(on day: String) -> ProgressScope? {
            deputised.scope(of: .progress, for: deputy, in: .personal, on: .on(day))
        }
        #expect(scope(on: "2022-05-20") == .municipalities(["m-0", "m-1"]))
        #expect(scope(on: "2022-06-02") == .municipalities(["m-0"]))
    }
}
