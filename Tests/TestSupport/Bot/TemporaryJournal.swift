import Foundation
import GRDB
package import Persistence

/// A journal in a real file of its own, removed when the test lets go of it.
package final class TemporaryJournal: Sendable {
    package let journal: Journal
    package let path: String
    private let folder: URL

    package convenience init() throws {
        try self.init(copying: nil)
    }

    private init(copying original: String?) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "vekha-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "vekha.sqlite").path
        if let original {
            for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: original + suffix) {
                try FileManager.default.copyItem(atPath: original + suffix, toPath: path + suffix)
            }
        }
        journal = try Journal(path: path)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The file as a process killed at this moment would have left it, opened anew.
    package func afterKill() throws -> TemporaryJournal {
        try TemporaryJournal(copying: path)
    }
}

extension TemporaryJournal {
    /// Changes the file from outside, over a connection of its own.
    package func execute(_ sql: String) throws {
        try connection().write { try $0.execute(sql: sql) }
    }

    /// Reads the file from outside: each row as its columns' texts, NULL as "–".
    package func rows(_ sql: String) throws -> [[String]] {
        try connection().read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.databaseValues.map {
                    String.fromDatabaseValue($0) ?? Int64.fromDatabaseValue($0)?.description ?? "–"
                }
            }
        }
    }

    private func connection() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(60)
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// The first column of the only row.
    package func value(_ sql: String) throws -> String? {
        try rows(sql).first?.first
    }
}
