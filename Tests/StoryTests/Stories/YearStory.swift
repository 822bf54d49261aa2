import Core
import Foundation
import Service
import TestSupport
import Testing

@testable import vekha

/// The weeks from 20 December 2021 for the sample's 25 schools, through the wire, with people of every temper.
@Suite(.timeLimit(.minutes(5)))
struct YearStory {
    private static let end = "\(lastDay)T18:00"
    /// Seven weeks hold every kind of notice; `VEKHA_STORY_END=2022-12-31` tells the whole year.
    private static let lastDay = ProcessInfo.processInfo.environment["VEKHA_STORY_END"] ?? "2022-02-08"

    @Test func `if everybody is silent, what comes is what the plan foretold`() async throws {
        try await Self.tell { year in
            try await year.story.goTo(Self.lastDay, "18:00")
            let seen = try await year.reminders()
            try year.checkInvariants(seen)

            let world = try year.story.config.load().world
            let filter = try PlanFilter(person: nil, body: nil, activity: nil, onTime: false, world: world)
            let (from, to) = (try Self.date("2021-12-20"), try Self.date(Self.lastDay))
            var days = PlannedDays(world: world, filter: filter, from: from)
            let planned = (from.ordinal...to.ordinal).flatMap { days.bundles(on: CivilDate(ordinal: $0)) }
            #expect(seen.count == planned.count && planned.count > 100)
            let foretold = planned.map { "\($0.bundle.recipient) \(world.settings.time.iso($0.bundle.at).prefix(16))" }
            #expect(Set(seen.map { "\($0.person) \($0.message.date.prefix(16))" }) == Set(foretold))
            let keys = Set(planned.flatMap { $0.bundle.notices.map(\.key.description) })
            #expect(Set(try year.story.ledger().notices.map(\.key)) == keys)
        }
    }

    @Test func `if everybody answers at once, each is asked for each thing once`() async throws {
        try await Self.tell { year in
            try await year.live(until: Self.end) { .done }
            let seen = try await year.reminders()
            try year.checkInvariants(seen)
            let notices = try year.story.ledger().notices
            #expect(notices.allSatisfy { $0.state == "sent" || $0.reason == "done" })
            let asked = notices.filter { $0.state == "sent" }.map { "\($0.recipient) \($0.obligation)" }
            let twice = Dictionary(grouping: asked) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
            #expect(twice.isEmpty)
            #expect(!notices.contains { $0.step.hasPrefix("escalation") })
        }
    }

    @Test func `whatever people do, nobody is written to twice a day or about what is done`() async throws {
        var chance = SeededGenerator()
        let seed = chance.seed
        print("YearStory: VEKHA_SEED=\(seed)")
        try await Self.tell(absent: { _ in Int.random(in: 0..<10, using: &chance) == 0 }) { year in
            try await year.live(until: Self.end) { Temper.allCases.randomElement(using: &chance) ?? .silent }
            try year.checkInvariants(try await year.reminders(), "VEKHA_SEED=\(seed)")
        }
    }

    private static func tell(
        absent: (String) -> Bool = { _ in false },
        _ body: (YearOfPeople) async throws -> Void
    ) async throws {
        try await Story.tell({ _ in .sample }, from: "2021-12-19") { story in
            let ids = try story.config.load().configuration.roster.people.map(\.id.rawValue)
            try await body(try await YearOfPeople(story, ids.filter { !absent($0) }))
        }
    }

    private static func date(_ day: String) throws -> CivilDate { try #require(CivilDate(iso: day)) }
}
