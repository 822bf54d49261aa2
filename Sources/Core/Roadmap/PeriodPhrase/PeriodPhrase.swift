/// Reads the Russian phrases by which orders give dates.
///
/// A phrase is one span of days, one rhythm, or both: «Январь-февраль 2022 г.», «ежемесячно», «регулярно, в течение
/// года». The work goes in four steps, a file each: letters to lexemes, lexemes to tokens by a vocabulary, tokens to
/// an expression by a grammar, the expression to days. Every word has to be accounted for, except the noise the
/// vocabulary lists; what is left over makes a question.
///
/// Where usage leaves a choice, the reader decides so:
/// - A month, quarter or year stands for all its days, and a single day for itself.
/// - «до 1 апреля», «не позднее 1 апреля», «к 1 апреля» and «по 1 апреля» end with 1 April itself and have no start.
///   «до апреля» may mean either end of the month, so it is asked about; «до конца апреля» is clear.
/// - «с 1 марта» alone has a start and no end, so no deadline.
/// - A year named at one end of a range belongs to that end: «ноябрь–январь 2022 г.» starts in 2021.
/// - A school year lasts from 1 September to 31 May (the federal law on education, № 273-ФЗ, leaves the days to the
///   schools' calendars; these are the common ones). One without years begins in the year given.
/// - «в течение всего периода реализации проекта» is the year given, as a roadmap is made for one.
/// - «не реже одного раза в месяц» is the rhythm it sets at least: monthly.
package enum PeriodPhrase {
    /// Understands a phrase such as «Январь-февраль 2022 г.» or «ежемесячно».
    ///
    /// The year is that of months and days that name none; a range that runs over a new year starts in it. Throws a
    /// `PeriodQuestion` where the phrase cannot be understood, or can be in two ways.
    package static func read(_ phrase: String, year: Int) throws(PeriodQuestion) -> Period {
        do {
            var grammar = PeriodGrammar(tokens: PeriodVocabulary.tokens(of: PeriodLexer.lexemes(of: phrase)))
            return try grammar.expression().period(year: year)
        } catch {
            throw PeriodQuestion(phrase: phrase, question: error.question)
        }
    }
}

/// What to ask a person about a phrase that is not understood. Never a guess.
package struct PeriodQuestion: Error, Hashable, Sendable {
    package let phrase: String
    /// In Russian, ready to be shown: «Какой день имеется в виду: …?».
    package let question: String

    package init(phrase: String, question: String) {
        self.phrase = phrase
        self.question = question
    }
}
