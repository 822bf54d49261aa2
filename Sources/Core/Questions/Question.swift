/// Something asked in plain words that one of the bot's commands answers.
package indirect enum Question: Hashable, Sendable {
    case progress
    case overdue
    /// Who has not sent a month's report; the month asked about now, where none is named.
    case silent(Month?)
    /// The school as typed, for the search.
    case school(String)
    /// A row of the roadmap by its number.
    case activity(Int)
    /// What a month holds; the running one, where none is named.
    case plan(Month?)
    /// Who answers for a row.
    case who(Int)
    /// What is coming in the next days.
    case week
    /// What was changed of a row, or lately of all.
    case history(Int?)
    /// What is due from whoever asks.
    case mine
    /// The reports of the month that is asked about now.
    case reports
    case seminars
    /// Who is not connected yet.
    case coverage
    case help
    /// The same of one municipality.
    case within(MunicipalityID, Question)

    /// True for what can be told of one municipality alone.
    var isOfPlaces: Bool {
        switch self {
        case .progress, .overdue, .silent: true
        default: false
        }
    }
}
