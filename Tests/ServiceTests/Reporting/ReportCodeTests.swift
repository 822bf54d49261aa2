import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// The control code of a receipt: anybody can hold it against what the journal holds.
@Suite(.timeLimit(.minutes(5))) struct ReportCodeTests {
    private static func code(_ story: BotStory) async throws -> (text: String, isRight: Bool)? {
        try await story.journal.read { [world = story.world] in
            try world.reportCode(of: .named("s-1"), in: ReportStory.march, from: $0)
        }
    }

    @Test func `the school, its curator and the command line see one code, of the version sent last`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.taps(.fillReport, in: .anna)
            #expect(try await Self.code(story) == nil)
            try await story.taps(.done, .done, .submit, in: .anna)
            for version in 1...2 {
                let receipt = try #require(story.screen(.anna)?.text)
                let code = try #require(receipt.firstMatch(of: /<code>([0-9a-f]{8})<\/code>/)).1
                #expect(story.screen(.vera)?.text.contains("код <code>\(code)</code>") == true)
                let told = try #require(try await Self.code(story))
                #expect(told.isRight && told.text.hasPrefix("Контрольный код \(code), версия \(version): сходится"))
                guard version == 1 else { break }
                // What is being corrected changes nothing of what was sent.
                try await story.taps(.correct, in: .anna)
                try await story.presses("✅ 2", in: .anna)
                try await story.presses(.inProgress, in: .anna)
                #expect(try #require(try await Self.code(story)).text == told.text)
                try await story.presses(.submit, in: .anna)
                #expect(story.screen(.anna)?.text.contains("<code>\(code)</code>") == false)
            }
        }
    }

    @Test func `what was changed behind the bot's back shows, whatever has become of roadmap and form`() async throws {
        let question = ReportQuestion(id: .named("pupils"), text: "Сколько учеников?", kind: .number)
        let hamlet = ReportStory.hamlet(rows: 1...2) {
            $0.form = ReportForm(questions: [question], reasons: [], correctionDays: 3, reviewDays: 3)
        }
        try await ReportStory.tell(hamlet) { story in
            try await story.taps(.fillReport, .done, .done, in: .anna)
            try await story.says("12", in: .anna)
            try await story.presses(.submit, in: .anna)
            story.worlds.change(to: try ReportStory.hamlet(rows: 2...4).world(fingerprint: "second"))
            #expect(try await Self.code(story)?.isRight == true)
            try story.file.execute("UPDATE reportAct SET act = replace(act, '12', '13') WHERE kind = 'replied'")
            let told = try #require(try await Self.code(story))
            #expect(!told.isRight && told.text.contains("НЕ сходится"), "\(told.text)")
        }
    }
}
