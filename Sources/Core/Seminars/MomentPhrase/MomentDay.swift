/// A day as it was said, before it is counted from today.
enum MomentDay: Hashable {
    enum Choice: Hashable {
        case this, next, nearest, past
    }

    /// The month a day is named in.
    enum InMonth: Hashable {
        /// Months after the current one.
        case ahead(Int)
        case named(Int, year: Int?)
    }

    /// Days after today.
    case today(Int)
    case date(day: Int, month: Int, year: Int?)
    /// «25-го»: the next such day, where no month is named.
    case dayOfMonth(Int, InMonth?)
    /// «в пятницу», «в следующую пятницу»
    case weekday(Weekday, Choice?)
    /// So many weeks after today; beside a weekday, that of so many weeks after this one.
    case week(Int)
    /// «второй четверг апреля»; the last is −1.
    case weekdayOfMonth(Int, Weekday, InMonth)
    /// «первый рабочий день апреля», «последний день месяца»; the last is −1.
    case edgeOfMonth(Int, isWorking: Bool, InMonth)
    /// «ближайший рабочий день»
    case workingDay(Choice)
    /// «через 3 рабочих дня»
    case workingDays(Int)
    /// «через месяц», «через год»
    case months(Int)
    /// «через день»: tomorrow, or the day after.
    case skippingDay
}
