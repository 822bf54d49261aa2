import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct PlanCommandTests {
    private struct Line: Decodable {
        let at: String
        let key: String
        let keys: [String]
        let recipient: String
        let activity: Rows
        let step: String
        let text: String
        let reason: String
    }

    /// One number, or a list of them.
    private struct Rows: Decodable {
        let numbers: [Int]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            numbers = try (try? container.decode(Int.self)).map { [$0] } ?? container.decode([Int].self)
        }
    }

    private static func lines(_ arguments: String...) async throws -> [Line] {
        let result = try await Program.run(["plan", "--json"] + arguments)
        #expect(result.ending == .exit(0) && result.errors.isEmpty, "\(result.errors)")
        return try result.outputLines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    @Test func `every line of --json is an object with all its members`() async throws {
        let lines = try await Self.lines("--from", "2022-02-01", "--to", "2022-02-28")
        #expect(lines.count > 100)
        for line in lines {
            #expect(line.at.hasSuffix("T09:00:00+03:00"))
            #expect(line.key.hasPrefix("500plus-2022/") && line.key.contains("/\(line.step)/\(line.recipient)@"))
            #expect(line.keys.first == line.key && !line.activity.numbers.isEmpty)
            #expect(!line.text.isEmpty && line.text.utf16.count <= 4_000)
            #expect(line.reason.contains("Приказ МОиН РК от 20.12.2021 № 1692"), "\(line.reason)")
        }
        #expect(lines.map(\.at) == lines.map(\.at).sorted())
        let keys = lines.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
        #expect(Set(lines.map { "\($0.recipient) \($0.at)" }).count == lines.count)
    }

    @Test func `pauses of the journal are counted when asked for`() async throws {
        try await withTemporaryFolder { folder in
            let environment = ["VEKHA_DATA": folder.path]
            let days = ["plan", "--json", "--body", "s-07", "--from", "2022-02-01", "--to", "2022-03-10"]
            let without = try await Program.run(days + ["--pauses"], environment: environment)
            #expect(without.ending == .exit(3) && without.errorLines.count == 1, "\(without.errors)")
            #expect(try await Program.run(["invite", "p-head-07"], environment: environment).ending == .exit(0))
            try await DatabaseQueue(path: folder.appending(path: "vekha.sqlite").path).write { database in
                try database.execute(
                    sql: """
                        INSERT INTO pause (school, firstDay, lastDay, reason, author, createdAt)
                        VALUES ('s-07', '2022-02-01', '2022-03-01', 'карантин', 'p-region', 0)
                        """
                )
            }
            let plain = try await Program.run(days, environment: environment)
            let paused = try await Program.run(days + ["--pauses"], environment: environment)
            let february = { (line: String) in line.contains("\"at\":\"2022-02-") && line.contains("@school:s-07/") }
            #expect(plain.outputLines.contains(where: february) && !plain.output.contains("resumed-"))
            #expect(!paused.outputLines.contains(where: february))
            #expect(paused.output.contains("/resumed-2022-03-01/"), "\(paused.errors)")
        }
    }

    @Test func `filters keep what they name`() async throws {
        let days = ["--from", "2022-02-01", "--to", "2022-03-31"]
        let person = try await Program.run(["plan", "--json", "--person", "p-head-07"] + days)
        #expect(!person.output.isEmpty)
        #expect(person.outputLines.allSatisfy { $0.contains("\"recipient\":\"p-head-07\"") })
        let body = try await Program.run(["plan", "--json", "--body", "s-07"] + days)
        #expect(!body.output.isEmpty)
        #expect(body.outputLines.allSatisfy { $0.contains("@school:s-07/") && !$0.contains("@school:s-08/") })
        let rows = try await Self.lines("--activity", "7", "--from", "2022-02-01", "--to", "2022-03-31")
        #expect(!rows.isEmpty && rows.allSatisfy { $0.activity.numbers.contains(7) })
        let onTime = try await Self.lines("--activity", "7", "--on-time", "--from", "2022-02-01", "--to", "2022-03-31")
        #expect(!onTime.isEmpty && onTime.count < rows.count)
        #expect(onTime.allSatisfy { $0.keys.allSatisfy { !$0.contains("/after-") && !$0.contains("/weekly-") } })
    }

    @Test func `the text is for a coordinator to read`() async throws {
        let result = try await Program.run("plan", "--from", "2022-02-11", "--to", "2022-02-11")
        #expect(result.ending == .exit(0) && result.errors.isEmpty)
        let output = result.output.replacing("\u{a0}", with: " ")
        #expect(output.hasPrefix("== пятница, 11 февраля 2022 года, 09:00 =="), "\(output)")
        #expect(output.contains("строка 7. Разработка Программы перехода школы в эффективный режим"))
        #expect(output.contains("осталось 10 рабочих дней (до 28 февраля)"))
        #expect(output.contains("Всего с 11 февраля 2022 года по 11 февраля 2022 года"))
        #expect(!output.contains("<b>") && !output.contains("&"))
    }

    @Test func `years without a calendar are told, once`() async throws {
        let result = try await Program.run("plan", "--from", "2027-12-01", "--to", "2030-01-31")
        #expect(result.ending == .exit(0) && !result.output.isEmpty)
        #expect(result.errorLines.count == 1 && result.errors.contains("no calendar for 3 years from 2028 to 2030"))
        let known = try await Program.run("plan", "--from", "2022-12-01", "--to", "2022-12-31")
        #expect(known.errors.isEmpty)
    }

    @Test(arguments: [
        (["plan"], Int32(64), "--from"),
        (["plan", "--from", "2022-13-01", "--to", "2022-12-31"], 64, "2022-13-01"),
        (["plan", "--from", "2022-02-30", "--to", "2022-12-31"], 64, "2022-02-30"),
        (["plan", "--from", "01.02.2022", "--to", "2022-12-31"], 64, "YYYY-MM-DD"),
        (["plan", "--from", "2022-12-31", "--to", "2022-01-01"], 64, "2022-01-01"),
        (["plan", "--from", "2022-01-01", "--to", "2022-01-02", "--activity", "seven"], 64, "seven"),
        (["plan", "--from", "2022-01-01", "--to", "2022-01-02", "--activity", "99"], 1, "--activity: found 99"),
        (["plan", "--from", "2022-01-01", "--to", "2022-01-02", "--person", "p-x"], 1, "--person: found \"p-x\""),
        (["plan", "--from", "2022-01-01", "--to", "2022-01-02", "--body", "nobody"], 1, "--body: found \"nobody\""),
        (["frobnicate"], 64, "frobnicate"),
    ])
    func `wrong arguments are told apart by the exit code`(arguments: [String], code: Int32, words: String) async throws
    {
        let result = try await Program.run(arguments)
        #expect(result.ending == .exit(code) && result.output.isEmpty)
        #expect(result.errors.contains(words), "\(result.errors)")
    }
}
