import Core

/// Makes an activity of a row: what its words mean for the bot, and what they leave open.
struct RowMeaning {
    let bodies: [Body]
    let names: BodyNames
    let year: Int
    /// Columns empty in all rows, which are asked about once and not at every row.
    let absent: Set<Column>

    /// Nil where the row cannot become an activity; why is among the findings then.
    func activity(_ row: Row, findings: inout Findings) -> Activity? {
        guard !row[.title].isEmpty else {
            findings.refused(row.line, row: row.number, field: "title", "no title")
            return nil
        }
        guard let period = period(row, findings: &findings) else { return nil }
        let levels = levels(row, findings: &findings)
        let responsible = responsible(row, findings: &findings)
        if row[.result].isEmpty, !absent.contains(.result) {
            findings.question(row.line, row: row.number, field: "result", "the result is empty")
        }
        let kind = KindRules.kind(title: row[.title], result: row[.result], period: period)
        let audience = AudienceRules.audience(
            title: row[.title],
            result: row[.result],
            levels: levels,
            responsible: responsible,
            bodies: bodies
        )
        if audience.isEmpty, kind == .seminar, !responsible.contains(where: isGroupOfSchools) {
            findings.question(row.line, row: row.number, field: "audience", "the order does not say whom to invite")
        }
        return Activity(
            number: row.number,
            title: row[.title],
            responsible: row[.responsible],
            period: row[.period],
            result: row[.result],
            levels: row[.levels],
            kind: kind,
            responsibleBodies: responsible,
            audience: audience,
            schedule: period,
            levelSet: levels
        )
    }

    private func isGroupOfSchools(_ id: BodyID) -> Bool {
        bodies.contains { $0.id == id && ($0.reach == .everySchool || $0.reach == .everyCurator) }
    }

    private func period(_ row: Row, findings: inout Findings) -> Period? {
        guard !row[.period].isEmpty else {
            findings.refused(row.line, row: row.number, field: "period", "no period")
            return nil
        }
        do throws(PeriodQuestion) {
            return try PeriodPhrase.read(row[.period], year: year)
        } catch {
            let text = "the period \(row[.period].quoted) is not understood. \(error.question)"
            findings.refused(row.line, row: row.number, field: "period", text)
            return nil
        }
    }

    private func levels(_ row: Row, findings: inout Findings) -> Set<Level> {
        if row[.levels].isEmpty, !absent.contains(.levels) {
            findings.question(row.line, row: row.number, field: "levels", "the level is empty")
        }
        do throws(UnknownLevel) {
            return try LevelPhrase.read(row[.levels])
        } catch {
            let text = "no level is called \(error.word.quoted)"
            findings.question(row.line, row: row.number, field: "levels", text)
            return []
        }
    }

    private func responsible(_ row: Row, findings: inout Findings) -> [BodyID] {
        let (found, unknown) = names.read(row[.responsible])
        if found.isEmpty {
            let text =
                row[.responsible].isEmpty ? "the responsible is empty" : "the responsible names no body of the roster"
            findings.question(row.line, row: row.number, field: "responsibleBodies", text)
        } else if !unknown.isEmpty {
            let text = "not in the roster: \(unknown.map(\.quoted).joined(separator: ", "))"
            findings.question(row.line, row: row.number, field: "responsibleBodies", text)
        }
        if row[.responsible].hasSuffix(",") {
            let text = "the responsible ends with a comma; a name may be missing"
            findings.question(row.line, row: row.number, field: "responsible", text)
        }
        return found
    }
}
