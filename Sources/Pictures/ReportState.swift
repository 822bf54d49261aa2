/// How a school stands with a month's report, as a picture tells it.
package enum ReportState: String, CaseIterable, Sendable {
    case onTime, late, returned
    /// Not in, and there is time left.
    case due
    case silent

    fileprivate var place: Int {
        switch self {
        case .onTime: 0
        case .late: 1
        case .returned: 2
        case .due: 3
        case .silent: 4
        }
    }
}

/// How many schools stand how; a single school is a tally of one.
package struct Tally: Hashable, Sendable {
    /// By the place of the state among all: a year of three thousand schools is many tallies.
    private var counts = SIMD8<Int32>()

    /// Counts below zero are taken for none.
    package init(_ counts: [ReportState: Int]) {
        for (state, count) in counts { self.counts[state.place] = Int32(clamping: max(count, 0)) }
    }

    package init(_ state: ReportState) {
        counts[state.place] = 1
    }

    package static let empty = Tally([:])

    package subscript(state: ReportState) -> Int { Int(counts[state.place]) }

    package var total: Int { Int(counts.wrappedSum()) }
    /// How many have, whatever became of it.
    package var submitted: Int { self[.onTime] + self[.late] + self[.returned] }

    /// The state of one school; nil where there are several or none.
    var single: ReportState? { total == 1 ? ReportState.allCases.first { self[$0] == 1 } : nil }

    package static func + (left: Tally, right: Tally) -> Tally {
        var sum = left
        sum.counts &+= right.counts
        return sum
    }
}
