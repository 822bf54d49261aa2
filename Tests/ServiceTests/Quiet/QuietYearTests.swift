import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// Random springs: schools are paused and resumed, reminders put off, people have hours of their own, the bot sleeps.
@Suite(.timeLimit(.minutes(5))) struct QuietYearTests {
    @Test(arguments: 1...4)
    func `nothing is said about a paused school, nothing is lost, nothing comes twice`(run: Int) async throws {
        var random = SeededGenerator()
        let trace = Comment(rawValue: "VEKHA_SEED=\(random.seed)")
        let hamlet = Hamlet {
            $0.rows = [
                .deadline(1, "2022-03-01", "2022-03-31"), .deadline(2, "2022-03-01", "2022-04-20"), .monthlyReport(3),
            ]
        }
        let story = try BotStory(hamlet, at: "2022-03-01 08:00")
        try await story.enrol(PersonID.everybody)
        try await story.run { story in
            try await story.tick()
            var day = CivilDate.on("2022-03-01")
            while day < .on("2022-06-20") {
                day = day.adding(days: random.chance(12) ? Int.random(in: 2...25, using: &random) : 1)
                for hour in ["09:00", "09:40", "11:30"] {
                    let before = try story.sent
                    let paused = try await story.paused(on: day)
                    try await story.comes("\(day) \(hour)")
                    for school in paused { #expect(try story.sent[school] == before[school], trace) }
                }
                try await story.live(on: day, by: &random)
                #expect(try await story.audit().isClean, trace)
            }
            // What is put off by the last pauses and hours comes too.
            try await story.days("\(day.adding(days: 1))", through: "2022-08-01")
            try await story.comes("2022-08-01 11:30")
            let audit = try await story.audit()
            #expect(audit.isClean, trace)
            #expect(try story.file.rows("SELECT key FROM notice WHERE state = 'queued'") == [], trace)
            let twice = try story.file.rows(
                """
                SELECT activity, occurrence, subject, recipient FROM notice WHERE state = 'sent'
                GROUP BY activity, occurrence, subject, recipient, outbox HAVING count(*) > 1
                """
            )
            #expect(twice == [], trace)
            #expect(try story.file.rows("SELECT 1 FROM notice WHERE reason = 'paused'").count > 3, trace)
        }
    }
}

/// What the random springs have found.
@Suite(.timeLimit(.minutes(5))) struct FirstStartTests {
    @Test func `a bot started early, and next on a Saturday weeks later, has left nothing undecided`() async throws {
        try await BotStory.tell(Hamlet { $0.rows = [.monthlyReport(3)] }, at: "2022-03-01 08:00") { story in
            try await story.tick()
            try await story.comes("2022-03-19 11:30")
            #expect(try await story.audit().isClean)
            try await story.comes("2022-03-21 09:00")
            #expect(try await story.audit().isClean)
        }
    }
}

extension BotStory {
    /// How many notices about each school were sent.
    fileprivate var sent: [String: Int] {
        get throws {
            let rows = try file.rows("SELECT subject FROM notice WHERE state = 'sent'")
            return Dictionary(rows.map { ($0[0], 1) }, uniquingKeysWith: +)
        }
    }

    fileprivate func paused(on day: CivilDate) async throws -> [String] {
        try await journal.read { try $0.pauses() }.filter { $0.pause.isInForce(on: day) }
            .map { Subject.school($0.pause.school).description }
    }

    fileprivate func live(on day: CivilDate, by random: inout SeededGenerator) async throws {
        let school = random.chance(2) ? "Ш-01" : "Ш-02"
        if random.chance(9) {
            let until = day.adding(days: Int.random(in: 0...20, using: &random))
            try await says("/pause \(school) до \(until) карантин", in: .galina)
        }
        if random.chance(14) { try await says("/resume \(school)", in: .darya) }
        if random.chance(10) { try await says("/quiet \(random.chance(2) ? "17–9" : "9:00–10:30")", in: .anna) }
        for chat in [ChatID.anna, .boris] where random.chance(5) && screen(chat)?.labels.contains(label(.later)) == true
        {
            try await presses(.later, in: chat)
            let choices = screen(chat)?.labels.dropLast() ?? []
            if let choice = choices.randomElement(using: &random) { try await presses(choice, in: chat) }
        }
        if random.chance(15), screen(.boris)?.labels.contains(label(.done)) == true {
            try await presses(.done, in: .boris)
        }
    }
}

extension SeededGenerator {
    fileprivate mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &self) == 0 }
}
