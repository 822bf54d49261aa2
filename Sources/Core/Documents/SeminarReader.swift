/// Reads seminars, each against those before it.
struct SeminarReader {
    let roster: Roster?
    let roadmap: Roadmap?
    private var ids: Set<SeminarID> = []

    /// An invitation is the caption of a file, which takes 1024 characters.
    private static let longestTitle = 200
    private static let longestAgenda = 400
    private static let longestLink = 200
    private static let longestCode = 60
    /// Minutes: from a short call to a long day.
    private static let length = 5...720

    init(roster: Roster?, roadmap: Roadmap?) {
        self.roster = roster
        self.roadmap = roadmap
    }

    mutating func seminar(_ cursor: JSONCursor) -> Seminar? {
        cursor.object { fields in
            let id = id(fields["id"])
            let title = fields["title"].shortText(upTo: Self.longestTitle)
            let activity = fields["activity"].ifPresent.map(row)
            let start = fields["start"].moment()
            let minutes = fields["minutes"].number(in: Self.length)
            let link = link(fields["link"])
            let accessCode = fields["accessCode"].ifPresent.map { $0.shortText(upTo: Self.longestCode) }
            let agenda = fields["agenda"].ifPresent.map { $0.shortText(upTo: Self.longestAgenda) }
            let agendaFile = fields["agendaFile"].ifPresent.map(file)
            let invited = audience(fields["invited"])
            let answerDays = fields["answerDays"].number(in: 0...20)
            let inviteDays = fields["inviteDays"].ifPresent.map { $0.number(in: 0...60) }
            let codeWord = fields["codeWord"].ifPresent.map { $0.shortText(upTo: Self.longestCode) }
            let host = fields["host"].ifPresent.map(person)
            let series = fields["monthly"].ifPresent.map { self.series($0, start) }
            let cancelled = fields["cancelled"].ifPresent.flatMap(reason)
            guard let id, let title, let start, let minutes, let link, let invited, let answerDays else { return nil }
            return Seminar(
                id: id,
                title: title,
                activity: activity.flatMap(\.self),
                start: start,
                minutes: minutes,
                link: link,
                accessCode: accessCode.flatMap(\.self),
                agenda: agenda.flatMap(\.self),
                agendaFile: agendaFile.flatMap(\.self),
                invited: invited,
                answerDays: answerDays,
                inviteDays: inviteDays.flatMap(\.self),
                codeWord: codeWord.flatMap(\.self),
                host: host.flatMap(\.self),
                series: series.flatMap(\.self),
                cancelled: cancelled
            )
        }
    }
}

extension SeminarReader {
    private mutating func id(_ cursor: JSONCursor) -> SeminarID? {
        guard let id = cursor.identifier(SeminarID.self) else { return nil }
        guard ids.insert(id).inserted else {
            cursor.report(expected: Expectation(.uniqueID, "", "an id that nothing else has"))
            return nil
        }
        return id
    }

    private func row(_ cursor: JSONCursor) -> Int? {
        guard let number = cursor.number(in: 1...9_999) else { return nil }
        if let roadmap, roadmap.activity(number) == nil {
            cursor.report(expected: Expectation(.row, "", "the number of a row of the roadmap"))
        }
        return number
    }

    /// A messenger refuses a message with a button that leads nowhere.
    private func link(_ cursor: JSONCursor) -> String? {
        cursor.readText(Expectation(.link, "", "an address that begins with https:// or http://")) { text in
            text.count <= Self.longestLink && WebAddress.isOne(text) ? text : nil
        }
    }

    private func file(_ cursor: JSONCursor) -> KeptFile? {
        cursor.object { fields in
            let id = fields["id"].text()
            let isPhoto = fields["isPhoto"].flag()
            guard let id, let isPhoto else { return nil }
            return KeptFile(id: id, isPhoto: isPhoto)
        }
    }

    private func reason(_ cursor: JSONCursor) -> String? {
        cursor.object { $0["reason"].text() }
    }

    private func person(_ cursor: JSONCursor) -> PersonID? {
        reference(cursor, Expectation(.person, "", "the id of a person of the roster")) { $0.person($1) != nil }
    }

    private func audience(_ cursor: JSONCursor) -> SeminarAudience? {
        cursor.object { fields in
            let roles = fields["roles"].ifPresent.map { $0.set(of: "roles") { $0.choice(Role.self) } } ?? []
            let municipalities = references(fields["municipalities"], "municipalities") {
                reference($0, Expectation(.municipality, "", "the id of a municipality of the roster")) {
                    $0.municipality($1) != nil
                }
            }
            let schools = references(fields["schools"], "schools") {
                reference($0, Expectation(.school, "", "the id of a school of the roster")) { $0.school($1) != nil }
            }
            let people = references(fields["people"], "people", person)
            guard let roles, let municipalities, let schools, let people else { return nil }
            let audience = SeminarAudience(
                roles: Set(roles),
                municipalities: municipalities,
                schools: schools,
                people: people
            )
            if roster?.invited(to: audience).isEmpty == true || audience.isEmpty {
                cursor.report(expected: Expectation(.somebodyInvited, "", "somebody of the roster to be invited"))
            }
            return audience
        }
    }

    private func references<ID: Hashable>(
        _ cursor: JSONCursor,
        _ items: String,
        _ read: (JSONCursor) -> ID?
    ) -> [ID]? {
        cursor.ifPresent.map { $0.set(of: items, read) } ?? []
    }

    private func reference<Tag>(
        _ cursor: JSONCursor,
        _ expected: Expectation,
        _ isThere: (Roster, Identifier<Tag>) -> Bool
    ) -> Identifier<Tag>? {
        guard let id = cursor.identifier(Identifier<Tag>.self) else { return nil }
        if let roster, !isThere(roster, id) { cursor.report(expected: expected) }
        return id
    }

    private func series(_ cursor: JSONCursor, _ start: LocalMoment?) -> SeminarSeries? {
        cursor.object { fields in
            let week = fields["week"].choice(SeminarSeries.Week.self)
            let day = fields["day"].choice(SeminarSeries.Day.self)
            let through = fields["through"].month()
            let changes = fields["changes"].ifPresent.map { $0.list(of: "changes", change) } ?? []
            guard let week, let day, let through, let changes else { return nil }
            let series = SeminarSeries(week: week, day: day, through: through, changes: changes)
            if let start {
                let first = Month(of: start.date)
                if series.day(in: first) != start.date {
                    let rule = "\(week.rawValue) \(day.rawValue) of the first month: \(series.day(in: first))"
                    cursor.report(expected: Expectation(.ruleOfStart, "\(series.day(in: first))", rule))
                }
                let last = first.adding(months: SeminarSeries.longest - 1)
                if through < first || through > last {
                    let text = "a month from \(first) to \(last)"
                    fields["through"].report(expected: Expectation(.monthBetween, "\(first)–\(last)", text))
                }
            }
            if Set(changes.map(\.month)).count < changes.count {
                fields["changes"].report(expected: Expectation(.eachOnce, "", "each of the months once"))
            }
            return series
        }
    }

    private func change(_ cursor: JSONCursor) -> SeminarSeries.Change? {
        cursor.object { fields in
            let month = fields["month"].month()
            let start = fields["start"].ifPresent.map { $0.moment() }
            let cancelled = fields["cancelled"].ifPresent.flatMap(reason)
            return month.map { SeminarSeries.Change(month: $0, start: start.flatMap(\.self), cancelled: cancelled) }
        }
    }
}

extension JSONCursor {
    fileprivate func moment() -> LocalMoment? {
        readText(Expectation(.moment, "", "a day and a time as \"YYYY-MM-DDTHH:MM\"")) { LocalMoment(iso: $0) }
    }

    fileprivate func month() -> Month? {
        readText(Expectation(.month, "", "a month as \"YYYY-MM\"")) { Month(iso: $0) }
    }
}
