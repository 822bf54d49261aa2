/// The smallest piece of a phrase: a word, a numeral or a mark.
struct PeriodLexeme: Hashable {
    enum Kind: Hashable {
        case word
        /// Digits alone.
        case number
        /// Roman digits, Latin or Cyrillic look-alikes.
        case roman(Int)
        /// `15.03`, `15.03.22`, `15.03.2022` or `2022-03-15`; not yet checked against the calendar.
        case date(day: Int, month: Int, year: Int?)
        /// `03.2022`
        case monthOfYear(month: Int, year: Int)
        /// Punctuation, or digits and dots that make up none of the above.
        case mark
    }

    let kind: Kind
    /// Spelled uniformly: lower case, Cyrillic letters, «ё» as «е», every dash as a hyphen.
    let text: String
    /// As written, for questions.
    let source: String
    /// A number with an ending: «1-й», «25-го».
    var isOrdinal = false
}
