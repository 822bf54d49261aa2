import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct InvitesCommandTests {
    @Test func `a municipality's sheet has everybody, each with a link and a code to point a phone at`() async throws {
        try await withTemporaryFolder { folder in
            try await Program.sandbox { line in
                let environment = Self.environment(folder, line)
                let text = try await Program.run(["invites", "gorodovikovsky"], environment: environment)
                #expect(text.ending == .exit(0) && text.errors.isEmpty, "\(text.errors)")
                let links = text.output.matches(of: /https:\/\/t\.me\/vekha_sandbox_bot\?start=([A-Za-z0-9_-]{22})/)
                #expect(Set(links.map(\.1)).count == links.count && links.count >= 3)
                #expect(text.output.contains("▄") && text.output.contains("█"))
                #expect(text.output.contains("\nДействует до ") && !text.output.contains("— 20"))

                let pictures = folder.appending(path: "pictures")
                let arguments = ["invites", "gorodovikovsky", "--csv", "--pictures", pictures.path]
                let csv = try await Program.run(arguments, environment: environment)
                let heading = "\u{FEFF}код;ФИО;обращение;должность;где;ссылка;команда;действует до;QR-код\r\n"
                #expect(csv.output.hasPrefix(heading))
                #expect(csv.output.split(separator: "\r\n").count == links.count + 1)
                let files = try FileManager.default.contentsOfDirectory(atPath: pictures.path)
                #expect(csv.output.contains(";Ш-01, Ш-02;"), "where a curator works")
                #expect(files.count == links.count && files.allSatisfy { $0.hasSuffix(".svg") })
            }
        }
    }

    @Test func `who is connected is left out, and what is not used can be taken back`() async throws {
        try await withTemporaryFolder { folder in
            try await Program.sandbox { line in
                let environment = Self.environment(folder, line)
                let sheet = try await Program.run(["invites", "s-07"], environment: environment)
                let codes = sheet.output.matches(of: /start=([A-Za-z0-9_-]{22})/).map { String($0.1) }
                #expect(codes.count == 2, "the head and the curator")
                try await Program.running(["run"], environment: environment) { bot in
                    try await line.say("/start \(codes[0])", from: 77)
                    let question = try await eventually("a question") { try await line.botMessages(in: 77).first }
                    try await line.press("Даю согласие", on: question.id, in: 77)
                    _ = try await eventually("a welcome") { try await line.botMessages(in: 77).dropFirst().first }
                    let back = try await Program.run(["invites", "s-07", "--revoke"], environment: environment)
                    #expect(back.ending == .exit(0) && back.output == "1\n", "\(back.output)\(back.errors)")
                    try await line.say("/start \(codes[1])", from: 78)
                    let refusal = try await eventually("a refusal") { try await line.botMessages(in: 78).first }
                    #expect(refusal.text.hasPrefix("Это приглашение больше не действует"), "\(refusal.text)")
                    bot.send(SIGTERM)
                    _ = await bot.end()
                }
                let again = try await Program.run(["invites", "s-07"], environment: environment)
                #expect(again.output.matches(of: /start=/).count == 1)
                #expect(again.errors == "1 of 2 are connected already.\n", "\(again.errors)")
            }
        }
    }

    @Test func `what is nothing in the roster is a mistake`() async throws {
        try await withTemporaryFolder { folder in
            let nothing = try await Program.run(["invites", "s-999"], environment: ["VEKHA_DATA": folder.path])
            #expect(nothing.ending == .exit(1) && nothing.errors.contains("found no \"s-999\""), "\(nothing.errors)")
        }
    }

    private static func environment(_ folder: URL, _ line: ServerLine) -> [String: String] {
        ["VEKHA_TELEGRAM_TOKEN": Token.good, "VEKHA_TELEGRAM_URL": line.address, "VEKHA_DATA": folder.path]
    }
}
