import Chat
import Core
import Foundation
import TestSupport
import Testing

@testable import Service

/// A reminder that waits while the world changes.
@Suite(.timeLimit(.minutes(5))) struct WaitingReminderTests {
    private func world(_ hamlet: Hamlet, curator: PersonID) throws -> World {
        let world = try hamlet.world(fingerprint: "second")
        let roster = Roster(
            bodies: world.roster.bodies,
            municipalities: world.roster.municipalities,
            schools: world.roster.schools.map { school in
                School(
                    id: school.id,
                    code: school.code,
                    name: school.name,
                    shortName: school.shortName,
                    municipality: school.municipality,
                    head: school.head,
                    curator: curator
                )
            },
            people: world.roster.people
        )
        let planner = Planner(
            roadmap: world.roadmap,
            roster: roster,
            calendar: world.calendar,
            policy: world.planner.policy,
            time: world.time
        )
        return World(
            planner: planner,
            settings: world.settings,
            phrasebook: world.phrasebook,
            fingerprint: world.fingerprint
        )
    }

    @Test func `the old curator's is not sent any more, the new one gets his once`() async throws {
        let story = try BotStory(at: "2022-03-17 09:00")
        try await story.enrol([.vera, .egor])
        // Queued in the morning, and the line is down.
        try await story.scheduler.tick()
        story.worlds.change(to: try world(Hamlet(), curator: .egor))
        try await story.run { story in
            try await story.passes("2022-03-17 09:10", "2022-03-17 09:20")
            #expect(story.texts(to: .vera).isEmpty)
            #expect(story.texts(to: .egor).count == 1)
            #expect(try story.endings(of: .vera) == ["suppressed stale"])
            #expect(try story.endings(of: .egor) == ["sent"])
        }
    }

    @Test func `nobody is reminded of a row that has moved meanwhile`() async throws {
        let story = try BotStory(at: "2022-03-17 09:00")
        try await story.enrol([.anna])
        try await story.scheduler.tick()
        let moved = Hamlet { $0.rows = [.deadline(1, "2022-10-01", "2022-10-31", revision: 2)] }
        story.worlds.change(to: try moved.world(fingerprint: "second"))
        try await story.run { story in
            try await story.passes("2022-03-17 09:10")
            #expect(story.texts(to: .anna).isEmpty)
        }
    }
}
