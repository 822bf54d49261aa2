import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// A report is filled in over many lives of the bot: each ends between two taps, often before the screen has changed.
@Suite(.timeLimit(.minutes(5))) struct ReportKillTests {
    private static let hamlet = ReportStory.hamlet(rows: 1...5)

    @Test(arguments: 1...3)
    func `a kill between any two taps loses nothing`(run: Int) async throws {
        var random = SeededGenerator()
        let seed = random.seed
        var life = try BotStory(Self.hamlet, at: "2022-03-20 10:00")
        try await life.enrol(PersonID.everybody)
        try await life.run { story in
            try await story.tick()
            try await story.comes(ReportStory.opening)
            try await story.presses(.fillReport, in: .anna)
        }
        var events: Int64 = 1
        var acts: [ReportAct] = []
        for _ in 1...60 {
            // Killed, and opened anew as the file was at that moment.
            life = try BotStory(
                Self.hamlet,
                at: ReportStory.opening,
                file: try life.file.afterKill(),
                messenger: life.messenger
            )
            for _ in 0..<events { _ = life.nextEvent() }
            let known = try await life.report().entries.map(\.act)
            #expect(known == acts, "seed \(seed)")
            guard known.last?.kind != "submitted" else { break }
            let isSeen = Bool.random(using: &random)
            try await life.run { story in
                // What the last life had not sent goes out now.
                await story.courier.settled()
                guard let shown = story.messenger.shown(in: .anna).last else { return }
                let label = Self.choice(of: shown.message.labels, story, &random)
                let press = story.press(try story.data(label, under: shown.message), on: shown.id, in: .anna)
                if isSeen { try await story.handle(press) } else { try await story.handleOnly(press) }
            }
            events += 1
            acts = try await life.report().entries.map(\.act)
        }
        let report = try await life.report().report
        #expect(report.stage == .submitted && report.answers.count == 5, "seed \(seed)")
        #expect(try await life.requestIsDone(), "seed \(seed)")
    }

    private static func choice(of labels: [String], _ story: BotStory, _ random: inout SeededGenerator) -> String {
        let send = story.label(.submit)
        if labels.contains(send), Int.random(in: 0..<3, using: &random) > 0 { return send }
        let idle = [story.label(.why), story.label(.later)]
        return labels.filter { !idle.contains($0) }.randomElement(using: &random) ?? labels[0]
    }
}
