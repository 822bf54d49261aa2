import Core

/// A form of a date, time or period: «{weekday.nominative}, {day} {month.genitive}».
///
/// Fields stand in braces. `day`, `day.padded`, `month.padded`, `year`, `hour`, `hour.padded` and `minute` are digits;
/// any other name after `day.`, `month.` or `weekday.` picks from the language's own lists of names. In a pattern for
/// periods each field belongs to an end: `{from.day}`, `{to.month.genitive}`.
struct DatePattern: Sendable {
    private let pieces: [Piece]

    private enum Piece: Sendable {
        case literal(String)
        case field(Field, of: End)
    }

    private enum End: String {
        case from, to
    }

    fileprivate enum Field: Sendable {
        case day, dayPadded, monthPadded, year, hour, hourPadded, minute
        case dayName([String]), monthName([String]), weekdayName([String])
    }

    /// What a pattern may speak of.
    enum Subject {
        case date, month, time, moment, period
    }

    func text(_ date: CivilDate, _ time: ClockTime = .midnight) -> String {
        text(from: date, to: date, time)
    }

    func text(from: CivilDate, to: CivilDate, _ time: ClockTime = .midnight) -> String {
        let text = pieces.map { piece in
            switch piece {
            case .literal(let text): text
            case .field(let field, .from): field.text(from, time)
            case .field(let field, .to): field.text(to, time)
            }
        }
        return text.joined()
    }
}

extension DatePattern.Field {
    fileprivate func text(_ date: CivilDate, _ time: ClockTime) -> String {
        switch self {
        case .day: String(date.day)
        case .dayPadded: padded(date.day)
        case .monthPadded: padded(date.month)
        case .year: String(date.year)
        case .hour: String(time.hour)
        case .hourPadded: padded(time.hour)
        case .minute: padded(time.minute)
        case .dayName(let names): names[date.day - 1]
        case .monthName(let names): names[date.month - 1]
        case .weekdayName(let names): names[date.weekday.rawValue - 1]
        }
    }

    private func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}

extension DatePattern {
    /// Nil, and a problem, where a brace is not closed or a field is unknown.
    init?(_ node: TableNode, subject: Subject, names: CalendarNames, problems: inout [Problem]) {
        guard let text = node.text(problems: &problems) else { return nil }
        let fields = Self.fields(of: subject, names: names)
        var pieces: [Piece] = []
        for (index, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0 else {
                pieces.append(.literal(String(part)))
                continue
            }
            let halves = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else {
                problems.append(node.problem(found: quoted("{" + part), expected: "a closing brace"))
                return nil
            }
            guard let piece = fields[String(halves[0])] else {
                let expected = oneOf(fields.keys, like: String(halves[0]))
                problems.append(node.problem(found: quoted("{\(halves[0])}"), expected: expected))
                return nil
            }
            pieces.append(piece)
            pieces.append(.literal(String(halves[1])))
        }
        self.pieces = pieces
    }

    private static func fields(of subject: Subject, names: CalendarNames) -> [String: Piece] {
        var fields: [String: Field] = [:]
        if subject != .time {
            fields["year"] = .year
            fields["month.padded"] = .monthPadded
            for (name, list) in names.months { fields["month." + name] = .monthName(list) }
        }
        if subject != .time, subject != .month {
            fields["day"] = .day
            fields["day.padded"] = .dayPadded
            for (name, list) in names.days { fields["day." + name] = .dayName(list) }
            for (name, list) in names.weekdays { fields["weekday." + name] = .weekdayName(list) }
        }
        if subject == .time || subject == .moment {
            fields["hour"] = .hour
            fields["hour.padded"] = .hourPadded
            fields["minute"] = .minute
        }
        guard subject == .period else { return fields.mapValues { .field($0, of: .from) } }
        var pieces: [String: Piece] = [:]
        for (name, field) in fields {
            pieces["from." + name] = .field(field, of: .from)
            pieces["to." + name] = .field(field, of: .to)
        }
        return pieces
    }
}

/// The language's lists of names of days, months and weekdays, by the case or use they are in.
struct CalendarNames: Sendable {
    /// 31, the first of the month first: ordinals, or a preposition with the number («со 2»).
    let days: [String: [String]]
    /// 12, January first.
    let months: [String: [String]]
    /// 7, Monday first.
    let weekdays: [String: [String]]
}
