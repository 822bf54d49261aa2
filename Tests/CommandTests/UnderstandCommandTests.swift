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
        ["understand", "period", "январь"], ["understand", "period", "--year", "22", "январь"],
        ["understand", "period", "--year", "MMXXII", "январь"], ["understand", "moon", "январь"],
        ["understand", "reply", "да"], ["understand", "reply", "--rows", "", "да"],
        ["understand", "reply", "--rows", "1,,2", "да"], ["understand", "reply", "--rows", "1,1", "да"],
        ["understand", "reply", "--rows", "0", "да"], ["understand", "reply", "--rows", "семь", "да"],
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
