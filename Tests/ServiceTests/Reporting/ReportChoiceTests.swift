import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// For which school, which of the form's texts, and back again.
@Suite(.timeLimit(.minutes(5))) struct ReportChoiceTests {
    @Test func `what was sent before the school was named is kept for it`() async throws {
        let hamlet = ReportStory.hamlet { $0.deputies = [Deputy(person: .boris, deputy: .anna)] }
        try await ReportStory.tell(hamlet) { story in
            try await story.receives(.text("всё выполнено", message: MessageID(rawValue: 1), replyTo: nil))
            try await story.presses("📝 Отчёт · Ш-02", in: .anna)
            #expect(story.screen(.anna)?.text.contains("Вторая школа") == true)
            try await story.presses(.thatIsRight, in: .anna)
            #expect(try await story.report(of: "s-2").report.answers.count == 7)
            try await story.presses(.submit, in: .anna)
        }
        try await ReportStory.tell(hamlet) { story in
            let photo = IncomingFile(id: "photo", name: nil, mediaType: "image/jpeg", size: 1)
            try await story.receives(
                .file(photo, caption: "справка", message: MessageID(rawValue: 1), replyTo: nil, album: nil)
            )
            #expect(try await story.presses("📝 Отчёт · Ш-01", in: .anna) == story.label(.fileTaken))
            #expect(try await story.report().report.files(at: .whole).map(\.caption) == ["справка"])
        }
    }

    @Test func `a button means the reason it shows, whatever the form has become`() async throws {
        try await ReportStory.tell { story in
            try await story.taps(.fillReport, .notDone, in: .anna)
            let changed = ReportStory.hamlet {
                $0.form = ReportForm(
                    questions: [],
                    reasons: ["Срок перенесён", "Карантин"],
                    correctionDays: 3,
                    reviewDays: 3
                )
            }
            story.worlds.change(to: try changed.world(fingerprint: "second"))
            try await story.presses("Карантин", in: .anna)
            #expect(try await story.report().report.answers[1]?.reason == "Карантин")
            // A reason that is gone is not taken for another.
            try await story.presses(.notDone, in: .anna)
            story.worlds.change(to: try ReportStory.hamlet().world(fingerprint: "third"))
            #expect(try await story.presses("Срок перенесён", in: .anna) == story.label(.outdated))
            #expect(try await story.report().report.answers[2]?.reason == nil)
        }
    }

    @Test func `an answer and a comment can be taken back`() async throws {
        let hamlet = ReportStory.hamlet(rows: 1...1) {
            $0.form = ReportForm(
                questions: [ReportQuestion(id: .named("help"), text: "Что нужно?", kind: .text, isRequired: false)],
                reasons: [],
                correctionDays: 3,
                reviewDays: 3
            )
        }
        try await ReportStory.tell(hamlet) { story in
            try await story.taps(.fillReport, .done, in: .anna)
            try await story.presses("Что нужно?", in: .anna)
            try await story.says("не туда", in: .anna)
            try await story.presses(.comment, in: .anna)
            try await story.says("и это не туда", in: .anna)
            let report = try await story.report().report
            #expect(report.replies == [.named("help"): "не туда"] && report.comment == "и это не туда")
            try await story.taps(.comment, .takeBackComment, .correct, in: .anna)
            try await story.presses("✔ Что нужно?", in: .anna)
            try await story.presses(.takeBackAnswer, in: .anna)
            let cleared = try await story.report().report
            #expect(cleared.replies.isEmpty && cleared.comment == nil)
        }
    }

    @Test func `an example of words names rows that there are`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...1)) { story in
            try await story.handle(story.event(in: .anna, .other("sticker", message: nil)))
            let hint = try #require(story.texts(to: .anna).last)
            #expect(hint.hasSuffix("кнопками или словами, например: «всё выполнено»."), "\(hint)")
        }
    }

    @Test func `a number may have its word beside it`() async throws {
        let hamlet = ReportStory.hamlet(rows: 1...1) {
            $0.form = ReportForm(
                questions: [ReportQuestion(id: .named("pupils"), text: "Сколько учеников?", kind: .number)],
                reasons: [],
                correctionDays: 3,
                reviewDays: 3
            )
        }
        try await ReportStory.tell(hamlet) { story in
            try await story.taps(.fillReport, .done, in: .anna)
            for words in ["12 из 30", "человек 12"] {
                #expect(try await story.says(words, in: .anna).map(\.text) == [try story.phrase(.reportNumber)])
            }
            try await story.says("012 человек", in: .anna)
            #expect(try await story.report().report.replies == [.named("pupils"): "12"])
        }
    }
}

extension BotStory {
    /// Anna sends something, which is in the inbox as ever.
    fileprivate func receives(_ content: IncomingEvent.Content) async throws {
        let event = event(in: .anna, content)
        try await journal.write { [now = time.now] in try $0.receive([event], at: now) }
        try await handle(event)
    }
}
