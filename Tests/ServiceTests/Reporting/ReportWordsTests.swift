import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// A head of a school answers the month's report in words and files.
@Suite(.timeLimit(.minutes(5))) struct ReportWordsTests {
    @Test func `a free reply is repeated and kept once it is confirmed`() async throws {
        try await ReportStory.tell { story in
            let replies = try await story.says("1-5 да, 7 нет — карантин, 6 в работе", in: .anna)
            #expect(replies.count == 1)
            let text = try #require(replies.first?.text)
            #expect(text.contains("• 7. Дело номер 7 — <b>❌ Не выполнено</b>: карантин"), "\(text)")
            #expect(try await story.report().report.answers.isEmpty)
            #expect(try await story.presses(.thatIsRight, in: .anna) == story.label(.reportKept))
            let answers = try await story.report().report.answers
            #expect(answers.count == 7 && answers[7] == RowAnswer(status: .notDone, reason: "карантин"))
            // The message has become the report, ready to be sent.
            #expect(story.screen(.anna)?.labels.first == story.label(.submit))
            try await story.presses(.submit, in: .anna)
            #expect(try await story.requestIsDone())
        }
    }

    @Test func `a report lives in one message: what showed it before points to the new one`() async throws {
        try await ReportStory.tell { story in
            try await story.presses(.fillReport, in: .anna)
            try await story.says("всё выполнено", in: .anna)
            try await story.presses(.thatIsRight, in: .anna)
            try await story.presses(.submit, in: .anna)
            let shown = story.messenger.shown(in: .anna).map(\.message)
            #expect(shown.count { $0.labels.contains(story.label(.submit)) } == 0)
            #expect(shown[1].text == "Отчёт за март 2022 года — ниже, в новом сообщении." && shown[1].buttons.isEmpty)
        }
    }

    @Test func `what was misread is not kept, and an old confirmation works no longer`() async throws {
        try await ReportStory.tell { story in
            try await story.says("всё выполнено", in: .anna)
            let asked = try #require(story.messenger.shown(in: .anna).last)
            let data = try story.data(story.label(.thatIsRight), under: asked.message)
            try await story.presses(.thatIsWrong, in: .anna)
            #expect(try await story.report().report.answers.isEmpty)
            #expect(try await story.presses(data: data, on: asked.id, in: .anna) == story.label(.outdated))
            #expect(try await story.report().report.answers.isEmpty)
        }
    }

    @Test(arguments: [
        "не успели": "о каких строках речь: 1, 2, 3, 4, 5, 6, 7?",
        "9 да": "нет строк с номерами: 9. Есть 1, 2, 3, 4, 5, 6, 7 — о каких",
        "не всё": "Не всё — а какие строки", "вроде сделали": "«вроде сделали» — так выполнено или нет?",
    ])
    func `doubt is met with a question, and nothing is kept`(said: String, asked: String) async throws {
        try await ReportStory.tell { story in
            let reply = try await story.says(said, in: .anna).first?.text ?? ""
            #expect(reply.contains(asked) && reply.contains("ничего не сохранено"), "\(reply)")
            #expect(try await story.report().entries.isEmpty)
        }
    }

    @Test func `words that are no report are answered as ever`() async throws {
        try await ReportStory.tell { story in
            let reply = try await story.says("спасибо", in: .anna).map(\.text)
            #expect(reply == [try story.phrase(.notUnderstood, ["contact": .text(story.world.settings.contact)])])
            let curator = try await story.says("готово", in: .vera).map(\.text)
            #expect(curator == [try story.phrase(.notUnderstood, ["contact": .text(story.world.settings.contact)])])
        }
    }

    @Test func `a reply to a message of the report lands in that report`() async throws {
        let hamlet = ReportStory.hamlet { $0.deputies = [Deputy(person: .boris, deputy: .anna)] }
        try await ReportStory.tell(hamlet) { story in
            // She reports for two schools now, so a bare word is not enough.
            let which = try #require(try await story.says("готово", in: .anna).first)
            #expect(which.labels == ["📝 Отчёт · Ш-01", "📝 Отчёт · Ш-02"])
            try await story.presses("📝 Отчёт · Ш-02", in: .anna)
            let second = try #require(story.messenger.shown(in: .anna).last)
            try await story.presses(data: try story.data("📝 Отчёт · Ш-01", under: which), on: second.id, in: .anna)
            let first = try #require(story.messenger.shown(in: .anna).last)
            #expect(first.id != second.id)
            try await story.handle(
                story.event(in: .anna, .text("всё выполнено", message: MessageID(rawValue: 1), replyTo: second.id))
            )
            try await story.presses(.thatIsRight, in: .anna)
            #expect(try await story.report(of: "s-2").report.answers.count == 7)
            #expect(try await story.report(of: "s-1").report.answers.isEmpty)
        }
    }

    @Test func `a typed reason is taken for the row that asks for one, unless it speaks of others`() async throws {
        try await ReportStory.tell { story in
            try await story.taps(.fillReport, .notDone, in: .anna)
            try await story.says("ждём методиста до пятницы", in: .anna)
            #expect(try await story.report().report.answers[1]?.reason == "ждём методиста до пятницы")
            #expect(story.screen(.anna)?.text.contains("Строка 2.") == true)
            try await story.presses(.notDone, in: .anna)
            let reply = try await story.says("3-7 выполнено", in: .anna).first
            #expect(reply?.labels.first == story.label(.thatIsRight))
            #expect(try await story.report().report.answers[2]?.reason == nil)
        }
    }

    @Test func `numbers and words answer the form's questions, a comment goes to the whole`() async throws {
        let hamlet = ReportStory.hamlet(rows: 1...1) {
            $0.form = ReportForm(
                questions: [
                    ReportQuestion(id: .named("pupils"), text: "Сколько учеников?", kind: .number),
                    ReportQuestion(id: .named("help"), text: "Что нужно?", kind: .text),
                ],
                reasons: [],
                correctionDays: 3,
                reviewDays: 3
            )
        }
        try await ReportStory.tell(hamlet) { story in
            try await story.taps(.fillReport, .done, in: .anna)
            try await story.says("120", in: .anna)
            try await story.says("Ничего не нужно", in: .anna)
            try await story.presses(.comment, in: .anna)
            try await story.says("Спасибо за помощь <3", in: .anna)
            let preview = try #require(story.screen(.anna)?.text)
            #expect(preview.contains("<b>120</b>") && preview.contains("Спасибо за помощь &lt;3"), "\(preview)")
            let report = try await story.report().report
            #expect(report.replies == [.named("pupils"): "120", .named("help"): "Ничего не нужно"])
            #expect(report.comment == "Спасибо за помощь <3")
        }
        try await ReportStory.tell(hamlet) { story in
            try await story.taps(.fillReport, .done, in: .anna)
            for words in ["много", "-3", "5,5"] {
                #expect(try await story.says(words, in: .anna).map(\.text) == [try story.phrase(.reportNumber)])
            }
            #expect(try await story.report().report.replies.isEmpty)
        }
    }

    @Test func `a file nobody asked for, a voice message and a sticker get a kind hint`() async throws {
        try await ReportStory.tell { story in
            let file = story.messenger.sends(to: .anna).count
            try await story.handle(story.photo("1", in: .anna, album: nil))
            #expect(story.texts(to: .anna)[file].contains("Не знаю, к какой строке отнести файл"))
            try await story.handle(story.event(in: .anna, .other("voice", message: nil)))
            #expect(story.texts(to: .anna)[file + 1].hasPrefix("Голосовые сообщения я не понимаю"))
            try await story.handle(story.event(in: .anna, .other("sticker", message: nil)))
            #expect(story.texts(to: .anna)[file + 2].contains("«1 да, 2 нет — карантин»"))
            #expect(story.screen(.anna)?.labels == [story.label(.fillReport)])
            #expect(try await story.report().entries.isEmpty)
        }
    }

    @Test func `what has been sent is not changed by a word in passing`() async throws {
        try await ReportStory.tell { story in
            try await story.reports(in: .anna)
            let receipt = try #require(story.messenger.shown(in: .anna).last?.id)
            try await story.handle(
                story.event(in: .anna, .text("7 нет", message: MessageID(rawValue: 1), replyTo: receipt))
            )
            #expect(story.screen(.anna)?.labels == [story.label(.correct)])
            #expect(try await story.report().report.answers[7]?.status == .done)
        }
    }
}
