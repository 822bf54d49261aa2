import Foundation
import GRDB
import Persistence
import Service
import TestSupport
import Testing

@testable import vekha

extension Story {
    /// Every notice has an outcome and nothing was planned twice.
    func isInOrder(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        guard let bot = shift?.bot else { return }
        let (world, now) = (try config.load().world, bot.worlds.current)
        #expect(world.fingerprint == now.fingerprint, sourceLocation: sourceLocation)
        let moment = time.now
        let audit = try await bot.journal.read { try Audit(of: $0, world: world, now: moment) }
        #expect(audit.isComparable && audit.isClean, "\(audit.undecided)", sourceLocation: sourceLocation)
        let keys = try ledger().notices.map(\.key)
        #expect(Set(keys).count == keys.count, sourceLocation: sourceLocation)
    }

    /// Changes the journal from outside.
    func execute(_ sql: String) throws {
        try DatabaseQueue(path: journalPath).write { try $0.execute(sql: sql) }
    }
}

extension Story {
    func count(_ sql: String) throws -> Int? {
        try DatabaseQueue(path: journalPath).read { try Int.fetchOne($0, sql: sql) }
    }
}

extension StoryPerson {
    var line: ServerLine { story.line }

    func settle(_ update: Int?) async { await story.settle(update) }
}

extension StoryConfig {
    func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }
}
