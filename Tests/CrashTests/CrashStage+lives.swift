import Foundation
import TestSupport
import Testing

/// When the bot is killed.
enum Moment {
    /// Whatever it is doing so long after its start: opening the journal, recovering, saying hello.
    case afterStart(Duration)
    /// So long after it has delivered so much more.
    case afterDeliveries(Int, Duration)
    /// So long after it has got so many more answers with updates: writing them down, acting on them.
    case afterReceipts(Int, Duration)

    static func ofFanOut(using random: inout SeededGenerator) -> Moment {
        let count = Int.random(in: 1...60, using: &random)
        let pause = pause(upTo: 15_000, using: &random)
        return isRare(using: &random) ? ofStart(using: &random) : .afterDeliveries(count, pause)
    }

    static func ofIntake(using random: inout SeededGenerator) -> Moment {
        let count = Int.random(in: 1...8, using: &random)
        let pause = pause(upTo: 15_000, using: &random)
        if isRare(using: &random) { return ofStart(using: &random) }
        return Bool.random(using: &random) ? .afterDeliveries(count, pause) : .afterReceipts(count, pause)
    }

    static func ofStart(using random: inout SeededGenerator) -> Moment {
        .afterStart(pause(upTo: 400_000, using: &random))
    }

    private static func isRare(using random: inout SeededGenerator) -> Bool {
        Int.random(in: 1...5, using: &random) == 1
    }

    static func pause(upTo microseconds: Int, using random: inout SeededGenerator) -> Duration {
        .microseconds(Int.random(in: 0...microseconds, using: &random))
    }
}

/// How the bot was found when it had been killed.
struct Death {
    /// Messages of which the journal does not know whether they have arrived.
    let inFlight: Int
}

extension CrashStage {
    /// Lets the bot run and kills it.
    func live(until moment: Moment) async throws -> Death {
        try await live(until: moment) {}.0
    }

    /// Lets the bot run and kills it at a moment of a doing, which goes on to its end.
    func live<Value: Sendable>(until moment: Moment, while doing: @Sendable () async throws -> Value) async throws
        -> (Death, Value)
    {
        let before = try await counts()
        async let value = doing()
        try await run { bot in
            switch moment {
            case .afterStart(let pause):
                try await Task.sleep(for: pause)
            case .afterDeliveries(let count, let pause):
                try await somethingHappens(to: bot) { try await counts().deliveries >= before.deliveries + count }
                try await Task.sleep(for: pause)
            case .afterReceipts(let count, let pause):
                try await somethingHappens(to: bot) { try await counts().receipts >= before.receipts + count }
                try await Task.sleep(for: pause)
            }
            #expect(await bot.kill() == .signal(SIGKILL), "\(bot.errors)")
        }
        return (Death(inFlight: try ledger.sending), try await value)
    }

    /// Lets the bot run until it has nothing to do any more, and ends it as a service manager would.
    func finish() async throws {
        let before = try await counts()
        try await run { bot in
            // Before it says hello, a signal would end it as it ends any program.
            let _: Bool = try await eventually("the bot has done everything") {
                let hasBegun = try await counts().greetings > before.greetings
                guard hasBegun else { return nil }
                return try await isIdle() ? true : nil
            }
            bot.send(SIGTERM)
            #expect(await bot.end() == .exit(0), "\(bot.errors)")
        }
    }

    /// What the ledger and the deaths say about what was told more than once.
    func check(_ deaths: [Death], repeated: Int, _ comment: String) throws {
        let inFlight = deaths.map(\.inFlight)
        let uncertain = try ledger.uncertain
        print("\(comment): in flight at kills \(inFlight), uncertain \(uncertain), repeated \(repeated)")
        // In so many lives some end in the middle of something, or the harness proves nothing.
        #expect(deaths.count < 20 || inFlight.contains { $0 > 0 }, "\(comment)")
        #expect(inFlight.allSatisfy { $0 <= CrashRegion.inFlight }, "\(comment)")
        #expect(repeated <= inFlight.reduce(0, +), "\(comment)")
        #expect(repeated <= uncertain, "\(comment)")
        #expect(uncertain <= inFlight.reduce(0, +), "\(comment)")
    }

    /// Has the bot run while the body does; what is still running then is killed.
    func run(_ body: (ChildProcess) async throws -> Void) async throws {
        let arguments = ["run", "--config", region.folder.path]
        let environment = [
            "VEKHA_TELEGRAM_TOKEN": CrashRegion.token, "VEKHA_TELEGRAM_URL": line.address,
            "VEKHA_DATA": URL(filePath: journalPath).deletingLastPathComponent().path, "VEKHA_LOG_LEVEL": "warning",
        ]
        try await Program.running(arguments, environment: environment, limit: .seconds(600), body)
    }

    /// Returns once the bot has nothing to do any more.
    func settle(_ bot: ChildProcess) async throws {
        _ = try await eventually("the bot has done everything") {
            try #require(!bot.hasEnded, "\(bot.errors)")
            return try await isIdle() ? true : nil
        }
    }

    private func isIdle() async throws -> Bool {
        guard try await counts().pending == 0 else { return false }
        return try ledger.hasNothingOpen
    }

    /// A bot with nothing left to do is killed in its sleep.
    private func somethingHappens(to bot: ChildProcess, _ isSo: () async throws -> Bool) async throws {
        _ = try await eventually("the bot gets on", every: .milliseconds(2)) {
            if try await isSo() { return true }
            try #require(!bot.hasEnded, "\(bot.errors)")
            return try await isIdle() ? true : nil
        }
    }
}
