import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// A question typed where the bot has just asked for words: it is taken for the words, seen before anything goes out, and
/// can be taken back; where that cannot be, it is answered.
@Suite(.timeLimit(.minutes(5))) struct AwaitedWordsTests {
    private static let question = "кто не сдал за март?"

    @Test(arguments: [question, "что со строкой 3?"])
    func `a reason that the report asks for stays a reason, and can be given anew`(words: String) async throws {
        try await ReportStory.tell { story in
            try await story.taps(.fillReport, .notDone, in: .anna)
            let screen = try #require(story.messenger.shown(in: .anna).last)
            try await story.says(words, in: .anna)
            #expect(try await story.report().report.answers[1]?.reason == words)
            let other = try story.data("Карантин", under: screen.message)
            try await story.presses(data: other, on: screen.id, in: .anna)
            #expect(try await story.report().report.answers[1]?.reason == "Карантин")
        }
    }

    @Test func `so does a curator's remark`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.reports(in: .anna)
            try await story.presses(.sendBack, in: .vera)
            try await story.presses("2", in: .vera)
            try await story.says("что со строкой 2?", in: .vera)
            #expect(try await story.report().report.remarks == [.row(2): "что со строкой 2?"])
            #expect(try await story.report().report.stage == .submitted)
            try await story.presses("✎ 2", in: .vera)
            try await story.presses(.takeBackRemark, in: .vera)
            #expect(try await story.report().report.remarks.isEmpty)
        }
    }

    @Test func `so does a message to a group, and a remark to an answer: both are shown before they go`() async throws {
        try await ActStage.tell({ $0.rows = [.deadline(1, "2022-03-01", "2022-03-31")] }) { story in
            let preview = try await story.writes(Self.question, to: "Все школы", in: .galina)
            #expect(preview.text.contains(Self.question) && preview.labels.contains(story.label(.actSend)))
            try await story.presses(.actCancel, in: .galina)
            try await story.marks(in: .anna)
            let before = story.texts(to: .anna).count
            try await story.opens("Ш-01", in: .galina)
            try await story.presses(.actSendBack, in: .galina)
            try await story.says(Self.question, in: .galina)
            #expect(story.screen(.galina)?.text.contains(Self.question) == true)
            try await story.presses(.actCancel, in: .galina)
            #expect(try await story.standing()?.state == .done)
            #expect(story.texts(to: .anna).count == before && story.texts(to: .boris).isEmpty)
            // Nothing is waited for any more, so now it is a question.
            let answers = try await story.says(Self.question, in: .galina)
            #expect(try await story.says("/silent март", in: .galina) == answers)
        }
    }

    @Test func `materials and names of deputies go on at once, so there a question is answered`() async throws {
        try await SeminarStage.tell { story in
            try await story.presses(.deputyComes, in: .anna)
            let answers = try await story.says("что по строке 1?", in: .anna)
            #expect(try await story.says("/activity 1", in: .anna) == answers)
            try await story.says("/seminars", in: .darya)
            try await story.comes("2022-03-25 11:20")
            try await story.says("/seminars", in: .darya)
            try await story.presses("25.03 · Итоги диагностики", in: .darya)
            try await story.presses(.sendMaterials, in: .darya)
            let before = story.texts(to: .boris).count
            let told = try await story.says("что по строке 1?", in: .darya)
            #expect(story.texts(to: .boris).count == before)
            // What was asked for is still waited for.
            let sent = try await story.says("https://example.ru/r", in: .darya).map(\.text)
            #expect(sent.count == 1 && sent != told.map(\.text) && story.texts(to: .boris).count == before + 1)
        }
    }
}
