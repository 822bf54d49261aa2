import Foundation
import TestSupport
import Testing

/// The real program, killed by SIGKILL again and again, against the sandbox in another process, which counts.
///
/// `VEKHA_SOAK_KILLS` (5) and `VEKHA_SOAK_ROUNDS` (1) say how long; `VEKHA_SEED` repeats a round.
@Suite(.serialized, .timeLimit(.minutes(60))) struct CrashTests {
    static let kills = number("VEKHA_SOAK_KILLS") ?? 5

    /// One a round; the seed decides everything in a round that is not left to the machine.
    static let seeds: [UInt64] = {
        var random = SeededGenerator()
        let others = (1..<max(1, number("VEKHA_SOAK_ROUNDS") ?? 1)).map { _ in random.next() % 1_000_000_000 }
        return [random.seed] + others
    }()

    private static func number(_ variable: String) -> Int? {
        ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
    }

    @Test(arguments: seeds)
    func `killed while it fans out, it loses nothing and repeats no more than was on its way`(seed: UInt64) async throws
    {
        var random = SeededGenerator(seed: seed)
        try await CrashStage.set { stage in
            let fanOut = FanOut(messages: 60 * Self.kills + 100)
            try await fanOut.write(in: stage)
            try await stage.slowDown(["sendMessage"], by: 0.02)
            var killed: [Death] = []
            for _ in 1...Self.kills {
                killed.append(try await stage.live(until: .ofFanOut(using: &random)))
            }
            try await stage.finish()
            let count = try await fanOut.count(in: stage)
            #expect(count.lost == [], "VEKHA_SEED=\(seed)")
            #expect(count.misplaced == [], "VEKHA_SEED=\(seed)")
            try stage.check(killed, repeated: count.repeated, "fan-out, VEKHA_SEED=\(seed)")
        }
    }

    @Test(arguments: seeds)
    func `killed while it takes in, it acts once on everything people do`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        try await CrashStage.set { stage in
            let storm = try await Storm(rows: max(2, Self.kills * 2 / 5), in: stage)
            try await stage.slowDown(["sendMessage", "editMessageText"], by: 0.01)
            var updates: [Storm.Action: Int] = [:]
            var killed: [Death] = []
            for batch in storm.batches(Self.kills, using: &random) {
                // Some of it waits already when the bot starts.
                let waiting = Int.random(in: 0...batch.count / 2, using: &random)
                updates.merge(try await storm.act(batch.prefix(waiting), in: stage)) { $1 }
                let moment = Moment.ofIntake(using: &random)
                let (death, later) = try await stage.live(until: moment) {
                    try await storm.act(batch.dropFirst(waiting), in: stage)
                }
                updates.merge(later) { $1 }
                killed.append(death)
            }
            try await stage.finish()
            let repeated = try await storm.check(updates, in: stage, "VEKHA_SEED=\(seed)")
            try stage.check(killed, repeated: repeated, "intake, VEKHA_SEED=\(seed)")
        }
    }
}
