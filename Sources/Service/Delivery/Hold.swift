internal import Foundation

/// A wait that has a beginning: a clock that is put back before it ends the wait, which would else last for as long as
/// the clock was wrong.
struct Hold: Hashable, Sendable {
    private let from: Date
    let until: Date

    init(from: Date, until: Date) {
        self.from = from
        self.until = until
    }

    func isActive(at now: Date) -> Bool { from <= now && now < until }
}
