/// Reads the rows of a roadmap, each against those before it.
struct ActivityReader {
    /// The year of phrases without one; nil where the file's own year is not readable.
    let year: Int?
    /// The bodies that may be referred to; nil where there is no roster to ask.
    let bodies: Set<BodyID>?
    private var numbers: Set<Int> = []

    init(year: Int?, bodies: Set<BodyID>?) {
        self.year = year
        self.bodies = bodies
    }

    mutating func activity(_ cursor: JSONCursor) -> Activity? {
        cursor.object { fields in
            let number = number(fields["number"])
            let title = fields["title"].text()
            let responsible = fields["responsible"].anyText()
            let period = fields["period"].text()
            let result = fields["result"].anyText()
            let levels = fields["levels"].anyText()
            let kind = fields["kind"].choice(ActivityKind.self)
            let responsibleBodies = references(fields["responsibleBodies"], notEmpty: true)
            let audience = references(fields["audience"], notEmpty: false)
            let revision = fields["revision"].ifPresent.map { $0.number(in: 1...9_999) } ?? 1
            let decisions = fields["decisions"].ifPresent.map(decisions) ?? []
            let cancelled = fields["cancelled"].ifPresent.flatMap { $0.object { $0["reason"].text() } }
            let schedule = schedule(deciding("period", in: fields))
            let levelSet = levelSet(deciding("levels", in: fields))
            guard let number, let title, let responsible, let period, let result, let levels, let kind,
                let responsibleBodies, let audience, let revision, let decisions, let schedule, let levelSet
            else { return nil }
            return Activity(
                number: number,
                title: title,
                responsible: responsible,
                period: period,
                result: result,
                levels: levels,
                kind: kind,
                responsibleBodies: responsibleBodies,
                audience: audience,
                schedule: schedule,
                levelSet: levelSet,
                revision: revision,
                decisions: decisions,
                cancelled: cancelled
            )
        }
    }
}

extension ActivityReader {
    private mutating func number(_ cursor: JSONCursor) -> Int? {
        guard let number = cursor.number(in: 1...9_999) else { return nil }
        guard numbers.insert(number).inserted else {
            cursor.report(expected: Expectation(.uniqueNumber, "", "a number that no other activity has"))
            return nil
        }
        return number
    }

    private func references(_ cursor: JSONCursor, notEmpty: Bool) -> [BodyID]? {
        cursor.set(of: "ids of bodies", notEmpty: notEmpty) { item in
            guard let id = item.identifier(BodyID.self) else { return nil }
            if let bodies, !bodies.contains(id) {
                item.report(expected: Expectation(.body, "", "the id of a body of the roster"))
            }
            return id
        }
    }

    private func schedule(_ cursor: JSONCursor) -> Period? {
        guard let year, case .string(let phrase) = cursor.value else { return nil }
        do throws(PeriodQuestion) {
            return try PeriodPhrase.read(phrase, year: year)
        } catch {
            let text = "a period that is understood. \(error.question)"
            cursor.report(expected: Expectation(.period, error.question, text))
            return nil
        }
    }

    private func levelSet(_ cursor: JSONCursor) -> Set<Level>? {
        guard case .string(let phrase) = cursor.value else { return nil }
        do throws(UnknownLevel) {
            return try LevelPhrase.read(phrase)
        } catch {
            let words = NearestName.expectation(for: error.word, of: LevelPhrase.words)
            cursor.report(found: Finding(JSONValue.quoted(error.word)), expected: words)
            return nil
        }
    }
}

extension ActivityReader {
    /// The columns of the order; what a coordinator decided is read in place of one.
    static let columns = ["title", "responsible", "period", "result", "levels"]
    /// What the bot adds to them; a decision has changed the field itself.
    static let additions = ["kind", "responsibleBodies", "audience"]

    private func decisions(_ cursor: JSONCursor) -> [Decision]? {
        cursor.object { fields in
            (Self.columns + Self.additions).compactMap { name in
                fields[name].ifPresent?.object { decision in
                    let reason = decision["reason"].text()
                    let value = Self.columns.contains(name) ? decision["value"].ifPresent?.text() : nil
                    return reason.map { Decision(field: name, value: value, reason: $0) }
                }
            }
        }
    }

    /// The place that has the last word on a column: the decision, or the column where nothing was decided.
    private func deciding(_ column: String, in fields: JSONFields) -> JSONCursor {
        fields["decisions"].member(column)?.member("value") ?? fields[column]
    }
}
