/// A lexeme, or several that make up one idiom, with its meaning.
struct MomentToken: Hashable {
    enum Meaning: Hashable {
        /// One or two digits, and how many: «05» is no «5».
        case digits(Int, count: Int)
        /// «три»
        case cardinal(Int)
        /// «25-го», «третьего»
        case ordinal(Int)
        /// Four digits.
        case year(Int)
        /// `15.03`, `15.03.22`, `2022-03-15`, or the time `15.30`.
        case dotted(day: Int, month: Int, year: Int?)

        /// Days after today: «завтра» 1.
        case today(Int)
        case weekday(Weekday)
        case month(Int)

        /// «следующий», «этот», «ближайший», «прошлый»
        case choice(MomentDay.Choice)
        /// «последний»
        case last
        /// «рабочий»
        case working

        case day, week, monthWord, yearWord
        /// «дня»: of days, or behind the hour.
        case ofDay
        /// «час»: the hour's name and the number one.
        case hour
        /// «часа», «часов»
        case hours
        case minutes
        /// «число»
        case number

        /// «в»
        case at
        /// «на»
        case on
        /// «с»
        case from
        /// «до», «по», «к»
        case until
        /// «без»
        case without
        /// «через»
        case after

        /// «половина»
        case half
        /// «полтретьего», by the hour that has begun.
        case halfPast(Int)
        case halfHour
        /// «полтора»
        case oneAndHalf
        case quarter
        case noon, midnight
        case part(MomentTime.Part)
        /// «в это же время»
        case sameTime
        /// «по московскому времени»
        case moscow

        case colon, slash, dash, comma, or, and

        /// «начало»: of a month, or of what is held.
        case beginning
        /// «конец», «весной», «около»
        case vague
        /// «каждый»
        case every
        /// To be left out.
        case noise
        case unknown
    }

    let meaning: Meaning
    /// As written, for questions.
    let source: String
}
