/// How a notice that was due ended. Every one of them ends.
package enum Outcome: Hashable, Sendable {
    case sent
    case suppressed(Suppression)
    /// It was to be sent and could not be.
    case failed(Failure)

    /// Why a notice was rightly not sent.
    package enum Suppression: String, CaseIterable, Sendable {
        /// What it asks for has been done, or does not apply.
        case done
        /// A later step for the same obligation and person was due as well; that one was sent.
        case superseded
        /// The person has no chat the bot may write to, and no deputy who has.
        case unreachable
        /// The row or the person left the roadmap or the roster before it went out.
        case stale
        /// The school is on a pause, or was then; what stayed open is told at the pause's end.
        case paused
        /// Whoever is invited has said that he will not come.
        case declined
        /// It is of use at its moment only, and that lies in the person's own quiet hours.
        case quiet
        /// Whoever had it sent has called it back before it left.
        case recalled
    }

    package enum Failure: String, CaseIterable, Sendable {
        /// The person blocked the bot or the chat is gone.
        case unreachable
        /// The messenger refuses the message as it is.
        case rejected
        /// Every try failed for a passing reason.
        case exhausted
        /// It could not be put into words: a mistake in the program or its texts.
        case unworded
    }
}
