/// A lexeme, or several that make up one idiom, with its meaning.
struct QuestionToken: Hashable {
    enum Meaning: Hashable {
        case word(QuestionWord)
        /// «строка», «пункт»
        case rowWord
        /// «мероприятия», which are rows where a number follows.
        case activities
        /// «№»
        case sign
        case number(Int)
        case month(Int)
        case year(Int)
        /// `03.2022`
        case monthOfYear(Month)
        /// «месяц»
        case monthWord
        /// «неделя»
        case weekWord
        /// «прошлый» -1, «этот» 0, «следующий» 1
        case choice(Int)
        /// «школа»
        case school(isMany: Bool)
        /// «СОШ», «гимназия»
        case kind
        /// «за»
        case during
        /// «в», «на»: may stand within a school's name.
        case within
        case dash
        /// To be left out.
        case noise
        case unknown
    }

    let meaning: Meaning
    /// Where it stands among the visible characters.
    let range: Range<Int>
}

/// What a word may contribute to a question.
enum QuestionWord: Hashable {
    /// «кто»
    case who
    /// «какие»
    case which
    /// «что»
    case what
    /// «как»
    case how
    /// «сколько»
    case many
    /// «когда»
    case when
    /// «почему»
    case why
    /// «покажи»
    case show
    /// «?»
    case mark
    /// «как дела»
    case howGoes

    /// «не», «нет»
    case not
    /// «без»
    case without
    /// «сдал», «отчитался»
    case handIn
    /// «сделал», «выполнено»
    case deed
    /// «успел»
    case inTime
    /// «опаздывает», «просрочено»
    case late
    /// «просрочки»
    case lateList
    /// «должники»
    case debtors
    /// «горит»
    case burning
    /// «молчит»
    case silent
    /// «молчуны»
    case silentList
    /// «ждём»
    case await
    /// «осталось»
    case remain
    case report

    /// «прогресс»
    case progress
    /// «ситуация», «статус»
    case status
    case plan
    /// «запланировано»
    case planned
    /// «сроки»
    case due
    /// «дела», «задачи»
    case tasks
    /// «предстоит», «ближайшие дни»
    case soon
    /// «сегодня», «завтра»
    case day
    case week, nextWeek, pastWeek
    /// A year alone.
    case year

    /// «отвечает», «ответственный»
    case responsible
    /// «директор», «куратор»
    case post
    /// «история»
    case history
    /// «изменилось», «перенесли»
    case changed
    /// «что нового»
    case news
    /// «мои», «мне»
    case mine
    /// «у нас», «по району»
    case scope
    /// «дорожная карта»
    case roadmap
    case all
    case school, schools
    case seminar
    /// «подключился»
    case connected
    case help
    /// «было», «нужно»: changes nothing beside a word that asks.
    case auxiliary
    /// What no question has: «мы», «сделаем», «до».
    case blocked

    // Parts with a value of their own, as the frames see them.
    case row, month
    /// «строка» without a number.
    case rowWithoutNumber

    /// Words that make a question of a statement.
    static let asking: Set<QuestionWord> = [
        .who, .which, .what, .how, .many, .when, .why, .show, .mark, .howGoes, .news,
    ]
}
