import Foundation
import Logging
import TestSupport
import Testing

@testable import Service

@Suite(.timeLimit(.minutes(5))) struct BellTests {
    private let bell = Bell()
    private let time = ManualTime(.at("2022-03-01 09:00"))

    @Test func `a ring that nobody waited for is remembered`() async {
        bell.ring()
        await bell.wait()
    }

    @Test func `many rings are one`() async {
        bell.ring()
        bell.ring()
        await bell.wait()
        // The second ring is gone: only the instant ends this wait.
        let instant = time.now.addingTimeInterval(5)
        async let waiting: Void = bell.wait(until: instant, by: time)
        await time.somebodySleeps(until: instant)
        time.move(to: instant)
        await waiting
    }

    @Test func `a ring ends a wait for an instant, whose sleeper goes home`() async {
        let instant = time.now.addingTimeInterval(5)
        async let waiting: Void = bell.wait(until: instant, by: time)
        await time.somebodySleeps(until: instant)
        bell.ring()
        await waiting
    }

    @Test func `an instant that has passed is no wait`() async {
        await bell.wait(until: time.now.addingTimeInterval(-5), by: time)
    }

    @Test func `cancellation is no ring`() async {
        let order = LogBook()
        let waiting = Task { [bell] in
            await bell.wait()
            order.logger.info("woke")
        }
        waiting.cancel()
        order.logger.info("rang")
        bell.ring()
        await waiting.value
        #expect(order.lines == ["info: rang", "info: woke"])
    }

    @Test func `no ring is lost between two loops that wake each other`() async {
        let (ping, pong) = (Bell(), Bell())
        await withTaskGroup { group in
            group.addTask {
                for _ in 1...10_000 {
                    ping.ring()
                    await pong.wait()
                }
            }
            group.addTask {
                for _ in 1...10_000 {
                    await ping.wait()
                    pong.ring()
                }
            }
        }
    }
}
