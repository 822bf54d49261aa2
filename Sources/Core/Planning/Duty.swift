/// Something a row of the roadmap demands of a group of subjects, before it is counted out in days.
struct Duty: Sendable {
    let activity: Activity
    let demand: Obligation.Demand
    let group: Group
    /// In order of time.
    let terms: [Term]

    /// Whom a duty falls on.
    enum Group: Hashable, Sendable {
        /// One obligation that any of these organisations settles, filed under the first.
        case jointly([BodyID])
        case body(BodyID)
        case everyMunicipality
        case everySchool
        case everyCurator
    }

    func obligation(of subject: Subject, in occurrence: Occurrence) -> Obligation {
        Obligation(activity: activity.number, occurrence: occurrence, subject: subject, demand: demand)
    }
}

/// One time a duty falls due, with the days between which anybody is written to about it.
struct Term: Hashable, Sendable {
    let occurrence: Occurrence
    /// The day the request goes out; nil where reminding begins by counting back from the anchor.
    let opens: CivilDate?
    /// The last day on which silence is still worth a reminder; nil where it always is.
    let closes: CivilDate?
    /// The first day on which there is something to do.
    let begins: CivilDate

    init(_ occurrence: Occurrence, begins: CivilDate, opens: CivilDate? = nil, closes: CivilDate? = nil) {
        self.occurrence = occurrence
        self.begins = begins
        self.opens = opens
        self.closes = closes
    }

    /// False once an answer would come too late to be of use.
    func isOpen(on day: CivilDate) -> Bool { closes.map { day <= $0 } ?? true }
}

/// A moment of the year at which one rung of a duty's ladder is reached, for all its subjects at once.
///
/// There are some hundreds of them whatever the number of schools, so an idle tick costs a binary search.
struct Occasion: Sendable {
    let day: CivilDate
    /// Index into the planner's duties.
    let duty: Int
    let occurrence: Occurrence
    let step: Step
}
