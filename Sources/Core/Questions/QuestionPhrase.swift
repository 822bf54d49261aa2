/// Reads what coordinators ask in plain Russian: «кто не сдал за март?», «что по 15 школе?», «план на апрель».
///
/// The work goes in four steps, a file each: letters to lexemes as in replies, lexemes to tokens by a vocabulary, tokens
/// to the parts of a question (its words, rows, months, the school), parts to a question by a table of frames. Every word
/// has to have its place, except the noise the vocabulary lists, so that an answer is never taken for a question: «готово»,
/// «не успели, до пятницы» and «план выполнен» ask nothing.
///
/// Where usage leaves a choice, the reader decides so:
/// - «за март» is the last March that has begun; «план на март» the next one that is not over. A year that is named counts.
/// - «что по 15?» may be a row or a school, «кто не выполнил?» late with a row or with the report: those are asked back, and
///   so is what no command answers whole, «план на май в Элисте».
/// - A school needs a number, a code or a word that some school of the roster has.
/// - Latin letters are read by their looks, by their keys and by their sounds, in this order.
package enum QuestionPhrase {
    /// Understands what somebody wrote on this day about the schools of this roster.
    ///
    /// Nil where it is no question of this kind.
    package static func read(_ text: String, today: CivilDate, in roster: Roster) -> QuestionReading? {
        guard text.count <= longest else { return nil }
        for reading in readings(of: text) {
            let text = ReplyText(reading)
            let tokens = QuestionVocabulary.tokens(of: ReplyLexer.lexemes(of: text))
            guard let parts = QuestionParts(tokens, of: text) else { continue }
            if let reading = QuestionResolver(parts, today: today, in: roster).reading() { return reading }
        }
        return nil
    }

    /// As typed where it is Russian.
    private static func readings(of text: String) -> [String] {
        let readings = TypedReadings.all(of: text)
        return readings.count == 1 ? [text] : readings
    }

    /// Letters. A question takes a line; a page is about something else.
    private static let longest = 200
}
