/// Which of the dates that the roadmap leaves open have been set, by the seminars that stand in Config/seminars.json.
///
/// A seminar that is called off sets none. A month that a series skips is no date left open: somebody has decided that
/// there is nothing in it.
struct SetDates {
    private let times: [SeminarOccurrence]
    private let roster: Roster
    private let year: Int

    init(_ seminars: [Seminar], roster: Roster, year: Int) {
        times = seminars.filter { $0.activity != nil && $0.cancelled == nil }.flatMap(\.occurrences)
            .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
        self.roster = roster
        self.year = year
    }

    /// The first meeting that sets the day, by the occurrence of the row and by whom it sets it for.
    func meetings(
        of activity: Activity,
        _ terms: [Term],
        _ subjects: [Subject]
    ) -> [String: [Subject: SeminarOccurrence]] {
        var meetings: [String: [Subject: SeminarOccurrence]] = [:]
        for time in times where time.seminar.activity == activity.number {
            guard let term = term(of: day(of: time), terms) else { continue }
            for subject in subjects where isSet(for: subject, by: time.seminar) {
                let known = meetings[term.occurrence.id]?[subject]
                if known == nil { meetings[term.occurrence.id, default: [:]][subject] = time }
            }
        }
        return meetings
    }

    /// A month's meeting is that month's, even where it was moved into the next.
    private func day(of time: SeminarOccurrence) -> CivilDate {
        guard let month = Month(iso: time.id.time), Month(of: time.start.date) != month else { return time.start.date }
        return month.lastDay
    }

    /// The term that a day belongs to: the first that is not over by then, and the only one in any case.
    ///
    /// Rows are numbered anew every year, so a seminar of another year speaks of another row.
    private func term(of day: CivilDate, _ terms: [Term]) -> Term? {
        guard let first = terms.first else { return nil }
        let term = terms.first { $0.isOpen(on: day) } ?? (terms.count == 1 ? first : nil)
        // A period that was under way when the year began is due on its last day.
        let isOfYearBefore = day.year == year - 1 && first.closes == first.occurrence.deadline && first.isOpen(on: day)
        return day.year == year || isOfYearBefore ? term : nil
    }

    private func isSet(for subject: Subject, by seminar: Seminar) -> Bool {
        let places = seminar.invited.places(in: roster)
        switch subject {
        case .municipality(let id): return places?.contains(id) ?? true
        // What a municipality holds for its own people is not what the region's organisations owe.
        case .body: return !isOfMunicipality(seminar, places)
        case .school(let id): return roster.school(id).map { invites(seminar, [$0.head, $0.curator]) } ?? false
        case .curator(let id): return invites(seminar, [id])
        }
    }

    private func isOfMunicipality(_ seminar: Seminar, _ places: [MunicipalityID]?) -> Bool {
        guard let host = seminar.host.flatMap(roster.person), !host.roles.contains(.regionalCoordinator),
            host.body == nil, let places
        else { return false }
        return places.allSatisfy { roster.municipality($0)?.coordinator == host.id }
    }

    private func invites(_ seminar: Seminar, _ people: [PersonID?]) -> Bool {
        let ids = people.compactMap(\.self)
        return roster.invited(to: seminar.invited).contains { ids.contains($0.id) }
    }
}

extension Planner {
    /// True where the obligation is to be met; false where its day has been set.
    func isAsked(_ duty: Duty, of subject: Subject, in occurrence: Occurrence) -> Bool {
        duty.meetings[occurrence.id]?[subject] == nil
    }

    /// When the meeting is held whose day an obligation asks to be set; nil while there is none.
    package func meeting(for obligation: Obligation) -> LocalMoment? {
        for duty in duties where duty.activity.number == obligation.activity && duty.demand == obligation.demand {
            let meeting = duty.meetings[obligation.occurrence.id]?[obligation.subject]
            if let meeting, meeting.cancelled == nil { return meeting.start }
        }
        return nil
    }

    /// The obligations whose day is set where it was not in another plan, or at another moment, or no more.
    package func daysSet(otherwiseThan other: Planner) -> Set<ObligationID> {
        let (own, others) = (meetings, other.meetings)
        return Set(Set(own.keys).union(others.keys).filter { own[$0] != others[$0] })
    }

    private var meetings: [ObligationID: LocalMoment?] {
        var meetings: [ObligationID: LocalMoment?] = [:]
        for duty in duties {
            for (occurrence, times) in duty.meetings {
                for (subject, time) in times {
                    let id = ObligationID(activity: duty.activity.number, occurrence: occurrence, subject: subject)
                    meetings[id] = .some(time.cancelled == nil ? time.start : nil)
                }
            }
        }
        return meetings
    }
}
