extension Planner {
    /// Reads from each row what it demands of whom.
    static func duties(roadmap: Roadmap, roster: Roster, calendar: WorkCalendar, policy: Policy) -> [Duty] {
        let terms = Terms(year: roadmap.year, calendar: calendar, policy: policy)
        var duties: [Duty] = []
        for activity in roadmap.activities where activity.cancelled == nil {
            switch activity.kind {
            case .deadline:
                let due = terms.ofCarryingOut(activity.schedule)
                if due.isEmpty {
                    duties += settingDate(activity, roster, terms)
                } else {
                    duties += Duty.Group.of(activity.responsibleBodies, in: roster).map {
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

    /// The date of a seminar is asked of the organisations jointly: whoever sets it, it is set for all.
    private static func settingDate(_ activity: Activity, _ roster: Roster, _ terms: Terms) -> [Duty] {
        let groups = Duty.Group.of(activity.responsibleBodies, in: roster)
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
    /// Whom the duties of these bodies fall on: each group once, by however many names it is called.
    static func of(_ bodies: [BodyID], in roster: Roster) -> [Duty.Group] {
        var seen: Set<Duty.Group> = []
        return bodies.compactMap { roster.body($0).flatMap(Duty.Group.init) }.filter { seen.insert($0).inserted }
    }

    /// Nil for bodies the bot does not write to.
    private init?(_ body: Body) {
        switch body.reach {
        case .organisation: self = .body(body.id)
        case .everyMunicipality: self = .everyMunicipality
        case .everySchool: self = .everySchool
        case .everyCurator: self = .everyCurator
        case .external: return nil
        }
    }
}
