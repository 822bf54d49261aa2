/// Reads free replies to the monthly report.
///
/// A reply says of rows what has become of them: «1-5 да, 7 нет — карантин, 20 в работе», «всё готово, кроме 7». The work
/// goes in five steps, a file each: letters to lexemes, lexemes to tokens by a vocabulary, tokens to pieces (numbers to
/// lists of rows, negations to statuses), pieces to statements by a grammar, statements to rows.
///
/// Where usage leaves a choice, the reader decides so:
/// - «готово», `+` alone mean all rows that are open. «да», «ок», «нет», `-`, «не успели» alone mean the one that is open;
///   with several open they are asked about: «ок» may be assent, «не успели» may mean some.
/// - «кроме 7 всё готово» says that 7 is not done.
/// - «частично», «почти готово» of a row mean in progress; «почти всё» is asked about.
/// - «нет, в работе» is in progress; «сделаем до пятницы» is in progress, after «не успели» a reason.
/// - A range counts by its ends: 1–7 means the asked rows among them, when 1 and 7 are asked.
/// - «всё» and «остальное» are about open rows only; a row that has an answer changes when it is named.
/// - A negation that no status takes up makes any «выполнено» near it a question, so «не выполнено» is never done.
package enum ReplyPhrase {
    /// Understands a reply to a form that asks about these rows.
    ///
    /// Of them the open ones have no answer yet; all, where none are given. Returns what is said of each row that is
    /// named, in the form's order. Throws a `ReplyQuestion` where the reply cannot be understood, or can be in two ways.
    package static func read(_ text: String, asked: [Int], open: [Int]? = nil) throws(ReplyQuestion) -> [ReplyItem] {
        let text = ReplyText(text)
        let tokens = ReplyVocabulary.tokens(of: ReplyLexer.lexemes(of: text))
        var grammar = ReplyGrammar(pieces: ReplyPieceReader.pieces(of: tokens), text: text)
        try grammar.read()
        guard grammar.statements.contains(where: \.saysSomething) else { throw .nothingUnderstood }
        if grammar.asks { throw .unclearWords(text.trimmed) }
        let resolver = ReplyResolver(statements: grammar.statements, text: text, asked: asked, open: open ?? asked)
        return try resolver.items()
    }
}
