package import Core
internal import Foundation
internal import Logging
internal import Persistence
internal import Synchronization
internal import Wording

extension ChangeKeeper {
    /// Files on disk cannot be taken up: the regional coordinators are told where the mistakes are, and nothing of what
    /// stands there.
    ///
    /// The same mistakes are told once, and again where they come back after having been mended.
    package func report(_ problems: Problems) async {
        let (world, now) = (worlds.current, time.now)
        let mistakes = String(Array(problems.description.utf8).digest.prefix(16))
        let isKnown = knownMistakes.withLock { known in
            defer { known = mistakes }
            return known == mistakes
        }
        guard !isKnown else { return }
        let key = "badFile/\(mistakes)/\(Int(now.timeIntervalSince1970 * 1000))"
        do {
            let text = try Self.words(of: problems.all, in: world)
            try await journal.write { ledger in
                let chats = try ledger.reachableChats()
                _ = try world.tell(world.regionalCoordinators, text, key: key, in: ledger, reaching: chats, at: now)
            }
            ringOutbox()
        } catch {
            logger.error("a mistake in the configuration could not be told of", metadata: ["error": "\(error)"])
        }
    }

    private static let most = 10

    private static func words(of problems: [Problem], in world: World) throws -> String {
        let words = FaultWords(world: world, tellsValues: false)
        var values: WordingValues = ["places": .list(problems.prefix(most).map(words.values))]
        if problems.count > most { values["more"] = .number(problems.count - most) }
        return MessageLimit.text.shorten(try world.phrasebook.text(.badFile, values)).text
    }
}
