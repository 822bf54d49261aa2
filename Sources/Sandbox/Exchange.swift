import Foundation
import Synchronization

/// The sandbox between its web and its world: reads the clock, meets faults, waits, and guards the state.
final class Exchange: Sendable {
    let settings: SandboxSettings
    /// The bots whose webhooks have something to deliver; one reader.
    let webhookSignals: AsyncStream<Int>

    private let state: Mutex<World>
    private let faultBook = Mutex(FaultBook())
    private let start = ContinuousClock.now

    init(settings: SandboxSettings) {
        self.settings = settings
        let (signals, continuation) = AsyncStream<Int>.makeStream()
        webhookSignals = signals
        state = Mutex(World(settings: settings, webhookSignals: continuation))
    }

    var timestamp: Timestamp { Timestamp(zone: settings.zone) }

    func now() async -> Moment {
        Moment(date: await settings.clock.now(), uptime: (ContinuousClock.now - start) / .seconds(1))
    }

    func withWorld<Value: Sendable, Failure: Error>(
        _ body: (inout World) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        // `Mutex.withLock` wants a `sending` result; a sendable value satisfies it once it is outside the closure.
        let result: Result<Value, Failure> = state.withLock { world in
            do throws(Failure) { return .success(try body(&world)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    func withFaults<Value: Sendable>(_ body: (inout FaultBook) -> Value) -> Value {
        faultBook.withLock { body(&$0) }
    }

    /// Waits so long, or until the sandbox closes.
    func pause(_ time: Duration) async {
        let alarm = Alarm()
        let isClosed = withWorld { world in
            world.delays[ObjectIdentifier(alarm)] = alarm
            return world.isClosed
        }
        if !isClosed { _ = await alarm.wait(atMost: time) }
        withWorld { world in world.delays[ObjectIdentifier(alarm)] = nil }
    }

    func close() {
        withWorld { world in world.close() }
    }
}
