import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// Who is told what about a seminar, and when.
@Suite(.timeLimit(.minutes(5))) struct SeminarTests {
    @Test func `an invitation says when and where, and brings an entry for the calendar`() async throws {
        try await SeminarStage.tell { story in
            let invitation = try #require(story.screen(.anna))
            let text = invitation.text.replacing("\u{a0}", with: " ")
            #expect(text.hasPrefix("<b>Приглашаем: Итоги диагностики</b>"), "\(text)")
            #expect(text.contains("пятница, 25 марта, 10:00</b>, 60 минут"), "\(text)")
            #expect(text.contains("https://example.ru/j/1") && text.contains("<code>12 34</code>"))
            #expect(text.contains("Ответьте кнопкой до 23 марта."))
            #expect(invitation.labels == ["✅ Буду", "Не смогу", "Будет заместитель", "🔗 Подключиться"])
            let entry = try ReadCalendar(#require(invitation.attachment?.bytes), by: .icalendar)
            #expect(entry.start == "2022-03-25T10:00:00+03:00" && entry.end == "2022-03-25T11:00:00+03:00")
            #expect(entry.uid == "vks.once@test-2022.vekha" && entry.sequence == 0)
            #expect(story.texts(to: .boris).count == 1)
            #expect([ChatID.vera, .galina, .darya, .egor].allSatisfy { story.texts(to: $0).isEmpty })
        }
    }

    @Test func `reminders go to those who said yes or nothing, and end when somebody declines`() async throws {
        try await SeminarStage.tell { story in
            try await story.presses(.willCome, in: .anna)
            #expect(story.screen(.anna)?.text.contains("Ваш ответ: будете.") == true)
            #expect(story.screen(.anna)?.labels.first == "• ✅ Буду")
            try await story.comes("2022-03-23 09:00")
            #expect(story.heads(.anna).count == 1)
            #expect(story.heads(.boris, from: 1) == ["Вы будете? Итоги диагностики"])
            try await story.comes("2022-03-24 09:00")
            #expect(story.heads(.anna, from: 1) == ["Скоро: Итоги диагностики"])
            #expect(story.heads(.boris, from: 2) == ["Скоро: Итоги диагностики"])
            #expect(try await story.presses(.willNotCome, in: .boris) == "Записано")
            try await story.passes("2022-03-25 09:00", "2022-03-25 09:50", "2022-03-25 10:00", "2022-03-25 12:00")
            #expect(
                story.heads(.anna, from: 2) == [
                    "Через час: Итоги диагностики",
                    "Начинаем в 10:00: https://example.ru/j/1, код доступа <code>12 34</code>",
                ]
            )
            #expect(story.heads(.boris, from: 3).isEmpty)
            #expect(
                try story.seminarOutcomes() == [
                    "invitation anna 0: sent", "invitation boris 0: sent", "answer-due anna 0: suppressed done",
                    "answer-due boris 0: sent", "day-before anna 0: sent", "day-before boris 0: sent",
                    "hour anna 0: sent", "hour boris 0: suppressed declined", "ten-minutes anna 0: sent",
                    "ten-minutes boris 0: suppressed declined",
                ]
            )
            // An answer is an answer until it begins.
            #expect(try await story.presses(.willCome, in: .boris) == "Уже началось: ответ не изменить")
        }
    }

    @Test func `a bot that was away says the latest only`() async throws {
        try await SeminarStage.tell { story in
            try await story.comes("2022-03-25 09:20")
            #expect(story.heads(.anna, from: 1) == ["Через час: Итоги диагностики"])
            try await story.comes("2022-03-25 10:30")
            #expect(story.heads(.anna, from: 2).isEmpty)
            #expect(try story.seminarOutcomes(.tenMinutes).allSatisfy { $0.hasSuffix("suppressed stale") })
        }
    }

    @Test func `a move reaches everybody at once, asks anew and replaces the entry`() async throws {
        try await SeminarStage.tell { story in
            try await story.presses(.willNotCome, in: .boris)
            let first = try ReadCalendar(#require(story.screen(.anna)?.attachment?.bytes), by: .vobject)
            story.time.move(to: .at("2022-03-24 21:30"))
            try await story.change(
                to: SeminarStage.seminar { $0.start = .init(date: .on("2022-03-25"), time: .at("15:00")) }
            )
            // It is not today yet: nobody is woken.
            #expect(story.heads(.anna, from: 1).isEmpty)
            try await story.passes("2022-03-25 09:00", "2022-03-25 09:02")
            let moved = try #require(story.screen(.anna))
            #expect(story.heads(.anna, from: 1) == ["Перенесено: Итоги диагностики"])
            let text = moved.text.replacing("\u{a0}", with: " ")
            #expect(text.contains("Прежнее время: пятница, 25 марта, 10:00"), "\(text)")
            let second = try ReadCalendar(#require(moved.attachment?.bytes), by: .vobject)
            #expect(second.uid == first.uid && second.sequence == 1 && second.start == "2022-03-25T15:00:00+03:00")
            // Who could not come at ten may be able to at three.
            try await story.comes("2022-03-25 14:00")
            #expect(story.heads(.boris, from: 2) == ["Через час: Итоги диагностики"])
        }
    }

    @Test func `one called off an hour before reaches everybody, whatever the hour, and nobody is reminded`()
        async throws
    {
        let early = SeminarStage.seminar { $0.start = .init(date: .on("2022-03-25"), time: .at("08:30")) }
        try await SeminarStage.tell(SeminarStage.hamlet(early)) { story in
            try await story.passes("2022-03-23 09:00", "2022-03-24 09:00")
            story.time.move(to: .at("2022-03-25 07:29"))
            var off = early
            off.cancelled = "нет связи"
            try await story.change(to: off)
            for chat in [ChatID.anna, .boris] {
                let told = try #require(story.screen(chat))
                #expect(told.text.hasPrefix("<b>Отменяется: Итоги диагностики</b>") && told.text.contains("нет связи"))
                #expect(told.buttons.isEmpty)
                let entry = try ReadCalendar(#require(told.attachment?.bytes), by: .icalendar)
                #expect(entry.method == "CANCEL" && entry.sequence == 1)
            }
            let count = story.texts(to: .anna).count
            try await story.passes("2022-03-25 07:30", "2022-03-25 08:20", "2022-03-25 09:00")
            #expect(story.texts(to: .anna).count == count)
            // Held after all: everybody is asked anew.
            try await story.change(to: SeminarStage.seminar())
            #expect(story.heads(.anna).last == "Снова состоится: Итоги диагностики")
        }
    }

    @Test func `a deputy of the roster gets invitation and reminders, one of no roster is left to whoever names him`()
        async throws
    {
        try await SeminarStage.tell { story in
            try await story.presses(.deputyComes, in: .anna)
            try await story.says("Егоров", in: .anna)
            #expect(story.heads(.egor) == ["Приглашаем: Итоги диагностики"])
            #expect(story.screen(.egor)?.text.contains("Вместо: Аннина Анна Андреевна") == true)
            #expect(story.screen(.egor)?.labels == ["🔗 Подключиться"])
            try await story.presses(.deputyComes, in: .boris)
            let answer = try await story.says("Сидорова Мария Ивановна", in: .boris)
            #expect(answer.first?.text.contains("перешлите приглашение сами") == true)
            try await story.passes("2022-03-23 09:00", "2022-03-24 09:00", "2022-03-25 09:00", "2022-03-25 09:50")
            #expect(story.heads(.egor, from: 1).count == 3)
            #expect(story.texts(to: .anna).count == 3 && story.texts(to: .boris).count == 3)
        }
    }

    @Test func `who comes late is invited to what lies ahead, and to nothing that is over`() async throws {
        try await SeminarStage.tell(enrolled: [.anna]) { story in
            story.time.move(to: .at("2022-03-24 11:00"))
            let boris = try await story.comes(with: story.invite(.boris), in: .boris)
            #expect(boris.last?.text.hasPrefix("<b>Приглашаем: Итоги диагностики</b>") == true)
            try await story.comes("2022-03-25 09:00")
            #expect(story.heads(.boris).last == "Через час: Итоги диагностики")
            try await story.comes("2022-03-25 10:00")
            // The bot was away on the morning before; who came after it needed no reminder of that morning.
            #expect(try story.seminarOutcomes(.dayBefore).allSatisfy { $0.hasSuffix("suppressed superseded") })
        }
    }

    @Test func `a head of two schools is invited once`() async throws {
        let hamlet = SeminarStage.hamlet(SeminarStage.seminar { $0.invited.municipalities = [.named("district")] }) {
            $0.firstHead = .boris
        }
        try await SeminarStage.tell(hamlet) { story in
            #expect(story.texts(to: .boris).count == 1)
        }
    }

    @Test func `a personal quiet hour keeps the reminders of the day away, not the news that it is off`() async throws {
        try await SeminarStage.tell { story in
            let hours = QuietHours(from: .at("09:30"), to: .at("12:00"))
            let now = story.time.now
            try await story.journal.write { try $0.set(hours, of: .anna, at: now) }
            try await story.passes("2022-03-25 09:00", "2022-03-25 09:50")
            #expect(story.heads(.anna, from: 1) == ["Через час: Итоги диагностики"])
            #expect(try story.seminarOutcomes(.tenMinutes).first == "ten-minutes anna 0: suppressed quiet")
            try await story.change(to: SeminarStage.seminar { $0.cancelled = "сбой" })
            #expect(story.heads(.anna).last == "Отменяется: Итоги диагностики")
        }
    }

    @Test func `the agenda is a button, for whoever is invited and for whom he sends`() async throws {
        let withFile = SeminarStage.seminar { $0.agendaFile = KeptFile(id: "BQ-agenda", isPhoto: false) }
        try await SeminarStage.tell(SeminarStage.hamlet(withFile)) { story in
            let invitation = try #require(story.messenger.shown(in: .boris).last)
            try await story.presses(.deputyComes, in: .boris)
            try await story.says("Егоров", in: .boris)
            for chat in [ChatID.anna, .egor] {
                try await story.presses(.agendaFile, in: chat, under: "25 марта")
                #expect(story.screen(chat)?.attachment == Chat.Attachment(kept: "BQ-agenda", isPhoto: false))
            }
            // The button of another's invitation is nobody's else.
            let data = try story.data(story.label(.agendaFile), under: invitation.message)
            #expect(try await story.presses(data: data, on: invitation.id, in: .vera) == story.label(.outdated))
            #expect(story.texts(to: .vera).isEmpty)
        }
    }

    @Test func `a deputy hears of moves and of the end, and that he need not come`() async throws {
        try await SeminarStage.tell { story in
            try await story.presses(.deputyComes, in: .boris)
            try await story.says("Егоров", in: .boris)
            let invitation = try #require(story.screen(.egor)?.text)
            #expect(invitation.contains("Вместо: Борисов") && !invitation.contains("Вместо вас"), "\(invitation)")
            var moved = SeminarStage.seminar { $0.start = .init(date: .on("2022-03-25"), time: .at("15:00")) }
            try await story.change(to: moved)
            let news = try #require(story.screen(.egor))
            #expect(story.heads(.egor, from: 1) == ["Перенесено: Итоги диагностики"])
            #expect(news.labels == ["🔗 Подключиться"] && !news.text.contains("Ответьте"), "\(news)")
            // The answer was to another time, so it is asked anew; here another is sent, and then nobody.
            try await story.presses(.deputyComes, in: .boris)
            try await story.says("Егоров", in: .boris)
            #expect(story.heads(.egor, from: 2) == ["Приглашаем: Итоги диагностики"])
            try await story.presses(.willCome, in: .boris, under: "25 марта")
            #expect(story.heads(.egor, from: 3) == ["Приходить не нужно: Итоги диагностики"])
            try await story.presses(.deputyComes, in: .boris, under: "25 марта")
            try await story.says("Егоров", in: .boris)
            moved.cancelled = "сбой"
            try await story.change(to: moved)
            #expect(story.heads(.egor, from: 5) == ["Отменяется: Итоги диагностики"])
            try await story.tick()
            #expect(story.texts(to: .egor).count == 6)
        }
    }

    @Test func `when the day for answers is over, it is not named any more`() async throws {
        try await SeminarStage.tell { story in
            try await story.passes("2022-03-23 09:00", "2022-03-24 09:00")
            let (due, later) = (story.texts(to: .anna)[1].plain, story.texts(to: .anna)[2].plain)
            #expect(due.contains("Ответьте кнопкой до 23 марта."), "\(due)")
            #expect(later.contains("Ответьте кнопкой."), "\(later)")
        }
    }
}
