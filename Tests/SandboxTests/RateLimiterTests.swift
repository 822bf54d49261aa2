import Testing

@testable import Sandbox

struct RateLimiterTests {
    @Test func `one chat takes a burst and then one a second`() {
        var limiter = RateLimiter(limits: SandboxLimits())
        #expect((1...3).map { _ in limiter.take(chat: 5, at: 10) } == [nil, nil, nil])
        #expect(limiter.take(chat: 5, at: 10) == 1)
        #expect(limiter.take(chat: 6, at: 10) == nil, "another chat is not held up")
        #expect(limiter.take(chat: 5, at: 11) == nil)
        #expect(limiter.take(chat: 5, at: 11) == 1)
    }

    @Test func `all chats together take thirty a second`() {
        var limiter = RateLimiter(limits: SandboxLimits())
        let first = (1...31).map { limiter.take(chat: $0, at: 0) }
        #expect(first.prefix(30).allSatisfy { $0 == nil })
        #expect(first.last == .some(1))
        #expect(limiter.take(chat: 100, at: 0.5) == nil)
    }

    @Test func `a group takes twenty a minute`() {
        var limits = SandboxLimits()
        limits.chatBurst = 100
        var limiter = RateLimiter(limits: limits)
        #expect((1...20).allSatisfy { _ in limiter.take(chat: -5, at: 0) == nil })
        #expect(limiter.take(chat: -5, at: 0) == 3)
        #expect(limiter.take(chat: -5, at: 3) == nil)
    }

    @Test func `a refused album takes nothing`() {
        var limiter = RateLimiter(limits: SandboxLimits())
        #expect(limiter.take(2, chat: 5, at: 0) == nil)
        #expect(limiter.take(2, chat: 5, at: 0) == 1)
        #expect(limiter.take(1, chat: 5, at: 0) == nil)
    }
}
