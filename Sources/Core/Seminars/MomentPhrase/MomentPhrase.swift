/// Reads when something is to be held, as a coordinator types it: «завтра в 15:00», «25.03 10:00», «в последний четверг
/// месяца в 11:00».
///
/// The work goes in four steps, a file each: letters to lexemes as in the phrases of periods, lexemes to tokens by a
/// vocabulary, tokens to an expression by a grammar, the expression to a moment counted from now. Day and time may stand
/// in any order, so an answer to «во сколько?» can be added to the phrase it was asked about. Every word has to be
/// accounted for, except the noise the vocabulary lists.
///
/// Where usage leaves a choice, the reader decides so:
/// - «в 5» may be 05:00 or 17:00, so hours up to 7 are asked about unless a part of the day, a leading zero («05:00») or
///   the past decides. 8 to 12 are hours of a working day.
/// - «в пятницу» is the next Friday; on a Friday it may be today's, too, while the time is ahead. «в следующую пятницу» may
///   be this week's or the next week's, while both are ahead.
/// - A date without a year is of this year; where it is over, of the next, if that is nearer than half a year.
/// - «25-го» is the next 25th. A month that has no such day is asked about, not passed over.
/// - What is over is asked back, with the next moment the words fit, if there is one.
package enum MomentPhrase {
    /// Understands a phrase said now. Without `isMoscowTime`, «по московскому времени» is asked back.
    package static func read(
        _ phrase: String,
        now: LocalMoment,
        calendar: WorkCalendar,
        isMoscowTime: Bool = true
    ) -> MomentReading {
        guard phrase.count <= longest else { return .unclear(.nothingUnderstood) }
        do throws(MomentQuestion) {
            let lexemes = PeriodLexer.lexemes(of: phrase)
            var grammar = MomentGrammar(
                tokens: MomentVocabulary.tokens(of: lexemes),
                today: now.date,
                isMoscowTime: isMoscowTime
            )
            let expression = try grammar.read()
            return .moment(try MomentResolver(now: now, calendar: calendar).moment(of: expression))
        } catch {
            return .unclear(error)
        }
    }

    /// Letters. A moment takes a line; a page is about something else.
    private static let longest = 400
}
