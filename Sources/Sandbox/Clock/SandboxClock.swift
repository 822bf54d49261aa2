package import struct Foundation.Date

/// The time the sandbox lives by: the real one, or a virtual one that a person can move.
package protocol SandboxClock: Sendable {
    func now() async -> Date

    /// Returns once everything up to that moment has happened.
    ///
    /// - Throws: where the clock cannot go there; the error's text is shown to the person who asked.
    func advance(to moment: Date) async throws

    /// The next moment at which something is planned; nil where nothing is.
    func nextEvent() async -> Date?

    var canMove: Bool { get }
}

/// The clock on the wall, which nobody moves.
package struct RealClock: SandboxClock {
    package init() {}

    package var canMove: Bool { false }

    package func now() async -> Date { Date() }

    package func advance(to moment: Date) async throws { throw ClockRefusal.fixed }

    package func nextEvent() async -> Date? { nil }
}

/// Why a clock does not move.
package enum ClockRefusal: Error, CustomStringConvertible {
    case fixed

    package var description: String {
        switch self {
        case .fixed: "the clock moves in the demo only"
        }
    }
}
