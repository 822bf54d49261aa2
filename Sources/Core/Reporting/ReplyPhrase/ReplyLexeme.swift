/// The smallest piece of a reply: a word, a numeral or a mark.
struct ReplyLexeme: Hashable {
    enum Kind: Hashable {
        case word
        /// Up to three digits; an ordinal's ending is left out.
        case number(Int)
        /// `15.03`, `20.01.2022`, `10:00`, or digits too long for a row.
        case stamp
        /// A punctuation mark, a line's end or an emoji.
        case mark
    }

    let kind: Kind
    /// Spelled uniformly: lower case, Cyrillic letters, «ё» as «е», every dash as a hyphen, every line's end as `\n`.
    let text: String
    /// Where it stands among the reply's visible characters.
    let range: Range<Int>
}
