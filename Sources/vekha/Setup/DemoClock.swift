import Foundation
import Sandbox
import Service
import Synchronization

/// The demo's clock: goes from one moment at which there is something to do to the next and lets the bot do its work at
/// each, so that a year runs in seconds and every message bears the time it would have come at.
final class DemoClock: SandboxClock {
    private let time: MovableTime
    private let bot = Mutex<Bot?>(nil)

    init(time: MovableTime) {
        self.time = time
    }

    /// The bot comes later than the clock: it needs the sandbox's address, and the sandbox its clock.
    func attach(_ bot: Bot) {
        self.bot.withLock { $0 = bot }
    }

    var canMove: Bool { true }

    func now() async -> Date { time.now }

    func nextEvent() async -> Date? {
        guard let bot = bot.withLock({ $0 }) else { return nil }
        return try? await bot.scheduler.nextMessage(after: time.now)
    }

    func advance(to moment: Date) async throws {
        guard moment >= time.now else { throw Backwards() }
        guard let bot = bot.withLock({ $0 }) else { return }
        while let next = try await bot.scheduler.nextWork(after: time.now), next <= moment {
            try await work(bot, at: next)
        }
        try await work(bot, at: moment)
    }

    private func work(_ bot: Bot, at moment: Date) async throws {
        time.move(to: moment)
        try await bot.scheduler.tick()
        await bot.courier.settled()
    }

    private struct Backwards: Error, CustomStringConvertible {
        var description: String { "the demo's clock moves forward only" }
    }
}
