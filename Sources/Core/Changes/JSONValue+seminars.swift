/// The document of seminars changed: one more, another time, called off.
extension JSONValue {
    func adding(_ seminar: Seminar) -> JSONValue {
        editing("seminars") { $0 + [JSONValue(seminar)] }
    }

    /// Another beginning of one time of a seminar.
    func moving(_ occurrence: SeminarOccurrenceID, to start: LocalMoment) throws(ChangeRefusal) -> JSONValue {
        try changing(occurrence) { $0.with("start", .string(start.iso)) }
    }

    func callingOff(_ occurrence: SeminarOccurrenceID, reason: String) throws(ChangeRefusal) -> JSONValue {
        try changing(occurrence) { $0.with("cancelled", .texts(["reason": reason])) }
    }

    /// Changes what stands for one time of a seminar: the seminar itself, or its entry for a month of the series.
    private func changing(
        _ occurrence: SeminarOccurrenceID,
        _ change: (JSONValue) -> JSONValue
    ) throws(ChangeRefusal) -> JSONValue {
        let id = occurrence.seminar.rawValue
        guard let seminar = self[member: "seminars"]?.listed.first(where: { $0[member: "id"]?.written == id }) else {
            throw .noSeminar
        }
        guard occurrence.time != SeminarOccurrenceID.once else {
            return editing("seminars", where: id, change)
        }
        guard let series = seminar[member: "monthly"] else { throw .noSeminar }
        let changed = series.editing("changes") { entries in
            let month = occurrence.time
            let known = entries.firstIndex { $0[member: "month"]?.written == month }
            guard let known else { return entries + [change(.texts(["month": month]))] }
            return entries.enumerated().map { $0 == known ? change($1) : $1 }
        }
        return editing("seminars", where: id) { $0.with("monthly", changed) }
    }
}

extension JSONValue {
    /// A seminar as its file has it.
    init(_ seminar: Seminar) {
        var value = JSONValue.texts(["id": seminar.id.rawValue, "title": seminar.title])
        value = value.with("activity", seminar.activity.map { .number($0) })
        value = value.with("start", .string(seminar.start.iso)).with("minutes", .number(seminar.minutes))
        value = value.with("link", .string(seminar.link)).with("accessCode", seminar.accessCode.map(JSONValue.string))
        value = value.with("agenda", seminar.agenda.map(JSONValue.string))
        value = value.with(
            "agendaFile",
            seminar.agendaFile.map { JSONValue.texts(["id": $0.id]).with("isPhoto", .bool($0.isPhoto)) }
        )
        value = value.with("invited", JSONValue(seminar.invited)).with("answerDays", .number(seminar.answerDays))
        value = value.with("inviteDays", seminar.inviteDays.map { .number($0) })
        value = value.with("codeWord", seminar.codeWord.map(JSONValue.string))
        value = value.with("host", seminar.host.map { .string($0.rawValue) })
        value = value.with(
            "monthly",
            seminar.series.map { series in
                .texts(["week": series.week.rawValue, "day": series.day.rawValue, "through": "\(series.through)"])
            }
        )
        self = value.with("cancelled", seminar.cancelled.map { .texts(["reason": $0]) })
    }

    private init(_ audience: SeminarAudience) {
        func list(_ items: [String]) -> JSONValue? { items.isEmpty ? nil : .strings(items) }
        self = JSONValue.object([])
            .with("roles", list(audience.roles.map(\.rawValue).sorted()))
            .with("municipalities", list(audience.municipalities.map(\.rawValue)))
            .with("schools", list(audience.schools.map(\.rawValue)))
            .with("people", list(audience.people.map(\.rawValue)))
    }
}
