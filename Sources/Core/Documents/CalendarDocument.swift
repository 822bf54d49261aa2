/// Reads Config/calendar/YYYY.json, the production calendar of one year.
package enum CalendarDocument {
    /// Reads the file, or throws everything that is wrong with it, under the name given.
    package static func read(_ bytes: some Sequence<UInt8>, file: String) throws(Problems) -> CalendarYear {
        let log = ProblemLog(file: file)
        return try log.verdict(read(bytes, log: log))
    }

    static func read(_ bytes: some Sequence<UInt8>, log: ProblemLog) -> CalendarYear? {
        log.read(bytes) { root in
            root.object { fields in
                _ = fields["$schema"].ifPresent?.text()
                _ = fields["source"].text()
                let year = fields["year"].number(in: DocumentYears.range)
                // A feast of the region may fall on a federal day of either list, so each list is read on its own.
                var (federal, moved, own) = (SpecialDays(of: year), SpecialDays(of: year), SpecialDays(of: year))
                let daysOff = fields["daysOff"].list(of: "days") { federal.dayOff($0) }
                let workingDays = fields["workingDays"].list(of: "days") { moved.workingDay($0) }
                let regional = fields["regional"].list(of: "days") { own.regional($0) }
                guard let year, let daysOff, let workingDays, let regional else { return nil }
                return CalendarYear(
                    year: year,
                    daysOff: daysOff,
                    workingDays: workingDays,
                    regionalDaysOff: regional.compactMap(\.self)
                )
            }
        }
    }
}

/// Reads one list of days of one year, each of which may be listed once.
private struct SpecialDays {
    /// Nil where the file's own year is not readable.
    let year: Int?
    private var listed: Set<CivilDate> = []

    init(of year: Int?) {
        self.year = year
    }

    /// Saturdays and Sundays are off without being named, so a weekend here is a slip in the date.
    mutating func dayOff(_ cursor: JSONCursor) -> SpecialDay? {
        cursor.object { fields in
            day(fields) { $0.weekday.isWeekend ? Expectation(.weekday, "", "a day from Monday to Friday") : nil }
        }
    }

    mutating func workingDay(_ cursor: JSONCursor) -> SpecialDay? {
        cursor.object { fields in
            day(fields) { $0.weekday.isWeekend ? nil : Expectation(.weekend, "", "a Saturday or Sunday") }
        }
    }

    /// The region's feasts are listed on whatever day they fall. The inner answer is nil for a day that is switched off.
    mutating func regional(_ cursor: JSONCursor) -> SpecialDay?? {
        cursor.object { fields in
            _ = fields["source"].text()
            let enabled = fields["enabled"].ifPresent.map { $0.flag() } ?? true
            guard let day = day(fields, { _ in nil }), let enabled else { return nil }
            return .some(enabled ? day : nil)
        }
    }

    private mutating func day(_ fields: JSONFields, _ objection: (CivilDate) -> Expectation?) -> SpecialDay? {
        let name = fields["name"].text()
        let place = fields["date"]
        guard let date = place.date() else { return nil }
        if let year, date.year != year {
            place.report(expected: Expectation(.dayOfYear, "\(year)", "a day of \(year)"))
        } else if !listed.insert(date).inserted {
            place.report(expected: Expectation(.eachDayOnce, "", "each day once"))
        } else if let expected = objection(date) {
            place.report(found: "\(date), a \(date.weekday)", expected: expected)
        }
        return name.map { SpecialDay(date: date, name: $0) }
    }
}
