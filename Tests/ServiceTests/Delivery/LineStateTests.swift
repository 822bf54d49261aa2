import Chat
import Foundation
import Testing

@testable import Service

/// The line as a whole, apart from the messages on it.
@Suite struct LineStateTests {
    private static let start = Date(timeIntervalSince1970: 1_646_000_000)

    @Test func `those that were on their way together count once`() {
        var line = LineState(retry: .line)
        let told = (1...30).map { _ in line.failed(at: Self.start, randomness: 1) }
        #expect(told.count { $0 } == 1)
        #expect(line.pause(at: Self.start) == Self.start + 1)
    }

    @Test func `waits grow to a minute and no further, and an answer ends them at once`() {
        var line = LineState(retry: .line)
        var now = Self.start
        var waits: [TimeInterval] = []
        for _ in 1...9 {
            _ = line.failed(at: now, randomness: 1)
            let until = line.pause(at: now) ?? now
            waits.append(until.timeIntervalSince(now))
            now = until
        }
        #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60, 60])
        let cameBack = line.answered()
        let again = line.answered()
        #expect(cameBack && !again && line.pause(at: now) == nil && !line.isDown)
    }

    @Test func `a refused token pauses whatever the line does`() {
        var line = LineState(retry: .line)
        line.refused(for: 60, at: Self.start)
        _ = line.answered()
        #expect(line.pause(at: Self.start + 59) == Self.start + 60)
        #expect(line.pause(at: Self.start + 60) == nil)
    }

    @Test func `a clock put back ends the wait`() {
        var line = LineState(retry: .line)
        _ = line.failed(at: Self.start, randomness: 1)
        #expect(line.pause(at: Self.start - 10_800) == nil)
    }

    @Test(arguments: [
        (DeliveryFailure.temporary(.connection("refused")), true), (.temporary(.timeout), true),
        (.temporary(.timeout, mayHaveArrived: true), false), (.temporary(.server(502), mayHaveArrived: true), false),
        (.temporary(.connection("cut"), mayHaveArrived: true), false), (.unauthorized, false),
    ])
    func `only what never left says something of the line`(failure: DeliveryFailure, isOfTheLine: Bool) {
        #expect(failure.isOfTheLine == isOfTheLine)
    }
}
