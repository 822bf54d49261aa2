import Core
import Foundation
import TestSupport
import Testing

/// A report is filled in, sent, returned, mended and accepted while the real program is killed between the taps.
///
/// `VEKHA_SOAK_KILLS` (5) says how often, `VEKHA_SOAK_ROUNDS` (1) how many reports; `VEKHA_SEED` repeats one.
@Suite(.serialized, .timeLimit(.minutes(60))) struct ReportCrashTests {
    /// A report takes about so many taps of both; each of them may be the bot's last.
    private static let taps = 24

    @Test(arguments: CrashTests.seeds)
    func `killed between two taps, it loses and doubles nothing of a report`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let deadly = Set((1...Self.taps).shuffled(using: &random).prefix(CrashTests.kills))
        try await CrashStage.set { stage in
            var people = try await ReportPeople(in: stage)
            try await stage.slowDown(["sendMessage", "editMessageText"], by: 0.01)
            var (taps, kills, isAccepted) = (0, 0, false)
            while !isAccepted {
                if kills > 0, Int.random(in: 1...4, using: &random) == 1 {
                    // Dead again before it has taken up what it was left.
                    _ = try await stage.live(until: .ofStart(using: &random))
                    kills += 1
                }
                try await stage.run { bot in
                    while true {
                        try await stage.settle(bot)
                        try people.check("VEKHA_SEED=\(seed), \(taps) taps, \(kills) kills")
                        try #require(taps < 10 * Self.taps, "VEKHA_SEED=\(seed)")
                        guard let tap = try await people.nextTap(using: &random) else { return isAccepted = true }
                        taps += 1
                        guard deadly.contains(taps) else {
                            try await people.make(tap)
                            continue
                        }
                        kills += 1
                        if Bool.random(using: &random) {
                            try await people.make(tap)
                            try await Task.sleep(for: Moment.pause(upTo: 40_000, using: &random))
                            await bot.kill()
                        } else {
                            await bot.kill()
                            try await people.make(tap)
                            // The screen does not change, so some press once more.
                            if tap.isPress, Bool.random(using: &random) { try await people.make(tap) }
                        }
                        return
                    }
                }
            }
            try await stage.finish()
            let repeated = try await people.repeated()
            let uncertain = try stage.ledger.uncertain
            print(
                "report, VEKHA_SEED=\(seed): \(taps) taps, \(kills) kills, uncertain \(uncertain), repeated \(repeated)"
            )
            #expect(repeated <= uncertain, "VEKHA_SEED=\(seed)")
        }
    }
}
