internal import Core

/// Where the days of a timeline lie on its sheet.
struct TimelineScale {
    static let left = Sheet.margin
    static let right = Sheet.width - Sheet.margin

    /// First days of the months, and the day after the last.
    let edges: [CivilDate]
    let days: Range<CivilDate>

    /// Nil where there is no month.
    init?(from start: CivilDate, months: Int) {
        var (year, month) = (start.year, start.month)
        edges = (0...months).compactMap { _ in
            defer { (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1) }
            return CivilDate(year: year, month: month, day: 1)
        }
        guard let first = edges.first, let end = edges.last, first < end else { return nil }
        days = first..<end
    }

    /// Where a day begins; of days before and after, the nearest there is.
    func place(_ day: CivilDate) -> Double {
        let all = days.lowerBound.days(until: days.upperBound)
        let passed = min(max(days.lowerBound.days(until: day), 0), all)
        return Self.left + (Self.right - Self.left) * Double(passed) / Double(all)
    }
}
