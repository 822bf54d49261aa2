import Foundation
import GRDB
import TestSupport
import Testing

/// `vekha report` on a journal that a bot has written.
@Suite(.timeLimit(.minutes(5))) struct MonthReportCommandTests {
    @Test func `the month is summed up on the screen, in a workbook and on a page`() async throws {
        try await withTemporaryFolder { folder in
            let environment = ["VEKHA_DATA": folder.path]
            // An invitation is enough to make the journal.
            _ = try await Program.run(["invite", "p-head-07"], environment: environment)
            let journal = try DatabaseQueue(path: folder.appending(path: "vekha.sqlite").path)
            try await journal.write { database in
                try database.execute(
                    sql: """
                        INSERT INTO report (id, school, month, openedAt) VALUES (1, 's-01', '2022-01', 0);
                        INSERT INTO reportAct (report, at, person, kind, act) VALUES
                            (1, 1642662000000, 'p-head-01', 'answered',
                                '{"answered":{"row":7,"status":"notDone","reason":"карантин"}}'),
                            (1, 1642662060000, 'p-head-01', 'submitted',
                                '{"submitted":{"_0":{"number":1,"version":1,"digest":"d","asked":[7],"known":[8]}}}')
                        """
                )
            }
            try journal.close()
            let (book, page) = (folder.appending(path: "month.xlsx"), folder.appending(path: "month.html"))
            let result = try await Program.run(
                ["report", "--month", "2022-01", "--xlsx", book.path, "--html", page.path],
                environment: environment
            )
            #expect(result.ending == .exit(0), "\(result.errors)")
            #expect(result.output.contains("Сдали: 1 из 25, из них после срока 0."), "\(result.output)")
            let read = try ReadWorkbook([UInt8](try Data(contentsOf: book)))
            #expect(read.rows[0].count == 26 && read.rows[0][1].contains("не выполнено"))
            #expect(read.rows[0][1].contains("известно раньше"))
            #expect(try String(contentsOf: page, encoding: .utf8).contains("<td>карантин</td>"))

            // It came on the 20th.
            for (day, told) in [("2022-01-19", "Сдали: 0 из 25"), ("2022-01-20", "Сдали: 1 из 25")] {
                let arguments = ["report", "--month", "2022-01", "--at", day]
                let then = try await Program.run(arguments, environment: environment)
                #expect(then.output.contains(told), "\(then.output)")
            }
            let district = try await Program.run(
                ["report", "--month", "2022-01", "--municipality", "gorodovikovsky"],
                environment: environment
            )
            #expect(district.output.contains("Городовиковский район") && district.output.contains("Сдали: 1 из 2,"))
        }
    }

    @Test(arguments: [
        (["--month", "2022"], 64, "YYYY-MM"), (["--month", "2022-01"], 3, "found no journal"),
    ])
    func `what is wrong is told in one line`(arguments: [String], code: Int32, told: String) async throws {
        try await withTemporaryFolder { folder in
            let result = try await Program.run(["report"] + arguments, environment: ["VEKHA_DATA": folder.path])
            #expect(result.ending == .exit(code) && result.errors.contains(told), "\(result.errors)")
        }
    }
}
