import TestSupport
import Testing

/// A coordinator looks at how things stand, on the real order, while people act.
@Suite(.timeLimit(.minutes(5)))
struct AskStory {
    @Test func `what people do is seen in what coordinators ask, in one message that leads deeper and back`()
        async throws
    {
        try await Story.tell(StoryConfig.district, from: "2022-02-01") { story in
            let region = try await story.enrol("p-region")
            let head = try await story.enrol("p-head-1")
            try await story.goTo("2022-03-11", "12:00")
            let reminder = try #require(try await head.news().last)
            try await region.say("/overdue")
            let late = try await region.onlyNews()
            #expect(late.plain.contains("Берёзовская СОШ (Ш-01): строка 7 (до 10 марта)"), "\(late.plain)")
            try await region.press("Ш-01", on: late)
            let card = try await region.again(late)
            #expect(card.plain.hasPrefix("Берёзовская СОШ (Ш-01)"), "\(card.plain)")
            #expect(card.plain.contains("Просрочено: строка 7 (до 10 марта)"))
            try await region.press("Строка 7", on: late)
            let row = try await region.again(late)
            #expect(row.plain.hasPrefix("❗ Строка 7."), "\(row.plain)")
            #expect(row.plain.contains("выполнено 0 из 3, просрочено 3"))
            try await region.press(Label.back, on: late)
            try await region.press(Label.back, on: late)
            #expect(try await region.again(late).text == late.text)

            try await head.press(Label.done, on: reminder)
            try await region.say("/activity 7")
            let after = try await region.onlyNews()
            #expect(after.plain.contains("выполнено 1 из 3, просрочено 2"), "\(after.plain)")
            try await region.say("/school берёзовская")
            let school = try await region.onlyNews()
            #expect(school.plain.contains("Выполнено 1 из 1."), "\(school.plain)")
            try await region.say("/school сош")
            let question = try await region.onlyNews()
            #expect(question.plain.hasPrefix("Какая школа имеется в виду?"), "\(question.plain)")
            try await region.press("Вербная СОШ (Ш-02)", on: question)
            #expect(try await region.again(question).plain.hasPrefix("Вербная СОШ (Ш-02)"))
            try await head.say("/progress")
            #expect(try await head.onlyNews().plain.contains("для координаторов"))
        }
    }
}
