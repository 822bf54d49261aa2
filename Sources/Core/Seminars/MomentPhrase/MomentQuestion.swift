/// Why a phrase is no moment yet, with what is needed to ask back. Never a guess.
package enum MomentQuestion: Error, Hashable, Sendable {
    /// Neither a day nor a time anywhere: «когда все смогут».
    case nothingUnderstood
    /// Words that have no place, as typed.
    case unclearWords(String)
    /// A day, or the days it may be, without a time: «во вторник», «завтра утром».
    case noTime(on: [CivilDate])
    /// A time, or the times it may be, without a day: «в 15:00».
    case noDay(at: [ClockTime])
    /// The moments it may be, ascending: «завтра в 5», «в следующую пятницу в 10».
    case which([LocalMoment])
    /// A moment that is over, and the next that may be meant: «сегодня в 9» at 15:00 has none, «25-го в 10» has.
    case past(LocalMoment, next: LocalMoment?)
    /// A day that is over, without a time: «вчера».
    case pastDay(CivilDate)
    /// «31 апреля»
    case noSuchDay(day: Int, month: Int, year: Int)
    /// The fifth Friday of a month that has four.
    case noSuchWeekday(Int, Weekday, Month)
    /// «25:00», «15 часов утра», as typed.
    case noSuchTime(String)
    /// More than two years ahead: a slip of the pen.
    case distant(CivilDate)
    /// «в четверг 25 марта», which is a Friday.
    case otherWeekday(CivilDate, said: Weekday)
    /// Days that are not one and the same: «завтра, 29 марта».
    case differentDays([CivilDate])
    /// «завтра или послезавтра», as typed.
    case several(String)
    /// «с 10 до 12», as typed.
    case span(String)
    /// «каждый четверг», as typed.
    case repeated(String)
    /// «в конце месяца», «после обеда», «около 10», as typed.
    case vague(String)

    /// The moments that it offers to choose from.
    package var offers: [LocalMoment] {
        switch self {
        case .which(let moments): moments
        case .past(_, let next): [next].compactMap(\.self)
        default: []
        }
    }
}
