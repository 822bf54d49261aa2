import Foundation
import Sandbox
import Service
import Synchronization
import TestSupport

@testable import vekha

/// The clock of a story, on both sides of the wire.
protocol StageClock: SandboxClock {
    var time: any TimeSource { get }

    /// The bot whose work is waited for when the clock moves; nil while none is on duty.
    func attach(_ bot: Bot?)
}

/// The demo's own clock while a bot is on duty, bare hands that anybody turns forward while none is.
final class ForwardClock: StageClock {
    private let movable: MovableTime
    private let demo = Mutex<DemoClock?>(nil)

    init(startingAt start: Date) {
        movable = MovableTime(startingAt: start)
    }

    var time: any TimeSource { movable }

    func attach(_ bot: Bot?) {
        let clock = bot.map { bot in
            let clock = DemoClock(time: movable)
            clock.attach(bot)
            return clock
        }
        demo.withLock { $0 = clock }
    }

    var canMove: Bool { true }

    func now() async -> Date { movable.now }

    func nextEvent() async -> Date? { await demo.withLock { $0 }?.nextEvent() }

    func advance(to moment: Date) async throws {
        guard let demo = demo.withLock({ $0 }) else { return movable.move(to: moment) }
        try await demo.advance(to: moment)
    }
}

/// A clock that stands still, and jumps wherever it is told: back, too, and over whatever lies between.
final class JumpingClock: StageClock {
    private let jumping: ManualTime
    private let bot = Mutex<Bot?>(nil)

    init(startingAt start: Date) {
        jumping = ManualTime(start)
    }

    var time: any TimeSource { jumping }

    func attach(_ bot: Bot?) { self.bot.withLock { $0 = bot } }

    var canMove: Bool { true }

    func now() async -> Date { jumping.now }

    func nextEvent() async -> Date? { nil }

    func advance(to moment: Date) async throws {
        jumping.move(to: moment)
        guard let bot = bot.withLock({ $0 }) else { return }
        try await bot.scheduler.tick()
        await bot.courier.settled()
    }
}
