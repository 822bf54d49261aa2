import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// Whatever the size of the region, every screen is a message that a messenger takes, and nothing on it is cut off.
@Suite(.timeLimit(.minutes(5))) struct AskLimitTests {
    private static func commands(_ stage: AskStage) -> [AskView] {
        let rows = stage.world.roadmap.activities.map(\.number)
        return [
            .rows(nil, page: 0), .places(page: 0), .months(page: 0), .overdue(page: 0), .schools(nil, page: 0),
            .week(page: 0),
        ]
            + (1...12).compactMap { Month(year: 2022, number: $0) }.flatMap { month in
                [AskView.silent(month, page: 0), .plan(month, page: 0)]
            }
            + rows.flatMap { [AskView.activity($0, page: 0), .who($0, page: 0)] }
    }

    /// Presses whatever leads anywhere, `chosen` of what leads deeper, and holds each screen against the limits.
    ///
    /// Returns: the screens seen.
    private func walk(
        _ stage: AskStage,
        as person: PersonID,
        choosing chosen: (AskView) -> Bool = { _ in true }
    ) async throws -> Set<AskView> {
        var seen: Set<AskView> = []
        var waiting = Self.commands(stage).map { AskPress($0) }
        while !waiting.isEmpty {
            waiting = waiting.filter { seen.insert($0.view).inserted }
            let screens = try await stage.screens(waiting, of: person)
            var next: [AskPress] = []
            for (press, screen) in zip(waiting, screens) {
                guard let screen else {
                    Issue.record("\(press.text) opens nothing")
                    continue
                }
                #expect(screen.fits, "\(press.text): \(screen.text)")
                #expect(TextLimit.length(of: screen.text) < 3_800, "\(press.text) may be cut: \(screen.text)")
                for opened in screen.opens where !seen.contains(opened.view) && chosen(opened.view) {
                    next.append(opened)
                }
            }
            waiting = next
        }
        return seen
    }

    @Test func `in a region of 25 schools every button of every screen leads on`() async throws {
        let stage = try AskStage(schools: 25)
        try await stage.live()
        for person in [AskStage.region, "coordinator-0"] {
            let seen = try await walk(stage, as: person)
            let schools = seen.filter { if case .school = $0 { true } else { false } }
            #expect(schools.count == 25, "\(person)")
        }
    }

    @Test func `in a region of 3,000 schools every page of every command holds`() async throws {
        let stage = try AskStage(schools: 3_000)
        try await stage.live(through: ["2022-04"])
        var random = SeededGenerator()
        // Every page of what commands open; of the thousands of places and schools behind them, some.
        let seen = try await walk(stage, as: AskStage.region) { view in
            switch view {
            case .rows(nil, _), .places, .months, .overdue, .silent, .plan, .week: true
            case .activity: true
            case .who(_, let page): page < 3 || Int.random(in: 0..<40, using: &random) == 0
            case .rows(_?, _), .late, .missing, .schools: Int.random(in: 0..<8, using: &random) == 0
            case .doing: Int.random(in: 0..<40, using: &random) == 0
            case .school: Int.random(in: 0..<60, using: &random) == 0
            }
        }
        #expect(seen.count > 300, "seed \(random.seed)")
    }

    @Test func `names as long as a configuration may have them are cut, and the screens hold`() async throws {
        let stage = try AskStage(schools: 90, longNames: true)
        try await stage.live()
        var random = SeededGenerator()
        _ = try await walk(stage, as: AskStage.region) { view in
            switch view {
            case .school, .doing: Int.random(in: 0..<6, using: &random) == 0
            default: true
            }
        }
    }

    @Test func `in December everything has become late, and the screens hold`() async throws {
        let stage = try AskStage(schools: 45, on: "2022-12-30 12:00")
        let seen = try await walk(stage, as: AskStage.region)
        #expect(seen.contains { if case .late = $0 { true } else { false } })
    }
}
