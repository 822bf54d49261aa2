import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// A coordinator accepts an answer, returns it with a remark, closes what nobody answers; and takes each back.
@Suite(.timeLimit(.minutes(5))) struct AnswerTests {
    private static let own: @Sendable (inout Hamlet) -> Void = { $0.rows = [.deadline(1, "2022-03-01", "2022-03-31")] }

    /// Sends Anna's answer back.
    private func sendBack(_ story: BotStory, _ remark: String = "Приложите приказ", in chat: ChatID = .galina)
        async throws
    {
        try await story.opens("Ш-01", in: chat)
        try await story.presses(.actSendBack, in: chat)
        try await story.says(remark, in: chat)
    }

    /// Anna's answer is sent back, and five minutes later she has given it anew.
    private func sendBackAndAnswerAnew(_ story: BotStory) async throws {
        try await story.marks(in: .anna)
        try await sendBack(story)
        try await story.presses(.actSendBack, in: .galina)
        try await story.presses(.openDuty, in: .anna)
        story.time.move(to: .at("2022-03-16 10:05"))
        try await story.presses(.done, in: .anna)
    }

    private func close(_ story: BotStory, in chat: ChatID = .galina) async throws {
        try await story.opens("Ш-01", in: chat)
        try await story.presses(.actClose, in: chat)
        try await story.says("Школа на ремонте", in: chat)
    }

    @Test func `who answered and when is seen, and accepting it holds`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await story.marks(in: .anna)
            let list = try #require(try await story.says("/answers 1", in: .galina).first)
            #expect(list.text.contains("Отмечено: <b>1 из 2</b>, из них ждут приёма: 1."), "\(list.text)")
            #expect(
                list.text.contains("• Первая школа (Ш-01) — выполнено, 16 марта, 10:00, Аннина Анна Андреевна"),
                "\(list.text)"
            )
            #expect(list.labels.prefix(2) == ["✅ Ш-01", "Ш-02"], "what is to be looked at comes first")
            try await story.presses("✅ Ш-01", in: .galina)
            let before = story.texts(to: .anna).count
            #expect(try await story.presses(.accept, in: .galina) == story.label(.actAccepted))
            #expect(story.screen(.galina)?.text.contains("Решение: Галина Галина Глебовна") == true)
            #expect(story.texts(to: .anna).count == before, "nobody hears of it")
            // What is accepted is not taken back by a slip of the finger.
            #expect(try await story.presses(.takeBack, in: .anna) == story.label(.decidedByCoordinator))
            #expect(try await story.standing()?.state == .done)
            try await story.presses(.undoDecision, in: .galina)
            #expect(story.screen(.galina)?.text.contains("Возвращено как было.") == true)
            #expect(try await story.presses(.takeBack, in: .anna) == story.label(.takenBack))
        }
    }

    @Test func `an answer returned is open again, its author gets one message, reminders go on`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await story.marks(in: .anna)
            let before = story.texts(to: .anna).count
            try await sendBack(story)
            #expect(story.screen(.galina)?.text.contains("Замечание получит: 1 человек.") == true)
            #expect(try await story.standing()?.state == .done, "nothing is done yet")
            #expect(try await story.presses(.actSendBack, in: .galina) == story.label(.actSentBack))
            #expect(try await story.standing() == nil)
            let news = story.texts(to: .anna, after: before)
            #expect(news.count == 1 && news[0].contains("Замечание: Приложите приказ"), "\(news)")
            #expect(news[0].contains("— Галина Галина Глебовна"))
            #expect(story.texts(to: .vera).isEmpty)
            // Its button opens the obligation, to be answered anew.
            try await story.presses(.openDuty, in: .anna)
            #expect(story.screen(.anna)?.labels.contains(story.label(.done)) == true)
            let remark = "Возвращено координатором: Приложите приказ"
            #expect(story.screen(.anna)?.text.contains(remark) == true, "\(story.screen(.anna)?.text ?? "")")
            let list = try #require(try await story.says("/answers 1", in: .galina).last?.text)
            #expect(list.contains("• Первая школа (Ш-01) — возвращено: Приложите приказ"), "\(list)")
            let why = try #require(try await story.says("/why Аннина 1", in: .galina).last?.text)
            #expect(why.contains("возвращено 16 марта, 10:00 с замечанием «Приложите приказ»"), "\(why)")
            try await story.comes("2022-03-17 09:00")
            let reminder = try #require(story.screen(.anna)?.text)
            #expect(reminder.contains("сталось 10 рабочих дней") && reminder.contains(remark), "\(reminder)")
            try await story.presses(.done, in: .anna)
            #expect(story.screen(.anna)?.text.contains("Возвращено") == false, "answered anew")
            try await story.opens("Ш-01", in: .galina)
            let card = try #require(story.screen(.galina)?.text)
            #expect(card.contains("До этого возвращали с замечанием: Приложите приказ"), "\(card)")
        }
    }

    @Test func `a return is taken back within a day, and whoever has had the remark is told`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await story.marks(in: .anna)
            try await sendBack(story)
            try await story.presses(.actSendBack, in: .galina)
            let before = story.texts(to: .anna).count
            #expect(try await story.presses(.undoChange, in: .galina) == story.label(.actTakenBack))
            let standing = try #require(try await story.standing())
            #expect(standing.state == .done && standing.by == .anna)
            let news = story.texts(to: .anna, after: before)
            #expect(news.count == 1 && news[0].contains("Замечание снято"), "\(news)")
            #expect(story.screen(.galina)?.labels.isEmpty == true)
        }
    }

    @Test func `a remark that waits for the morning is called back with the return`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await story.marks(in: .anna)
            try await story.comes("2022-03-16 21:00")
            let before = story.texts(to: .anna).count
            try await sendBack(story)
            try await story.presses(.actSendBack, in: .galina)
            try await story.presses(.undoChange, in: .galina)
            try await story.comes("2022-03-17 09:00")
            #expect(story.texts(to: .anna).count == before)
        }
    }

    @Test func `what is closed is reminded of no more, earlier messages say so, undoing brings it back`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await story.comes("2022-03-17 09:00")
            let reminded = try #require(story.messenger.shown(in: .anna).last?.id)
            try await close(story)
            let preview = try #require(story.screen(.galina)?.text)
            #expect(preview.contains("Закрыть строку?") && preview.contains("Причина: Школа на ремонте"), "\(preview)")
            #expect(try await story.presses(.actClose, in: .galina) == story.label(.actClosed))
            let standing = try #require(try await story.standing())
            #expect(standing.state == .done && standing.by == .galina)
            let shown = story.messenger.shown(in: .anna).first { $0.id == reminded }?.message.text
            #expect(shown?.contains("Отмечено: выполнено") == true, "\(shown ?? "")")
            #expect(try await story.presses(.takeBack, in: .anna) == story.label(.decidedByCoordinator))
            let before = (story.texts(to: .anna).count, story.texts(to: .boris).count)
            try await story.passes("2022-03-28 09:00", "2022-03-30 09:00")
            #expect(story.texts(to: .anna).count == before.0 && story.texts(to: .boris).count == before.1 + 2)
            let audit = try await story.audit()
            #expect(audit.isClean, "\(audit.undecided)")
        }
        try await ActStage.tell(Self.own) { story in
            try await story.comes("2022-03-17 09:00")
            try await close(story)
            try await story.presses(.actClose, in: .galina)
            #expect(try await story.presses(.undoChange, in: .galina) == story.label(.actTakenBack))
            #expect(try await story.standing() == nil)
            #expect(story.screen(.anna)?.labels.contains(story.label(.done)) == true)
            let before = story.texts(to: .anna).count
            try await story.comes("2022-03-28 09:00")
            #expect(story.texts(to: .anna).count == before + 1)
        }
    }

    @Test func `nothing is undone once a day has passed, or once somebody has said something else`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await close(story)
            try await story.presses(.actClose, in: .galina)
            story.time.move(to: .at("2022-03-17 10:01"))
            #expect(try await story.presses(.undoChange, in: .galina) == story.label(.changeTooLate))
            #expect(try await story.standing()?.by == .galina)
        }
        try await ActStage.tell(Self.own) { story in
            try await sendBackAndAnswerAnew(story)
            #expect(try await story.presses(.undoChange, in: .galina) == story.label(.actOvertaken))
            #expect(try await story.standing()?.since == .at("2022-03-16 10:05"))
        }
    }

    @Test func `a return is not taken back over what the school has said since, nor over its silence`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await sendBackAndAnswerAnew(story)
            try await story.presses(.takeBack, in: .anna)
            #expect(try await story.presses(.undoChange, in: .galina) == story.label(.actOvertaken))
            #expect(try await story.standing() == nil, "the school has taken it back itself")
        }
    }

    @Test func `a decision can be taken back by a button only where that would be done`() async throws {
        try await ActStage.tell(Self.own) { story in
            func isOffered(to chat: ChatID) async throws -> Bool {
                try await story.opens("Ш-01", in: chat)
                return try #require(story.screen(chat)).labels.contains(story.label(.undoDecision))
            }
            try await story.marks(in: .anna)
            try await story.opens("Ш-01", in: .galina)
            try await story.presses(.accept, in: .galina)
            #expect(try await isOffered(to: .galina))
            #expect(try await !isOffered(to: .darya), "somebody else's decision")
            story.time.move(to: .at("2022-03-17 10:01"))
            #expect(try await !isOffered(to: .galina), "a day has passed")
        }
    }

    @Test func `a report that was closed can be asked for again, even after a day`() async throws {
        try await ActStage.tell({ $0.rows = [.monthlyReport(20)] }, at: "2022-04-04 10:00") { story in
            let request = ObligationID(activity: 20, occurrence: "2022-03", subject: .first)
            try await story.opens("Ш-01", ofRow: 20, in: .galina)
            try await story.presses(.actClose, in: .galina)
            try await story.says("Школа на ремонте", in: .galina)
            try await story.presses(.actClose, in: .galina)
            #expect(try await story.standing(request)?.state == .done)
            try await story.comes("2022-04-06 10:00")
            try await story.opens("Ш-01", ofRow: 20, in: .galina)
            try await story.presses(.actSendBack, in: .galina)
            try await story.says("Ремонт окончен", in: .galina)
            #expect(try await story.presses(.actSendBack, in: .galina) == story.label(.actSentBack))
            #expect(try await story.standing(request) == nil)
        }
    }

    @Test func `two coordinators at once: the second is told that it is otherwise by now`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await close(story, in: .galina)
            try await close(story, in: .darya)
            #expect(try await story.presses(.actClose, in: .galina) == story.label(.actClosed))
            #expect(try await story.presses(.actClose, in: .darya) == story.label(.actOvertaken))
            #expect(try await story.standing()?.by == .galina)
            #expect(try story.acts.map { $0[2] } == ["done", "declined"])
        }
        try await ActStage.tell(Self.own) { story in
            try await story.marks(in: .anna)
            try await story.opens("Ш-01", in: .galina)
            try await story.opens("Ш-01", in: .darya)
            #expect(try await story.presses(.accept, in: .galina) == story.label(.actAccepted))
            #expect(try await story.presses(.accept, in: .darya) == story.label(.actOvertaken))
        }
    }

    @Test func `a second press decides nothing more`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await close(story)
            let preview = try #require(story.messenger.shown(in: .galina).last)
            let data = try story.data(story.label(.actClose), under: preview.message)
            try await story.presses(data: data, on: preview.id, in: .galina)
            let standing = try await story.standing()
            #expect(try await story.presses(data: data, on: preview.id, in: .galina) == story.label(.outdated))
            #expect(try await story.standing() == standing)
            #expect(try story.acts.map { $0[2] } == ["done"])
        }
    }

    @Test func `a municipality decides about its own schools only, with forged buttons too`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await story.marks(in: .nikita)
            let list = try #require(try await story.says("/answers 1", in: .galina).first)
            #expect(!list.text.contains("Третья") && list.text.contains("из 2"), "\(list.text)")
            let message = try #require(story.messenger.shown(in: .galina).last?.id)
            let token = ObligationToken(ActStage.row(.school(.named("s-3"))))
            let verbs: [RowPress.Verb] = [
                .show(token, page: 0), .accept(token, page: 0), .sendBack(token, page: 0), .close(token, page: 0),
                .nudge(token, page: 0), .files(token, page: 0),
            ]
            for verb in verbs {
                let flash = try await story.presses(data: RowPress(1, verb).text, on: message, in: .galina)
                #expect([story.label(.outdated), story.label(.actOvertaken)].contains(flash), "\(verb)")
            }
            for chat in [ChatID.anna, .vera, .egor] {
                for verb in verbs + [.open, .tellLate] {
                    let flash = try await story.presses(data: RowPress(1, verb).text, on: message, in: chat)
                    #expect(flash == story.label(.outdated), "\(verb)")
                }
            }
            #expect(try story.acts.isEmpty)
            #expect(try await story.standing(ActStage.row(.school(.named("s-3"))))?.by == .nikita)
        }
    }

    @Test func `rights are asked again when it is confirmed`() async throws {
        try await ActStage.tell(Self.own) { story in
            try await close(story)
            var later = Hamlet {
                $0.hasNeighbours = true
                $0.coordinator = .zoya
            }
            Self.own(&later)
            story.worlds.change(to: try later.world(fingerprint: "later"))
            #expect(try await story.presses(.actClose, in: .galina) == story.label(.outdated))
            #expect(try await story.standing() == nil)
        }
    }

    @Test func `what cannot be looked at is refused with the reason`() async throws {
        try await ActStage.tell {
            $0.rows = [.deadline(1, "2022-03-01", "2022-03-31"), .continuing(5), .monthlyReport(20)]
        } body: { story in
            for (words, answer) in [
                ("/answers", "Какая строка?"), ("/answers семь", "<code>/answers 7</code>"),
                ("/answers 99", "Такой строки"),
            ] {
                let reply = try #require(try await story.says(words, in: .galina).first?.text)
                #expect(reply.contains(answer), "\(reply)")
            }
            // A row that goes on all the time is asked about in the report.
            let reply = try #require(try await story.says("/answers 5", in: .galina).first?.text)
            #expect(reply.contains("Строка 20."), "\(reply)")
        }
    }

    @Test func `where names may not be sent, neither remark nor reason nor name is passed on`() async throws {
        try await ActStage.tell {
            Self.own(&$0)
            $0.personalData = .none
        } body: { story in
            try await story.marks(in: .anna)
            let before = story.texts(to: .anna).count
            try await sendBack(story, "Анна Андреевна, где приказ?")
            try await story.presses(.actSendBack, in: .galina)
            let text = try #require(story.texts(to: .anna, after: before).first)
            #expect(text.contains("слов бот не передаёт") && !text.contains("приказ?"), "\(text)")
            #expect(!text.contains("Галина"), "\(text)")
            try await story.says("/history 1", in: .galina)
            #expect(story.screen(.galina)?.text.contains("приказ?") == false)
        }
    }

    @Test func `the files of the school's reports go with the answer`() async throws {
        let rows: [Activity] = [.deadline(1, "2022-03-01", "2022-03-31"), .monthlyReport(20)]
        try await ActStage.tell {
            $0.rows = rows
        } body: { story in
            try await story.comes(ReportStory.opening)
            try await story.presses(.report, in: .anna)
            let file = IncomingFile(id: "scan", name: "приказ.pdf", mediaType: "application/pdf", size: 10)
            let id = MessageID(rawValue: 1)
            try await story.handle(
                story.event(in: .anna, .file(file, caption: "приказ", message: id, replyTo: nil, album: nil))
            )
            try await story.taps(.done, .submit, in: .anna)
            try await story.opens("Ш-01", in: .galina)
            #expect(
                story.screen(.galina)?.text.contains("приложено: 1 файл") == true,
                "\(story.screen(.galina)?.text ?? "")"
            )
            let before = story.messenger.sends(to: .galina).count
            try await story.presses(.reportFiles, in: .galina)
            let sent = story.messenger.sends(to: .galina).dropFirst(before)
            #expect(sent.compactMap(\.attachment?.kept?.id) == ["scan"])
        }
    }
}
