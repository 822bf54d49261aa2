/// A lexeme, or several that make up one idiom, with its meaning.
struct PeriodToken: Hashable {
    enum Meaning: Hashable {
        case month(Int)
        /// One or two digits, or an ordinal in letters: a day, or which quarter or half-year.
        case number(Int)
        /// Which quarter or half-year; never a day.
        case roman(Int)
        /// Four digits.
        case year(Int)
        case date(day: Int, month: Int, year: Int?)
        case monthOfYear(month: Int, year: Int)
        case part(PeriodPoint.Part)

        /// «год», or with `plural` «годы», «гг.».
        case yearWord(plural: Bool)
        /// «учебный» before «год».
        case school
        /// «текущий год», «с.г.»: the year given.
        case thisYear
        /// «весь», «целый» before a unit.
        case whole
        /// «период»
        case period
        /// «период реализации проекта»
        case project
        /// «месяц»
        case unit

        /// «с»
        case from
        /// «по»: up to and with.
        case through
        /// «до», «не позднее», «к».
        case until
        /// «в»
        case within
        /// «в течение»
        case during
        /// «конец»
        case end

        case dash, slash, comma, and, or

        case rhythm(Recurrence)
        /// A word that is known and always needs a question.
        case doubtful(PeriodDoubt)
        case unknown
        /// To be left out.
        case noise
    }

    let meaning: Meaning
    /// As written, for questions.
    let source: String
}

extension PeriodToken {
    var number: Int? {
        switch meaning {
        case .number(let number), .roman(let number): number
        default: nil
        }
    }

    var isRhythm: Bool {
        if case .rhythm = meaning { true } else { false }
    }
}
