import Testing

@testable import Service

@Suite struct RetryPolicyTests {
    private let policy = RetryPolicy(attempts: 6, firstDelay: .seconds(1), longestDelay: .seconds(10))

    @Test(arguments: [(1, 1), (2, 2), (3, 4), (4, 8), (5, 10)])
    func `waits double up to the longest`(attempt: Int, seconds: Int) {
        #expect(policy.delay(after: attempt, asked: nil, randomness: 1) == .seconds(seconds))
        #expect(policy.delay(after: attempt, asked: nil, randomness: 0) == .seconds(seconds) / 2)
    }

    @Test func `after the last try there is no other, whatever is asked`() {
        #expect(policy.delay(after: 6, asked: nil, randomness: 1) == nil)
        #expect(policy.delay(after: 6, asked: .seconds(1), randomness: 1) == nil)
        #expect(policy.delay(after: 7, asked: nil, randomness: 1) == nil)
    }

    @Test func `what the messenger asks for is never used up early`() {
        #expect(policy.delay(after: 1, asked: .seconds(35), randomness: 0) == .seconds(35))
        #expect(policy.delay(after: 5, asked: .seconds(3), randomness: 1) == .seconds(10))
    }

    @Test func `a great number of tries does not overflow`() {
        let endless = RetryPolicy(attempts: .max, firstDelay: .seconds(1), longestDelay: .seconds(600))
        #expect(endless.delay(after: 1_000_000, asked: nil, randomness: 1) == .seconds(600))
    }

    @Test(arguments: [0, 1])
    func `the standard tries outlast a working morning and end within a day`(randomness: Double) {
        let policy = RetryPolicy.standard
        let delays = (1..<policy.attempts).compactMap { policy.delay(after: $0, asked: nil, randomness: randomness) }
        let span = delays.reduce(.zero, +)
        #expect(span > .seconds(5 * 3_600) && span < .seconds(24 * 3_600), "\(span)")
    }
}
