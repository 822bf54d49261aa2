/// Why a phrase is not understood.
enum PeriodDoubt: Error, Hashable {
    case empty
    case unknown(String)
    case several
    case alternatives
    case twoRhythms

    case noSuchDay(day: Int, month: Int, year: Int)
    case noSuchMonth(Int)
    case noSuchPart(PeriodPoint.Part, Int)
    case yearOutOfReach(Int)
    case reversed

    /// A day without a month, as written.
    case whichMonth(String)
    /// A unit without its number or name, as written: «квартал», «месяца».
    case whichOne(String)
    /// «до марта», as written.
    case beforeOrThrough(String)
    case schoolOrCalendarYear
    case whichSchoolYear
    case unevenRange

    /// «ежемесячно до 5 числа»
    case dayOfMonth
    case unsupportedRhythm
    /// «начало», «середина», «декада»
    case vagueDay
    case season
    case holidays
    case schoolTerm
    /// «10 дней»
    case duration
}

extension PeriodDoubt {
    /// What to ask a coordinator, in Russian.
    var question: String {
        switch self {
        case .empty: "Срок не указан. Какой это день, месяц, квартал, год или повтор («ежемесячно»)?"
        case .unknown(let words):
            "Не понимаю «\(words)». Как сказать это днём, месяцем, кварталом или повтором («ежемесячно»)?"
        case .several: "Названо несколько сроков. Какой из них срок этой строки, или разделить её на несколько?"
        case .alternatives: "Названы сроки на выбор. Какой из них верный?"
        case .twoRhythms: "Названо несколько повторов. Какой из них верный?"

        case .noSuchDay(let day, let month, let year):
            "В календаре нет дня \(Self.twoDigits(day)).\(Self.twoDigits(month)).\(year). Какой день имеется в виду?"
        case .noSuchMonth(let month): "Месяца с номером \(month) нет. Какой месяц имеется в виду?"
        case .noSuchPart(.quarter, let number): "В году четыре квартала, а назван \(number)-й. Какой имеется в виду?"
        case .noSuchPart(.half, let number): "В году два полугодия, а названо \(number)-е. Какое имеется в виду?"
        case .yearOutOfReach(let year): "Год \(year) не похож на верный. Какой год имеется в виду?"
        case .reversed: "Конец срока раньше начала. Какие первый и последний день?"

        case .whichMonth(let words): "Какого месяца день «\(words)»?"
        case .whichOne(let words): "Какой именно срок значит «\(words)»? Назовите его номер или месяц."
        case .beforeOrThrough(let words):
            "Срок «\(words)» включает названное или кончается перед ним? Назовите последний день: «до 15 марта»."
        case .schoolOrCalendarYear: "Это учебный год или два календарных? Напишите «учебный год» или «годы»."
        case .whichSchoolYear: "Какой учебный год? Назовите оба года подряд: «2022/2023 учебный год»."
        case .unevenRange: "Начало и конец срока названы по-разному. Какие первый и последний день?"

        case .dayOfMonth:
            "День месяца при повторе задаётся в настройках. Оставить только повтор («ежемесячно») или назвать один день с месяцем?"
        case .unsupportedRhythm: "Такого повтора нет. Подойдёт «еженедельно», «ежемесячно» или «ежеквартально»?"
        case .vagueDay: "Назовите дни точно: с какого по какое число какого месяца?"
        case .season: "Времена года понимают по-разному. С какого по какой месяц?"
        case .holidays: "Каникулы у школ разные. С какого по какое число?"
        case .schoolTerm: "Учебные периоды у школ разные. С какого по какое число?"
        case .duration: "От какого дня считать? Назовите первый и последний день."
        }
    }

    private static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
