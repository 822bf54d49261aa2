/// What some words together ask.
struct QuestionFrame {
    let asked: Asked
    /// Of each group one word at least.
    let needs: [Set<QuestionWord>]
    /// Words beside them that change nothing.
    let may: Set<QuestionWord>

    init(_ asked: Asked, _ needs: [Set<QuestionWord>], may: Set<QuestionWord> = []) {
        self.asked = asked
        self.needs = needs
        self.may = needs.reduce(may) { $0.union($1) }
    }

    func fits(_ words: Set<QuestionWord>) -> Bool {
        words.isSubset(of: may) && needs.allSatisfy { !$0.isDisjoint(with: words) }
    }

    /// Before its rows and months are known.
    enum Asked: Hashable {
        case progress, overdue, silent, activity, plan, who, week, history, mine, reports, seminars, coverage, help
        /// «кто сдал за март?»
        case handedIn
        /// «кто не выполнил?»
        case undone
        /// «что не сделано?»
        case open
        /// «что осталось?»
        case remaining
        case debtors
        case burning
        case nextWeek, pastWeek
        case news
        case planOfYear
        /// «что сделано в марте?»
        case doneInMonth
        /// «какие дела?»
        case tasks
        case lacksRow, lacksSchool
    }
}
