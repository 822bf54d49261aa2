/// How one subject stands with one row at one of the times it falls due.
///
/// A cancelled row asks nobody for anything, so it has no such states: `RowStage` tells of it.
package enum ProgressState: UInt8, CaseIterable, Sendable {
    case done
    case notApplicable
    /// Under way, as the subject says, and its deadline has not passed.
    case inProgress
    /// The time for it has begun, and nothing has been said.
    case due
    /// The time for it has not begun.
    case ahead
    /// The deadline has passed.
    case overdue
    /// The time for it has begun, and the school is on a pause: nobody is to be written to about it.
    case paused

    /// True where nothing is left to do.
    package var isSettled: Bool { self == .done || self == .notApplicable }
}

/// How many are in which state. Counts add up, so a sum of sums is the sum of all.
package struct ProgressCount: Hashable, Sendable {
    /// By the raw value of the state.
    private var counts = SIMD8<Int32>()

    package static let zero = ProgressCount()

    package subscript(state: ProgressState) -> Int { Int(counts[Int(state.rawValue)]) }

    package var total: Int { Int(counts.wrappedSum()) }
    package var settled: Int { self[.done] + self[.notApplicable] }
    /// How many were to do it: without those whom it does not concern.
    package var asked: Int { total - self[.notApplicable] }

    mutating func add(_ state: ProgressState) { counts[Int(state.rawValue)] &+= 1 }

    package static func + (left: ProgressCount, right: ProgressCount) -> ProgressCount {
        var sum = left
        sum.counts &+= right.counts
        return sum
    }

    package static func += (left: inout ProgressCount, right: ProgressCount) { left = left + right }
}

/// How far a row is as a whole.
package enum RowStage: String, CaseIterable, Sendable {
    case done, running, overdue, ahead, cancelled
}
