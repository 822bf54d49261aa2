import Foundation
import GRDB
import TestSupport
import Testing

/// `vekha audit` on a journal that a bot has written.
@Suite(.timeLimit(.minutes(5))) struct AuditCommandTests {
    @Test func `a journal that is not there is told, and none is made`() async throws {
        try await withTemporaryFolder { folder in
            let result = try await Program.run(["audit"], environment: ["VEKHA_DATA": folder.path])
            #expect(result.ending == .exit(3) && result.output.isEmpty)
            #expect(result.errors.contains("vekha.sqlite: found no journal"), "\(result.errors)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        }
    }

    @Test func `a good journal ends with 0, one with a notice half done with 1 and its key`() async throws {
        try await withTemporaryFolder { folder in
            let environment = ["VEKHA_DATA": folder.path]
            // An invitation is enough to make the journal.
            _ = try await Program.run(["invite", "p-head-07"], environment: environment)
            let good = try await Program.run(["audit"], environment: environment)
            #expect(good.ending == .exit(0) && good.errors.isEmpty, "\(good.errors)")
            #expect(good.output.hasPrefix("Due from "))

            let journal = try DatabaseQueue(path: folder.appending(path: "vekha.sqlite").path)
            try await journal.write { database in
                try database.execute(
                    sql: """
                        INSERT INTO mark VALUES ('firstPlanned', '1640000000000'), ('plannedUntil', '1640100000000'),
                            ('planFingerprint', 'another');
                        INSERT INTO notice
                            (key, activity, occurrence, subject, recipient, content, dueAt, state, reason, endedAt)
                        VALUES ('good', 1, '', '', '', '', 1640000000001, 'suppressed', 'done', 1640000000001),
                            ('bad', 1, '', '', '', '', 1640000000002, 'queued', NULL, NULL);
                        INSERT INTO act (author, chat, kind, payload, words, state, people, proposedAt, doneAt)
                        VALUES ('p-region', 1, 'tell', '{"tell":{"_0":{"curators":{}},"isUrgent":false}}', 'Тайна',
                            'done', 9, 1640000000003, 1640000000003)
                        """
                )
            }
            try journal.close()
            let bad = try await Program.run(["audit"], environment: environment)
            #expect(bad.ending == .exit(1))
            #expect(bad.errors.contains("no outcome: bad, due 2021-12-20T"), "\(bad.errors)")
            #expect(bad.output.contains("suppressed done: 1"), "\(bad.output)")
            let lines = try await Program.run(["audit", "--json"], environment: environment)
            #expect(lines.ending == .exit(1) && lines.outputLines.allSatisfy { $0.hasPrefix("{\"at\":\"") })
            let first = #"{"at":"2021-12-20T14:33:20+03:00","key":"good","outcome":"suppressed","reason":"done"}"#
            #expect(lines.outputLines.contains(first), "\(lines.output)")
            let act =
                #"{"at":"2021-12-20T14:33:20+03:00","author":"p-region","key":"act/1","kind":"tell","of":"curators","#
                + #""outcome":"done","people":9}"#
            #expect(lines.outputLines.last == act, "\(lines.output)")
            let told = "Acts of coordinators: 1\n  2021-12-20T14:33:20+03:00 p-region tell curators: done, people: 9"
            #expect(bad.output.contains(told) && !bad.output.contains("Тайна"), "\(bad.output)")
        }
    }
}
