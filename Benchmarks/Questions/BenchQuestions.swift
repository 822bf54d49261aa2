import Foundation
import Persistence
import Service

/// How fast a coordinator's questions are answered in a large region with a year behind it.
@main
struct BenchQuestions {
    static func main() async {
        do {
            let options = try Options(CommandLine.arguments.dropFirst())
            exit(try await measure(options) ? 0 : 1)
        } catch let error as UsageError {
            complain(error.description)
            exit(64)
        } catch {
            complain("\(error)")
            exit(3)
        }
    }

    /// Returns: whether every verdict is OK.
    private static func measure(_ options: Options) async throws -> Bool {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bench-questions-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "vekha.sqlite").path
        let world = try options.world()
        let year = Year(world: world, seed: options.seed)
        complain("seed \(options.seed); writing a year of \(year.schools) schools")
        let contents = try await year.write(into: try Journal(path: path))
        complain(contents)
        // Opened anew, as after a start: nothing is in memory.
        let asking = Asking(world: try options.world(), journal: try Journal(path: path), now: year.end)
        try await asking.link(year.coordinators)
        let measured = try await asking.everything(atLeast: options.askings, changingEvery: options.changes)
        let table = Table(measured, limit: options.limit)
        print(table.text)
        return table.isFine
    }

    private static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
