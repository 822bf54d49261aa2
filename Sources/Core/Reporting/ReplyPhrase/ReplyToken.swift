/// A lexeme, or several that make up one idiom, with its meaning.
struct ReplyToken: Hashable {
    /// How a status is said, as far as it changes the reading.
    enum Manner: Hashable {
        case plain
        /// «да», «ок»: of a row it is a status; alone it may be mere assent.
        case assent
        /// «нет», which may also say what there is none of.
        case denial
        /// «не успели»: tells why as well.
        case telling
        /// «перенесли», «сделаем»: the start of a reason or a promise.
        case opening
        /// «сделаем»: a promise, which says less than any status beside it.
        case future
        /// «провели», «издан»: says of itself what it is about.
        case specific
        /// «✅», «минус»
        case sign
    }

    enum Meaning: Hashable {
        case status(RowStatus, Manner)
        /// «делали»: clear only when negated.
        case attempt
        /// «тоже»: as the statement before.
        case likewise
        /// «не», «ни»
        case negation
        /// «частично», «не до конца»
        case partly
        /// «вроде», «если», «не знаю»
        case hedge
        /// «провести»: part of «не смогли провести», else a doubt.
        case deed
        case or
        /// «нельзя», «никто», «без» and unknown words that begin like them.
        case denying
        /// «не не», «нельзя сказать»
        case doubleNegation
        /// «не все», «почти все»
        case notAll

        case all, rest, none, except

        case number(Int)
        /// «первый»
        case ordinal(Int)
        /// «семь»: a row only after «пункт».
        case cardinal(Int)
        /// A date, a time, a long number.
        case stamp
        /// «пункт», «строка», «№»; with `counted`, «пункта», «пунктов».
        case rowWord(counted: Bool)
        /// «человек», «недели»
        case countWord
        case percent
        case month
        /// «из»
        case of

        /// «с», «по», «в»
        case from, through, within
        /// «до»
        case until
        /// «к»
        case toward
        /// «из-за», «потому что», «завтра»: what opens a reason or a promise.
        case because
        case and
        /// «но», «а»
        case but
        /// «только»
        case only

        case comma, stop, line, colon, dash, plus, open, close, questionMark

        /// «анкетирование», «приказ»: what the rows are about.
        case topic
        /// Words that change nothing.
        case filler
        /// Greetings, thanks: no part of a reason either.
        case courtesy
        /// «с уважением»
        case closing
        case unknown
    }

    let meaning: Meaning
    /// Where it stands among the reply's visible characters.
    let range: Range<Int>
}
