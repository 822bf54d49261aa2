/// How a school stands with a month's report, as a picture tells it.
package enum ReportState: String, CaseIterable, Sendable {
    case onTime, late, returned, silent, notAsked
}

/// How many schools stand how; a single school is a tally of one.
package struct Tally: Hashable, Sendable {
    private var counts: [ReportState: Int]

    /// Counts below zero are taken for none.
    package init(_ counts: [ReportState: Int]) {
        self.counts = counts.filter { $0.value > 0 }
    }

    package init(_ state: ReportState) {
        self.init([state: 1])
    }

    package static let empty = Tally([:])

    package subscript(state: ReportState) -> Int { counts[state] ?? 0 }

    package var total: Int { counts.values.reduce(0, +) }
    /// How many were to report at all.
    package var asked: Int { total - self[.notAsked] }
    /// How many have, whatever became of it.
    package var submitted: Int { self[.onTime] + self[.late] + self[.returned] }

    /// The state of one school; nil where there are several or none.
    var single: ReportState? { total == 1 ? ReportState.allCases.first { self[$0] == 1 } : nil }

    package static func + (left: Tally, right: Tally) -> Tally {
        Tally(left.counts.merging(right.counts, uniquingKeysWith: +))
    }
}
