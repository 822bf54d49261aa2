import Core

/// A form of a period, which reads differently by what its ends have in common: «с 1 по 28 февраля», «январь–февраль».
struct PeriodPattern: Sendable {
    private let patterns: [Shape: DatePattern]

    enum Shape: String, CaseIterable, Sendable {
        case oneDay, oneMonth, oneYear, severalYears
        /// From the first day of a month to the last of the same or a later one; read as days where not given.
        case wholeMonth, wholeMonths, wholeMonthsOfYears
        /// From 1 January to 31 December; read as months where not given.
        case wholeYear

        static let required: [Shape] = [.oneDay, .oneMonth, .oneYear, .severalYears]
    }

    func text(_ period: ClosedRange<CivilDate>) -> String {
        let (from, to) = (period.lowerBound, period.upperBound)
        let pattern = Self.shapes(of: period).lazy.compactMap { patterns[$0] }.first
        return pattern?.text(from: from, to: to) ?? ""
    }

    /// The shapes a period has, the most telling first.
    private static func shapes(of period: ClosedRange<CivilDate>) -> [Shape] {
        let (from, to) = (period.lowerBound, period.upperBound)
        var shapes: [Shape] = []
        if from == Month(of: from).firstDay, to == Month(of: to).lastDay {
            if from.year == to.year, from.month == 1, to.month == 12 { shapes.append(.wholeYear) }
            if Month(of: from) == Month(of: to) {
                shapes.append(.wholeMonth)
            } else {
                shapes.append(from.year == to.year ? .wholeMonths : .wholeMonthsOfYears)
            }
        }
        if from == to {
            shapes.append(.oneDay)
        } else if Month(of: from) == Month(of: to) {
            shapes.append(.oneMonth)
        } else {
            shapes.append(from.year == to.year ? .oneYear : .severalYears)
        }
        return shapes
    }
}

extension PeriodPattern {
    init(_ node: TableNode, names: CalendarNames, problems: inout [Problem]) {
        var patterns: [Shape: DatePattern] = [:]
        let entries = node.entries(problems: &problems)
        for (name, pattern) in entries {
            guard let shape = Shape(rawValue: name) else {
                let shapes = Shape.allCases.map(\.rawValue)
                problems.append(pattern.problem(found: quoted(name), expected: oneOf(shapes, like: name)))
                continue
            }
            patterns[shape] = DatePattern(pattern, subject: .period, names: names, problems: &problems)
        }
        let given = Set(entries.map(\.name))
        let missing = Shape.required.map(\.rawValue).filter { !given.contains($0) }
        if !missing.isEmpty {
            let expected = "patterns for " + Shape.required.map(\.rawValue).joined(separator: ", ")
            problems.append(node.problem(found: "no " + missing.joined(separator: ", "), expected: expected))
        }
        self.patterns = patterns
    }
}
