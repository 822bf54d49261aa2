import ArgumentParser
import Core
import Foundation
import OrderImport

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read an order's table (text, TSV or CSV; UTF-8 or Windows-1251) into a roadmap.",
        discussion: """
            Repairs and open questions go to standard error, each with its line. Decisions made by hand in a roadmap \
            that is already there are kept.
            """
    )

    @Argument(help: "The order.")
    var file: String

    @Option(name: .shortAndLong, help: "The roadmap to write.")
    var output: String

    @OptionGroup var options: ConfigOptions

    func run() async throws {
        try await reporting {
            let bodies = try rosterBodies()
            let bytes = try FolderReader.bytes(of: URL(filePath: file))
            var order = try imported(bytes, bodies: bodies)
            if let existing = try existingRoadmap(bodies: bodies) { order = order.keepingDecisions(of: existing) }
            StandardError.print(order.notes.map(\.description))
            try write(RoadmapDocument.write(order.roadmap))
            print(
                "\(output): \(order.roadmap.activities.count) activities, \(order.notes.count) notes on standard error."
            )
        }
    }

    private func imported(_ bytes: [UInt8], bodies: [Body]) throws -> ImportedOrder {
        do throws(ImportFailure) {
            return try OrderImporter(bodies: bodies).read(bytes)
        } catch {
            throw Refusal.input(error.description.split(separator: "\n").map { "\(file): \($0)" })
        }
    }

    /// Only the bodies are needed, whose spellings tell the responsible; the roadmap may not be there yet.
    private func rosterBodies() throws -> [Body] {
        let bytes = try FolderReader.bytes(of: options.configFolder.appending(path: "roster.json"))
        return try RosterDocument.read(bytes, file: "roster.json").bodies
    }

    /// Throws: `Problems` where the file to be replaced cannot be read, since its decisions would be lost.
    private func existingRoadmap(bodies: [Body]) throws -> Roadmap? {
        guard FileManager.default.fileExists(atPath: output) else { return nil }
        let bytes = try FolderReader.bytes(of: URL(filePath: output))
        return try RoadmapDocument.read(bytes, file: output, bodies: bodies)
    }

    /// Written beside its place and renamed, so that a half-written roadmap is never seen.
    private func write(_ bytes: [UInt8]) throws {
        do {
            try Data(bytes).write(to: URL(filePath: output), options: .atomic)
        } catch {
            throw Refusal.environment("\(output): cannot be written")
        }
    }
}
