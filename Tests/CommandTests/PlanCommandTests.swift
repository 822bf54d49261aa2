import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct PlanCommandTests {
    struct Line: Decodable {
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
    struct Rows: Decodable {
        let numbers: [Int]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            numbers = try (try? container.decode(Int.self)).map { [$0] } ?? container.decode([Int].self)
        }
    }

    static func lines(_ arguments: String...) async throws -> [Line] {
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

    @Test func `the digests of a week are told when asked for, in the messages in which they would travel`()
        async throws
    {
        let without = try await Self.lines("--from", "2022-02-07", "--to", "2022-02-07")
        let lines = try await Self.lines("--digests", "--from", "2022-02-07", "--to", "2022-02-07")
        let digests = lines.filter { $0.keys.last == "digest/2022-02-07/\($0.recipient)" }
        #expect(digests.contains { $0.recipient == "p-region" })
        #expect(digests.allSatisfy { $0.text.contains("Сводка за неделю") || $0.text.contains("Всё в порядке") })
        #expect(Set(lines.map(\.recipient)).count == lines.count)
        let joint = digests.filter { $0.step != "digest" }
        #expect(
            !joint.isEmpty
                && joint.allSatisfy { $0.keys.count > 1 && $0.key == $0.keys[0] && $0.text.utf16.count <= 4_096 }
        )
        #expect(without.map(\.key) == lines.filter { $0.step != "digest" }.map(\.key))
        let read = try await Program.run(["plan", "--digests", "--from", "2022-02-07", "--to", "2022-02-07"])
        #expect(read.output.components(separatedBy: "== понедельник").count == 2, "one moment is told once")
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

/// Seminars stand in the plan among the others.
extension PlanCommandTests {
    /// The committed configuration with one seminar of row 17 and a monthly one of no row.
    private func planning(_ arguments: String..., read body: (Program.Result) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let config = try ConfigCopy(in: folder)
            try config.write(Self.seminars, to: "Config/seminars.json")
            let days = [
                "--from", "2022-02-01", "--to", "2022-03-31", "--config", folder.appending(path: "Config").path,
            ]
            try await body(Program.run(["plan"] + arguments + days))
        }
    }

    private static let seminars = """
        { "seminars": [
          { "id": "one", "title": "Практикум", "activity": 17, "start": "2022-03-25T10:00", "minutes": 60,
            "link": "https://example.ru/1", "invited": { "municipalities": ["elista"] }, "answerDays": 2 },
          { "id": "vks", "title": "ВКС", "start": "2022-02-24T11:00", "minutes": 60, "link": "https://example.ru/2",
            "invited": { "people": ["p-head-07"] }, "answerDays": 1,
            "monthly": { "week": "last", "day": "thursday", "through": "2022-03",
              "changes": [{ "month": "2022-03", "cancelled": { "reason": "сбой" } }] } }
        ] }
        """

    @Test func `seminars are planned in the same lines`() async throws {
        try await planning("--json", "--person", "p-head-07") { result in
            #expect(result.ending == .exit(0) && result.errors.isEmpty, "\(result.errors)")
            let lines = try result.outputLines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
            #expect(lines.map(\.at) == lines.map(\.at).sorted())
            let seminar = lines.filter { $0.key.contains("/vks/") }
            // Ten working days before 24 February, and the day before it is a holiday.
            #expect(
                seminar.map { "\($0.at.prefix(16)) \($0.step)" } == [
                    "2022-02-09T09:00 invitation", "2022-02-22T09:00 day-before", "2022-02-24T10:00 hour",
                    "2022-02-24T10:50 ten-minutes",
                ]
            )
            for line in seminar {
                #expect(line.key == "500plus-2022/vks/2022-02/\(line.step)/p-head-07/0" && line.keys == [line.key])
                #expect(line.recipient == "p-head-07" && line.activity.numbers.isEmpty)
                #expect(
                    line.text.contains("https://example.ru/2") && line.reason.hasPrefix("ВКС, четверг"),
                    "\(line.reason)"
                )
            }
            #expect(!lines.contains { $0.key.contains("/one/") })
        }
    }

    @Test func `filters keep what they name of seminars, and a date that is set is asked of nobody`() async throws {
        try await planning("--json", "--activity", "17") { result in
            let lines = try result.outputLines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
            let steps = ["invitation", "answer-due", "day-before", "hour", "ten-minutes"]
            #expect(
                Dictionary(grouping: lines, by: \.step).mapValues(\.count) == Dictionary(steps.map { ($0, 4) }) { $1 }
            )
            #expect(lines.allSatisfy { $0.key.contains("/one/once/") && $0.activity.numbers == [17] })
            #expect(lines.first?.at == "2022-02-01T09:00:00+03:00", "what invites at once does so at the beginning")
            #expect(lines[0].reason.contains("Строка 17: приказ МОиН РК от 20.12.2021 № 1692."), "\(lines[0].reason)")
        }
        // Without it the row's organisers are asked for its day.
        #expect(try await Self.lines("--activity", "17", "--from", "2022-02-01", "--to", "2022-03-31").count > 3)
        try await planning("--json", "--body", "s-25", "--activity", "17") { result in
            #expect(result.outputLines.count == 5 && result.output.contains("\"recipient\":\"p-head-25\""))
        }
    }

    @Test func `a coordinator reads of seminars, too`() async throws {
        try await planning("--activity", "17") { result in
            let output = result.output.replacing("\u{a0}", with: " ")
            #expect(result.ending == .exit(0) && result.errors.isEmpty, "\(result.errors)")
            #expect(output.contains("== пятница, 25 марта 2022 года, 09:50 ==\n4 человека: "), "\(output)")
            let step = "• строка 17. Практикум, пятница, 25 марта, 10:00 — ссылка перед началом"
            #expect(output.contains(step), "\(output)")
            #expect(output.contains("20 сообщений, 4 человека."), "\(output)")
        }
    }
}
