import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct UnderstandCommandTests {
    @Test(arguments: [
        ("Январь-февраль 2022 г.", #"{"deadline":"2022-02-28","end":"2022-02-28","start":"2022-01-01"}"#),
        ("до 15 марта", #"{"deadline":"2022-03-15","end":"2022-03-15"}"#),
        ("ежемесячно", #"{"recurrence":"monthly"}"#),
    ])
    func `a period that is understood is answered in JSON`(phrase: String, answer: String) async throws {
        let result = try await Program.run("understand", "period", "--year", "2022", phrase)
        #expect(
            result.ending == .exit(0) && result.output == answer + "\n" && result.errors.isEmpty,
            "\(result.output)"
        )
    }

    @Test func `what is not understood is asked back`() async throws {
        let result = try await Program.run("understand", "period", "--year", "2022", "как-нибудь потом")
        #expect(result.ending == .exit(1) && result.errors.isEmpty)
        let answer = try JSONDecoder().decode([String: String].self, from: Data(result.output.utf8))
        #expect(answer.keys.sorted() == ["question"] && answer["question"]?.hasSuffix("?") == true)
    }

    @Test(arguments: [
        (
            "1,2 да, 7 нет — карантин",
            #"{"items":[{"row":1,"status":"done"},{"row":2,"status":"done"},{"reason":"карантин","row":7,"status":"notDone"}]}"#
        ),
        ("7 в работе", #"{"items":[{"row":7,"status":"inProgress"}]}"#),
        ("2 не к нам", #"{"items":[{"row":2,"status":"notApplicable"}]}"#),
    ])
    func `a reply that is understood is answered in JSON`(reply: String, answer: String) async throws {
        let result = try await Program.run("understand", "reply", "--rows", "1,2,7", reply)
        #expect(
            result.ending == .exit(0) && result.output == answer + "\n" && result.errors.isEmpty,
            "\(result.output)"
        )
    }

    @Test(arguments: ["спасибо", "8 да", "не всё выполнено", "7", ""])
    func `a reply that is not understood is asked back`(reply: String) async throws {
        let result = try await Program.run("understand", "reply", "--rows", "1,2,7", reply)
        #expect(result.ending == .exit(1) && result.errors.isEmpty)
        let answer = try JSONDecoder().decode([String: String].self, from: Data(result.output.utf8))
        #expect(answer.keys.sorted() == ["question"] && answer["question"]?.hasSuffix("?") == true)
    }

    @Test(arguments: [
        ("завтра в 15:00", "2022-03-22T12:00:00+03:00", "2022-03-23T15:00:00+03:00"),
        ("25.03 10:00", "2022-03-22T12:00", "2022-03-25T10:00:00+03:00"),
        // Two o'clock in the morning in Moscow.
        ("завтра в 15:00", "2022-03-21T23:00:00Z", "2022-03-23T15:00:00+03:00"),
        // 7 and 8 March are off.
        ("в ближайший рабочий день в 10", "2022-03-06T12:00", "2022-03-09T10:00:00+03:00"),
    ])
    func `a moment that is understood is answered in JSON`(phrase: String, now: String, at: String) async throws {
        let result = try await Program.run("understand", "moment", "--now", now, phrase)
        #expect(
            result.ending == .exit(0) && result.output == "{\"at\":\"\(at)\"}\n" && result.errors.isEmpty,
            "\(result.output)"
        )
    }

    @Test(arguments: [
        ("ш7", "s-07", "МБОУ «Лотосинская СОШ»"), ("сош 102", "s-23", "МБОУ «СОШ № 102»"),
        ("в Журавлином", "s-06", "МБОУ «Журавлиная СОШ»"), ("rfhfdfycrfz", "s-18", "МБОУ «Караванская СОШ»"),
    ])
    func `a school that is found is answered in JSON`(typed: String, id: String, name: String) async throws {
        let result = try await Program.run("understand", "school", typed, "--config", "Config")
        let answer = #"{"matches":[{"id":"\#(id)","name":"\#(name)"}]}"#
        #expect(
            result.ending == .exit(0) && result.output == answer + "\n" && result.errors.isEmpty,
            "\(result.output)"
        )
    }

    @Test(arguments: [
        ("в конце месяца", "«конце месяца» можно понять по-разному. Какой это день и какой час?"),
        ("завтра в 5", "Когда именно: в среду, 23 марта, в 05:00 или в среду, 23 марта, в 17:00?"),
        ("завтра <в 10>", "Не понял: «< >». Пишите так: «завтра в 15:00», «25.03 10:00». В какой день и во сколько?"),
    ])
    func `a moment that is not understood is asked back`(phrase: String, question: String) async throws {
        let result = try await Program.run("understand", "moment", "--now", "2022-03-22T12:00", phrase)
        #expect(result.ending == .exit(1) && result.errors.isEmpty)
        let answer = try JSONDecoder().decode([String: String].self, from: Data(result.output.utf8))
        #expect(answer == ["question": question])
    }

    @Test(arguments: [("сош элиста", 4), ("библиотека", 0), ("школа", 0)])
    func `of several schools, or none, it is asked which`(typed: String, count: Int) async throws {
        struct Answer: Decodable {
            let matches: [[String: String]]
            let question: String
        }
        let result = try await Program.run("understand", "school", typed)
        #expect(result.ending == .exit(1) && result.errors.isEmpty)
        let answer = try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
        #expect(answer.matches.count == count && answer.question.hasSuffix("?"), "\(result.output)")
    }

    @Test(arguments: [
        ("кто не сдал за март?", #"{"command":"silent","month":"2022-03"}"#),
        ("план на март", #"{"command":"plan","month":"2023-03"}"#),
        ("как дела по району", #"{"command":"progress"}"#),
        ("rnj jndtxftn pf cnhjre 7", #"{"command":"who","row":7}"#),
        ("что по Ш-07?", #"{"command":"school","school":"Ш-07"}"#),
        ("кто не сдал в Яшкульском районе", #"{"command":"silent","municipality":"yashkulsky"}"#),
    ])
    func `a question that is understood is answered in JSON`(text: String, answer: String) async throws {
        let result = try await Program.run("understand", "question", "--now", "2022-04-12T12:00", text)
        #expect(
            result.ending == .exit(0) && result.output == answer + "\n" && result.errors.isEmpty,
            "\(result.output)"
        )
    }

    @Test(arguments: [
        ("что по 15?", "which is meant: /activity 15, /school 15?"),
        ("план в Яшкульском районе", "no command answers just this; is /plan what is wanted?"),
        ("кто отвечает за строку?", "which row?"), ("что по школе?", "which school?"),
        ("готово", "nothing here asks what the bot has an answer to; what is wanted?"),
    ])
    func `what asks nothing, or several things, is asked back`(text: String, question: String) async throws {
        let result = try await Program.run("understand", "question", text)
        #expect(result.ending == .exit(1) && result.errors.isEmpty)
        let answer = try JSONDecoder().decode([String: String].self, from: Data(result.output.utf8))
        #expect(answer == ["question": question])
    }

    @Test(arguments: [
        ["understand", "moment", "завтра"], ["understand", "moment", "--now", "завтра", "завтра"],
        ["understand", "moment", "--now", "2022-03-22", "завтра"],
        ["understand", "moment", "--now", "2022-03-22T25:00", "завтра"],
        ["understand", "period", "январь"], ["understand", "period", "--year", "22", "январь"],
        ["understand", "period", "--year", "MMXXII", "январь"], ["understand", "moon", "январь"],
        ["understand", "reply", "да"], ["understand", "reply", "--rows", "", "да"],
        ["understand", "reply", "--rows", "1,,2", "да"], ["understand", "reply", "--rows", "1,1", "да"],
        ["understand", "reply", "--rows", "0", "да"], ["understand", "reply", "--rows", "семь", "да"],
        ["understand", "school"], ["understand", "question"], ["understand", "question", "--now", "завтра", "план"],
    ])
    func `a wrong way of asking is usage`(arguments: [String]) async throws {
        let result = try await Program.run(arguments)
        #expect(result.ending == .exit(64) && result.output.isEmpty && !result.errors.isEmpty)
    }

    @Test(arguments: [["--help"], ["plan", "--help"], ["understand", "--help"], ["run", "--help"], []])
    func `help is not a mistake`(arguments: [String]) async throws {
        let result = try await Program.run(arguments)
        #expect(result.ending == .exit(0) && result.output.contains("USAGE:") && result.errors.isEmpty)
    }
}
