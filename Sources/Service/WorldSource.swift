internal import Synchronization

/// The world as it is configured now. Whoever acts takes it anew each time, so a changed configuration takes effect
/// with the next message and no part of an answer mixes two of them.
package final class WorldSource: Sendable {
    private let state: Mutex<World>
    /// Rings with every change.
    let changed = Bell()

    package init(_ world: World) {
        state = Mutex(world)
    }

    package var current: World { state.withLock { $0 } }

    package func change(to world: World) {
        state.withLock { $0 = world }
        changed.ring()
    }
}
