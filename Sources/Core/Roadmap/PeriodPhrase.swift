/// Reads the Russian phrases by which orders give dates.
package enum PeriodPhrase {
    /// Understands a phrase such as «Январь-февраль 2022 г.» or «ежемесячно».
    ///
    /// - Parameter year: the year of months that name none; a range that runs over a new year starts in it.
    /// - Throws: `PeriodQuestion` where the phrase cannot be understood, or can be in two ways.
    package static func read(_ phrase: String, year: Int) throws(PeriodQuestion) -> Period {
        throw PeriodQuestion(phrase: phrase, question: "")
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
