extension Planner {
    /// Reads from each row what it demands of whom.
    static func duties(roadmap: Roadmap, roster: Roster, calendar: WorkCalendar, policy: Policy) -> [Duty] {
        let terms = Terms(year: roadmap.year, calendar: calendar, policy: policy)
        var duties: [Duty] = []
        for activity in roadmap.activities {
            switch activity.kind {
            case .deadline:
                let due = terms.ofCarryingOut(activity.schedule)
                if due.isEmpty {
                    duties += settingDate(activity, roster, terms)
                } else {
                    duties += groups(of: activity, roster).map {
                        Duty(activity: activity, demand: .carryOut, group: $0, terms: due)
                    }
                }
            case .seminar, .videoconference:
                duties += settingDate(activity, roster, terms)
            case .monthlyReport, .continuing:
                break
            }
        }
        return duties + requests(MonthlyRequest(roadmap: roadmap, roster: roster, policy: policy), terms)
    }

    /// Who has to do the row's work, each on his own.
    private static func groups(of activity: Activity, _ roster: Roster) -> [Duty.Group] {
        activity.responsibleBodies.compactMap { roster.body($0).flatMap(Duty.Group.init) }
    }

    /// The date of a seminar is asked of the organisations jointly: whoever sets it, it is set for all.
    private static func settingDate(_ activity: Activity, _ roster: Roster, _ terms: Terms) -> [Duty] {
        let groups = groups(of: activity, roster)
        let organisations = groups.compactMap { group in
            if case .body(let id) = group { id } else { nil }
        }
        let isMunicipal = activity.levelSet == [.municipal] && groups.contains(.everyMunicipality)
        let organisers: [Duty.Group] =
            if isMunicipal { [.everyMunicipality] } else if organisations.isEmpty { groups } else {
                [.jointly(organisations)]
            }
        return organisers.map {
            Duty(
                activity: activity,
                demand: .setDate,
                group: $0,
                terms: terms.ofSettingDate(activity.schedule)
            )
        }
    }

    private static func requests(_ request: MonthlyRequest, _ terms: Terms) -> [Duty] {
        guard let row = request.namingRow else { return [] }
        return request.groups.map { group in
            Duty(activity: row, demand: .report, group: group, terms: terms.ofRequests(request.months(for: group)))
        }
    }
}

extension Duty.Group {
    /// Nil for bodies the bot does not write to.
    init?(_ body: Body) {
        switch body.reach {
        case .organisation: self = .body(body.id)
        case .everyMunicipality: self = .everyMunicipality
        case .everySchool: self = .everySchool
        case .everyCurator: self = .everyCurator
        case .external: return nil
        }
    }
}
