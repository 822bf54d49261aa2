import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct ImportCommandTests {
    private static let order = Program.repository.appending(path: "Tests/OrderImportTests/Fixtures/order-1692.txt")
    private static let roadmap = Program.repository.appending(path: "Config/roadmap.json")

    @Test func `importing the order over the committed roadmap changes no byte`() async throws {
        try await withTemporaryFolder { folder in
            let output = folder.appending(path: "roadmap.json")
            try FileManager.default.copyItem(at: Self.roadmap.resolvingSymlinksInPath(), to: output)
            let result = try await Program.run("import", Self.order.path, "-o", output.path)
            #expect(result.ending == .exit(0) && result.output.contains("34 activities"), "\(result.errors)")
            #expect(!result.errorLines.isEmpty && result.errorLines.allSatisfy { $0.hasPrefix("line ") })
            #expect(try Data(contentsOf: output) == Data(contentsOf: Self.roadmap))
        }
    }

    @Test func `Windows-1251 gives the same roadmap, and is told`() async throws {
        try await withTemporaryFolder { folder in
            let outputs = ["utf-8", "windows-1251"].map { folder.appending(path: "\($0).json") }
            let first = try await Program.run("import", Self.order.path, "--output", outputs[0].path)
            #expect(first.ending == .exit(0))
            let text = try String(contentsOf: Self.order, encoding: .utf8)
            let file = folder.appending(path: "order.txt")
            try #require(text.data(using: .windowsCP1251)).write(to: file)
            let second = try await Program.run("import", file.path, "--output", outputs[1].path)
            #expect(second.ending == .exit(0))
            #expect(second.errorLines.first == "line 1: repaired: decoded from Windows-1251")
            #expect(try Data(contentsOf: outputs[0]) == Data(contentsOf: outputs[1]))
        }
    }

    @Test func `a garbled order is mended, and every repair is told with its line`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "order.txt")
            var lines = try String(contentsOf: Self.order, encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let row = try #require(lines.firstIndex { $0.hasPrefix("7\t") })
            lines[row] = lines[row].replacing("Январь-февраль 2022г.", with: "на днях")
            try Data(lines.joined(separator: "\r\n").utf8).write(to: file)
            let output = folder.appending(path: "roadmap.json")
            let result = try await Program.run("import", file.path, "-o", output.path)
            #expect(result.ending == .exit(0) || result.ending == .exit(1), "\(result.errors)")
            #expect(
                result.errorLines.contains { $0.contains("line \(row + 1)") && $0.contains("на днях") },
                "\(result.errors)"
            )
        }
    }

    @Test func `what is no order is refused, and nothing is written`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "letter.txt")
            try Data("Уважаемые коллеги!\nДобрый день.\n".utf8).write(to: file)
            let output = folder.appending(path: "roadmap.json")
            let result = try await Program.run("import", file.path, "-o", output.path)
            #expect(result.ending == .exit(1) && result.output.isEmpty)
            #expect(
                !result.errorLines.isEmpty && result.errorLines.allSatisfy { $0.hasPrefix("\(file.path): line ") },
                "\(result.errors)"
            )
            #expect(!FileManager.default.fileExists(atPath: output.path))
        }
    }

    @Test func `a roadmap that cannot be read is not written over`() async throws {
        try await withTemporaryFolder { folder in
            let output = folder.appending(path: "roadmap.json")
            try Data("{".utf8).write(to: output)
            let result = try await Program.run("import", Self.order.path, "-o", output.path)
            #expect(result.ending == .exit(1) && result.errors.hasPrefix(output.path), "\(result.errors)")
            #expect(try Data(contentsOf: output) == Data("{".utf8))
        }
    }

    @Test func `a file that is not there and a place that cannot be written are the environment's fault`() async throws
    {
        let missing = try await Program.run("import", "/no/such/order.txt", "-o", "/no/such/roadmap.json")
        #expect(missing.ending == .exit(3) && missing.errors == "/no/such/order.txt: cannot be read\n")
        let unwritable = try await Program.run("import", Self.order.path, "-o", "/no/such/roadmap.json")
        #expect(
            unwritable.ending == .exit(3) && unwritable.errors.hasSuffix("/no/such/roadmap.json: cannot be written\n")
        )
    }
}
