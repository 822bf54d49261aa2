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
                        INSERT INTO reportAct (report, at, person, chat, kind, act) VALUES
                            (1, 1642662000000, 'p-head-01', NULL, 'answered',
                                '{"answered":{"row":7,"status":"notDone","reason":"карантин"}}'),
                            (1, 1642662060000, 'p-head-01', 4001, 'submitted',
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
            #expect(result.output.contains("Сдали: 1 из 25."), "\(result.output)")
            let read = try ReadWorkbook([UInt8](try Data(contentsOf: book)))
            #expect(read.rows[0].count == 26 && read.rows[0][1].contains("не выполнено"))
            #expect(read.rows[0][1].contains("выполнено раньше"))
            #expect(try String(contentsOf: page, encoding: .utf8).contains("<td>карантин</td>"))

            // It came on the 20th.
            for (day, told) in [("2022-01-19", "Сдали: 0 из 25"), ("2022-01-20", "Сдали: 1 из 25")] {
                let arguments = ["report", "--month", "2022-01", "--at", day]
                let then = try await Program.run(arguments, environment: environment)
                #expect(then.output.contains(told), "\(then.output)")
            }
            try await checkOneReport(environment)
            let district = try await Program.run(
                ["report", "--month", "2022-01", "--municipality", "gorodovikovsky"],
                environment: environment
            )
            #expect(district.output.contains("Городовиковский район") && district.output.contains("Сдали: 1 из 2."))
        }
    }

    /// The report itself, as it stood at a minute, and all that was done to it.
    private func checkOneReport(_ environment: [String: String]) async throws {
        let asked = ["report", "--month", "2022-01", "--school", "s-01"]
        let report = try await Program.run(asked, environment: environment)
        #expect(report.output.contains("❌ 7.") && report.output.contains("— карантин"), "\(report.output)")
        #expect(report.output.contains("№ 1, 20 января") && report.output.contains("не спрашивается: 8"))
        // The journal was written by hand, and nobody took the digest of what it says.
        #expect(report.output.contains("версия 1: НЕ сходится") && report.ending == .exit(1))
        let draft = try await Program.run(asked + ["--at", "2022-01-20T10:00"], environment: environment)
        #expect(draft.output.contains("❌ 7.") && !draft.output.contains("№ 1,"), "\(draft.output)")
        #expect(draft.ending == .exit(0) && !draft.output.contains("Контрольный код"))
        let history = try await Program.run(asked + ["--json"], environment: environment)
        #expect(
            history.outputLines == [
                #"{"act":{"answered":{"reason":"карантин","row":7,"status":"notDone"}},"at":"2022-01-20T10:00:00+03:00","#
                    + #""person":"p-head-01"}"#,
                #"{"act":{"submitted":{"_0":{"asked":[7],"digest":"d","known":[8],"number":1,"version":1}}},"#
                    + #""at":"2022-01-20T10:01:00+03:00","chat":4001,"person":"p-head-01"}"#,
            ]
        )
        let none = try await Program.run(
            ["report", "--month", "2022-02", "--school", "s-01"],
            environment: environment
        )
        #expect(none.ending == .exit(1) && none.errors.contains("found no report"), "\(none.errors)")
    }

    @Test(arguments: [
        (["--month", "2022"], 64, "YYYY-MM"), (["--month", "2022-01"], 3, "found no journal"),
        (["--month", "2022-01", "--at", "20.01.2022"], 64, "YYYY-MM-DDThh:mm"),
        (["--month", "2022-01", "--json"], 64, "--school"),
    ])
    func `what is wrong is told in one line`(arguments: [String], code: Int32, told: String) async throws {
        try await withTemporaryFolder { folder in
            let result = try await Program.run(["report"] + arguments, environment: ["VEKHA_DATA": folder.path])
            #expect(result.ending == .exit(code) && result.errors.contains(told), "\(result.errors)")
        }
    }
}
