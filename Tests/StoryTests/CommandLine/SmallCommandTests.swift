import Foundation
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SmallCommandTests {
    private static let order = StoryConfig.repository.appending(path: "Tests/OrderImportTests/Fixtures/order-1692.txt")

    @Test func `import reads the 34 rows and says what it mended`() async throws {
        try await withTemporaryFolder { folder in
            let output = folder.appending(path: "roadmap.json").path
            let ending = try await Program.run("import", Self.order.path, "-o", output)
            #expect(ending.status == 0 && ending.output.contains("34 activities"), "\(ending.errors)")
            #expect(!ending.errorLines.isEmpty && ending.errorLines.allSatisfy { $0.hasPrefix("line ") })
            let written = try JSONDecoder().decode(Roadmap.self, from: Data(contentsOf: URL(filePath: output)))
            #expect(written.activities.map(\.number) == Array(1...34))
            // A second import keeps the file as it is.
            let again = try await Program.run("import", Self.order.path, "--output", output)
            #expect(again.status == 0)
            let rewritten = try JSONDecoder().decode(Roadmap.self, from: Data(contentsOf: URL(filePath: output)))
            #expect(rewritten.activities.map(\.number) == Array(1...34))
        }
    }

    private struct Roadmap: Decodable {
        struct Activity: Decodable {
            let number: Int
        }

        let activities: [Activity]
    }

    @Test func `import refuses what is no order, and writes nothing`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "letter.txt")
            try Data("Уважаемые коллеги!\nДобрый день.\n".utf8).write(to: file)
            let output = folder.appending(path: "roadmap.json")
            let ending = try await Program.run("import", file.path, "-o", output.path)
            #expect(ending.status == 1 && ending.output.isEmpty)
            #expect(!ending.errorLines.isEmpty && ending.errorLines.allSatisfy { $0.hasPrefix(file.path) }, "\(ending.errors)")
            #expect(!FileManager.default.fileExists(atPath: output.path))
            let missing = try await Program.run("import", "/no/such/file", "-o", output.path)
            #expect(missing.status == 3 && missing.errors.hasPrefix("/no/such/file"))
            let unwritable = try await Program.run("import", Self.order.path, "-o", "/no/such/folder/roadmap.json")
            #expect(unwritable.status == 3 && unwritable.errors.contains("/no/such/folder/roadmap.json"))
        }
    }

    @Test(arguments: [
        ("Январь-февраль 2022 г.", #"{"deadline":"2022-02-28","end":"2022-02-28","start":"2022-01-01"}"#),
        ("до 15 марта", #"{"deadline":"2022-03-15","end":"2022-03-15"}"#),
        ("ежемесячно", #"{"recurrence":"monthly"}"#),
    ])
    func `understand period answers in JSON`(phrase: String, answer: String) async throws {
        let ending = try await Program.run("understand", "period", "--year", "2022", phrase)
        #expect(ending.status == 0 && ending.output == answer + "\n" && ending.errors.isEmpty, "\(ending.output)")
    }

    @Test func `understand period asks back where it does not understand`() async throws {
        let ending = try await Program.run("understand", "period", "--year", "2022", "как-нибудь потом")
        let answer = try JSONDecoder().decode([String: String].self, from: Data(ending.output.utf8))
        #expect(ending.status == 1 && answer.keys.sorted() == ["question"] && answer["question"]?.hasSuffix("?") == true)
        #expect(try await Program.run("understand", "period", "январь").status == 64)
        #expect(try await Program.run("understand", "moon", "январь").status == 64)
    }

    @Test func `invite prints a code that is new each time, and keeps only its hash`() async throws {
        try await withTemporaryFolder { folder in
            let data = folder.appending(path: "data")
            let environment = ["VEKHA_DATA": data.path]
            var codes: Set<String> = []
            for _ in 1...2 {
                let ending = try await Program.run(["invite", "p-head-07"], environment: environment)
                #expect(ending.status == 0 && ending.output.contains("Китаева Айса Церен-Доржиевна, директор"))
                #expect(ending.errors.contains("VEKHA_TELEGRAM_TOKEN is not set"))
                let line = try #require(ending.outputLines.last)
                let code = try #require(line.wholeMatch(of: /\/start ([A-Za-z0-9_-]{22})/)?.1)
                codes.insert(String(code))
            }
            #expect(codes.count == 2)
            let kept = try FileManager.default.contentsOfDirectory(atPath: data.path)
                .map { try Data(contentsOf: data.appending(path: $0)) }
            #expect(!kept.isEmpty)
            for code in codes { #expect(kept.allSatisfy { $0.range(of: Data(code.utf8)) == nil }) }

            let nobody = try await Program.run(["invite", "p-nobody"], environment: environment)
            #expect(nobody.status == 1 && nobody.output.isEmpty && nobody.errors.contains("\"p-nobody\""))
            let nowhere = try await Program.run(["invite", "p-head-07"], environment: ["VEKHA_DATA": "/dev/null/data"])
            #expect(nowhere.status == 3 && nowhere.errors.contains("VEKHA_DATA"))
        }
    }

    @Test(arguments: [
        ([:], "VEKHA_TELEGRAM_TOKEN: found nothing"),
        (["VEKHA_TELEGRAM_TOKEN": ""], "VEKHA_TELEGRAM_TOKEN: found nothing"),
        (["VEKHA_TELEGRAM_TOKEN": "not-a-secret-token"], "VEKHA_TELEGRAM_TOKEN: found no bot token"),
        (["VEKHA_TELEGRAM_TOKEN": Story.token, "VEKHA_TELEGRAM_URL": "ftp://x"], "VEKHA_TELEGRAM_URL: found \"ftp://x\""),
        (["VEKHA_TELEGRAM_TOKEN": Story.token, "VEKHA_TELEGRAM_PROXY": "secret@"], "VEKHA_TELEGRAM_PROXY: expected"),
    ])
    func `run tells which variable is missing or wrong, and no secret`(given: [String: String], said: String) async throws {
        let ending = try await Program.run(["run"], environment: given)
        #expect(ending.status == 3 && ending.output.isEmpty)
        #expect(ending.errorLines.count == 1 && ending.errors.hasPrefix(said), "\(ending.errors)")
        for secret in ["not-a-secret-token", Story.token, "secret@"] { #expect(!ending.errors.contains(secret)) }
    }

    @Test(arguments: [["--help"], ["plan", "--help"], ["understand", "--help"], ["run", "--help"], []])
    func `help is not a mistake`(arguments: [String]) async throws {
        let ending = try await Program.run(arguments)
        #expect(ending.status == 0 && ending.output.contains("USAGE:") && ending.errors.isEmpty)
    }
}
