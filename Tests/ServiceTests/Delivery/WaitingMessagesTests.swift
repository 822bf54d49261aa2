import Chat
import Foundation
import Persistence
import Testing

@testable import Service

/// In which order what waits may leave.
@Suite struct WaitingMessagesTests {
    private let now = Date(timeIntervalSince1970: 1_646_000_000)
    private var waiting = WaitingMessages()

    @Test mutating func `answers go before edits and edits before notices, whoever wrote first`() {
        put((1, 1, .notice), (2, 2, .edit), (3, 3, .answer), (4, 4, .notice), (5, 5, .answer))
        #expect(takeAll() == [3, 5, 2, 1, 4])
    }

    @Test mutating func `a chat has one message on its way, and its lanes keep their order`() {
        put((1, 1, .notice), (2, 1, .notice), (3, 1, .notice), (4, 2, .notice))
        let first = takeOne()
        #expect(first?.id == 1)
        #expect(takeAll() == [4])
        waiting.release(first!)
        #expect(takeAll() == [2])
    }

    @Test mutating func `chats take turns, so that many messages to one do not hold up the other's one`() {
        for id in Int64(1)...5 { put((id, 1, .notice)) }
        put((6, 2, .notice), (7, 3, .notice), (8, 2, .notice))
        var order: [Int64] = []
        while let taken = takeOne() {
            order.append(taken.id)
            waiting.release(taken)
        }
        #expect(order == [1, 6, 7, 2, 8, 3, 4, 5])
    }

    @Test mutating func `a new answer does not wait for the chat's postponed notice`() {
        let later = now.addingTimeInterval(60)
        put((1, 1, .notice), (2, 1, .notice))
        waiting.release(takeOne()!, again: later)
        #expect(takeAll() == [], "what waits behind it waits too")
        #expect(waiting.nextAlarm == later)
        put((3, 1, .answer))
        let answer = takeOne()
        #expect(answer?.id == 3)
        waiting.release(answer!)
        #expect(takeAll(at: later.addingTimeInterval(-0.001)) == [])
        #expect(takeAll(at: later) == [1])
    }

    @Test mutating func `a held chat waits, others do not`() {
        put((1, 1, .answer), (2, 2, .notice))
        let until = now.addingTimeInterval(30)
        let taken = waiting.next(at: now) { $0.rawValue == 1 ? until : nil }
        #expect(taken?.id == 2)
        #expect(waiting.next(at: now) { $0.rawValue == 1 ? until : nil } == nil)
        #expect(waiting.nextAlarm == until && !waiting.hasReady)
        #expect(takeAll(at: until) == [1])
    }

    @Test mutating func `what arrives behind a postponed message has that one looked at again`() {
        let later = now.addingTimeInterval(60)
        put((1, 1, .notice))
        waiting.release(takeOne()!, again: later)
        #expect(takeAll() == [] && waiting.nextAlarm == later)
        put((2, 1, .notice))
        let again = takeOne()
        #expect(again?.id == 1)
        // It was ended meanwhile: what came later leaves at once.
        waiting.release(again!)
        #expect(takeAll() == [2])
    }

    @Test mutating func `a moved chat's messages follow it`() {
        put((1, 1, .notice), (2, 1, .notice))
        waiting.release(takeOne()!, again: now, in: ChatID(rawValue: -100))
        let again = takeOne()
        #expect(again?.id == 1 && again?.chat.rawValue == -100)
        waiting.release(again!)
        #expect(takeAll() == [2])
    }

    @Test mutating func `every message leaves once, whatever happens on the way`() {
        var random = SystemRandomNumberGenerator()
        var expected: Set<Int64> = []
        var left: [Int64: Int] = [:]
        var clock = now
        var onTheirWay: [TakenMessage] = []
        for id in Int64(1)...2_000 {
            expected.insert(id)
            put((id, .random(in: 1...20, using: &random), Lane.allCases.randomElement() ?? .edit))
            if Bool.random(), let taken = waiting.next(at: clock, hold: { _ in nil }) { onTheirWay.append(taken) }
            if Bool.random(), let done = onTheirWay.popLast() {
                if Int.random(in: 0..<4) == 0 {
                    waiting.release(done, again: clock.addingTimeInterval(.random(in: 0...5)))
                } else {
                    left[done.id, default: 0] += 1
                    waiting.release(done)
                }
            }
            clock += 0.01
        }
        clock += 60
        while true {
            while let taken = waiting.next(at: clock, hold: { _ in nil }) { onTheirWay.append(taken) }
            if onTheirWay.isEmpty { break }
            for done in onTheirWay {
                left[done.id, default: 0] += 1
                waiting.release(done)
            }
            onTheirWay = []
        }
        #expect(Set(left.keys) == expected && left.values.allSatisfy { $0 == 1 })
        #expect(waiting.onTheirWay == 0 && !waiting.hasReady && waiting.nextAlarm == nil)
    }

    private mutating func put(_ entries: (Int64, Int64, Lane)...) {
        for (id, chat, lane) in entries {
            waiting.append(
                WaitingEntry(id: id, chat: ChatID(rawValue: chat), lane: lane, notBefore: .distantPast),
                at: now
            )
        }
    }

    private mutating func takeOne() -> TakenMessage? { waiting.next(at: now, hold: { _ in nil }) }

    private mutating func takeAll(at moment: Date? = nil) -> [Int64] {
        var ids: [Int64] = []
        while let taken = waiting.next(at: moment ?? now, hold: { _ in nil }) { ids.append(taken.id) }
        return ids
    }
}
