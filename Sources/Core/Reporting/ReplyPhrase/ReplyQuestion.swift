/// Why a reply is not taken as it stands, with what the chat needs to ask back. Never a guess.
package enum ReplyQuestion: Error, Hashable, Sendable {
    /// No row and no status anywhere: «спасибо», «когда срок?».
    case nothingUnderstood
    /// A question mark among statuses, or words that have no place, as typed.
    case unclearWords(String)
    /// Rows the form does not ask about, ascending.
    case rowsNotAsked([Int])
    /// A status without rows, «нет», while several are open.
    case whichRows(RowStatus, open: [Int])
    /// Rows without a status.
    case whichStatus(rows: [Int])
    /// «остальное», «всё» where no row is left.
    case nothingLeft
    /// «не всё», «почти всё»: some are done, but which?
    case notAll
    /// Rows with two statuses, in the order given; no rows where none are named.
    case twoStatuses(rows: [Int], [RowStatus])
    /// «вроде сделали», «не знаю», as typed.
    case doubtful(String)
    /// Negations that cancel each other, or may: «не не выполнено», as typed.
    case unclearNegation(String)
    /// A number that may be a row, a date or a count, as typed.
    case unclearNumber(String)
}

extension ReplyQuestion: CustomStringConvertible {
    /// One line of English, for the command line.
    package var description: String {
        switch self {
        case .nothingUnderstood: "nothing here is a row or a status; what is done and what is not?"
        case .unclearWords(let words): "unclear: \(words); what is done and what is not?"
        case .rowsNotAsked(let rows): "not asked here: \(list(rows)); which rows are meant?"
        case .whichRows(let status, let open): "\(status.rawValue): which of the rows \(list(open))?"
        case .whichStatus(let rows): "no status for \(list(rows)): done, in progress, not done or not applicable?"
        case .nothingLeft: "no row is left for this; which rows are meant?"
        case .notAll: "not everything: which rows are done and which are not?"
        case .twoStatuses(let rows, let statuses):
            "two statuses\(rows.isEmpty ? "" : " for \(list(rows))"):"
                + " \(statuses.map(\.rawValue).joined(separator: " and ")); which is right?"
        case .doubtful(let words): "doubtful: \(words); is it done or not?"
        case .unclearNegation(let words): "unclear negation: \(words); is it done or not?"
        case .unclearNumber(let words): "is this a row, a date or a count: \(words)?"
        }
    }

    private func list(_ rows: [Int]) -> String { rows.map(String.init).joined(separator: ", ") }
}
