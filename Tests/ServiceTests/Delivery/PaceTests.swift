import Chat
import Core
import Foundation
import Testing

@testable import Service

/// How fast messages may leave, by a clock that a test moves.
@Suite struct PaceTests {
    private static let start = Date(timeIntervalSince1970: 1_646_000_000)
    private let anna = ChatID(rawValue: 1)
    private let boris = ChatID(rawValue: 2)
    private let group = ChatID(rawValue: -5)

    @Test(arguments: [1, 7, 30, 1_000])
    func `no second, wherever it begins, holds more messages than allowed, and little room is lost`(limit: Int) {
        var pace = Pace(DeliveryLimits(inFlight: 100, messagesPerSecond: limit))
        let times = leave(30 * limit, by: &pace)
        for (index, time) in times.enumerated() where index + limit < times.count {
            #expect(times[index + limit].timeIntervalSince(time) > 0.999, "\(index)")
        }
        let seconds = times[times.count - 1].timeIntervalSince(times[0])
        #expect(seconds < (limit == 1 ? 60 : 30.9 * (limit < 10 ? 1.1 : 1)), "\(seconds)")
    }

    @Test func `nine hundred messages at thirty a second take less than 30.9 seconds`() {
        var pace = Pace(DeliveryLimits(inFlight: 100, messagesPerSecond: 30))
        let times = leave(900, by: &pace)
        #expect(times[899].timeIntervalSince(times[0]) < 30.8)
    }

    @Test func `without limits everything may leave at once`() {
        var pace = Pace(DeliveryLimits(inFlight: 100))
        #expect(leave(10_000, by: &pace).allSatisfy { $0 == Self.start })
    }

    @Test func `a chat takes a short burst, then one a second`() {
        var pace = Pace(DeliveryLimits(inFlight: 100, chatMessagesPerSecond: 1))
        var times: [TimeInterval] = []
        var now = Self.start
        for _ in 1...6 {
            now = pace.next(to: anna, after: now) ?? now
            pace.leaves(to: anna, .personal, at: now)
            times.append(now.timeIntervalSince(Self.start).rounded(to: 3))
            #expect(pace.next(to: boris, after: now) == nil)
        }
        #expect(times == [0, 0, 0, 1, 2, 3])
    }

    @Test func `a group takes twenty in any minute`() {
        var pace = Pace(DeliveryLimits(inFlight: 100, groupMessagesPerMinute: 20))
        var times: [Date] = []
        var now = Self.start
        for _ in 1...60 {
            now = pace.next(to: group, after: now) ?? now
            pace.leaves(to: group, .group, at: now)
            times.append(now)
        }
        #expect(zip(times, times.dropFirst(20)).allSatisfy { $1.timeIntervalSince($0) > 59.9 })
        #expect(times[59].timeIntervalSince(times[0]) < 205)
    }

    @Test func `a refused chat waits as long as it is asked to, the others only go slower`() {
        var pace = Pace(DeliveryLimits(inFlight: 100, messagesPerSecond: 30))
        pace.refused(anna, .personal, for: 35, at: Self.start)
        #expect(pace.next(to: anna, after: Self.start) == Self.start + 35)
        #expect(pace.next(to: boris, after: Self.start) == nil)
        #expect(pace.next(to: anna, after: Self.start + 35) == nil)
        _ = leave(2, by: &pace, from: Self.start + 1)
        let times = leave(31, by: &pace, from: Self.start + 1.5)
        let halved = times[30].timeIntervalSince(times[0])
        #expect(halved > 1.9 && halved < 2.3, "\(halved)")
        for _ in 1...100 { pace.succeeded(at: Self.start + 4) }
        let recovered = leave(31, by: &pace, from: Self.start + 60)
        #expect(recovered[30].timeIntervalSince(recovered[0]) < 1.1)
    }

    @Test func `a second chat refused meanwhile holds everything`() {
        var pace = Pace(DeliveryLimits(inFlight: 100))
        pace.refused(anna, .personal, for: 5, at: Self.start)
        #expect(pace.room(at: Self.start) > 0)
        pace.refused(boris, .personal, for: 7, at: Self.start + 1)
        #expect(pace.room(at: Self.start + 1) == 0)
        #expect(pace.next(after: Self.start + 1) == Self.start + 8)
        #expect(pace.room(at: Self.start + 8) > 0)
    }

    @Test func `a group's refusal says nothing of the others`() {
        var pace = Pace(DeliveryLimits(inFlight: 100, messagesPerSecond: 30))
        pace.refused(group, .group, for: 5, at: Self.start)
        pace.refused(anna, .personal, for: 5, at: Self.start)
        #expect(pace.next(to: boris, after: Self.start) == nil)
        #expect(pace.room(at: Self.start + 1) > 0)
    }

    @Test func `a clock put back holds nothing for longer than the limit itself`() {
        var pace = Pace(DeliveryLimits(inFlight: 100, messagesPerSecond: 1, chatMessagesPerSecond: 1))
        _ = leave(3, by: &pace, from: Self.start + 86_400)
        let next = pace.next(after: Self.start)
        pace.leaves(to: anna, .personal, at: Self.start)
        #expect(next.timeIntervalSince(Self.start) < 90_000)
        #expect(pace.next(after: Self.start).timeIntervalSince(Self.start) < 10)
    }

    /// When so many messages leave, each to a chat of its own, as soon as each may.
    private func leave(_ count: Int, by pace: inout Pace, from start: Date = Self.start) -> [Date] {
        var now = start
        return (0..<count).map { number in
            while pace.room(at: now) == 0 { now = max(pace.next(after: now), now + 0.000_1) }
            pace.leaves(to: ChatID(rawValue: Int64(1_000 + number)), .personal, at: now)
            return now
        }
    }
}

extension TimeInterval {
    fileprivate func rounded(to digits: Int) -> TimeInterval {
        let power = pow(10, Double(digits))
        return (self * power).rounded() / power
    }
}
