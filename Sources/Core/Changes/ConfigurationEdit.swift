/// What a change makes of its file.
package struct ConfigurationEdit: Hashable, Sendable {
    /// The file's name within Config.
    package let file: String
    package let before: [UInt8]
    package let after: [UInt8]

    package init(file: String, before: [UInt8], after: [UInt8]) {
        self.file = file
        self.before = before
        self.after = after
    }

    /// The files with this one changed.
    package func applied(to files: [String: [UInt8]]) -> [String: [UInt8]] {
        files.merging([file: after]) { $1 }
    }
}

extension ConfigurationChange {
    /// The edit, and everything that the files say once it is made.
    ///
    /// `content` is the file sent in, for a change that is a whole file. Nothing is changed here; what is thrown tells
    /// everything that is wrong.
    package func edit(
        _ files: [String: [UInt8]],
        content: [UInt8]? = nil
    ) throws(ChangeRefusal) -> (edit: ConfigurationEdit, configuration: Configuration) {
        guard let before = files[file] ?? emptyFile else {
            if case .dayOff(let day, _, _) = self { throw .noCalendar(day.year) }
            throw .faults([Problem(file: file, path: "$", found: .noFile, expected: .file)])
        }
        let after: [UInt8]
        if let content { after = content } else { after = try changed(before) }
        guard after != before else { throw .nothingToChange }
        let edit = ConfigurationEdit(file: file, before: before, after: after)
        do throws(Problems) {
            return (edit, try Configuration(files: edit.applied(to: files)))
        } catch {
            throw .faults(error.all)
        }
    }

    /// What a file that may be missing holds until the first change of it.
    package var emptyFile: [UInt8]? {
        file == SeminarsDocument.file ? SeminarsDocument.empty.file : nil
    }

    private func changed(_ bytes: [UInt8]) throws(ChangeRefusal) -> [UInt8] {
        let document: JSONValue
        do throws(JSONSyntaxError) {
            document = try JSONValue(parsing: bytes)
        } catch {
            throw .faults([Problem(file: file, path: "$", found: Finding(error), expected: error.expectation)])
        }
        return try changed(document).file
    }

    func changed(_ document: JSONValue) throws(ChangeRefusal) -> JSONValue {
        switch self {
        case .dayOff(let day, let name, let source):
            return try document.addingDayOff(day, name: name, source: source)
        case .amend(let row, let period, _, let reason):
            return try document.amending(row, period: period, reason: reason)
        case .cancel(let row, let reason):
            guard try document.row(row)[member: "cancelled"] == nil else { throw .nothingToChange }
            return try document.changing(row) { $0.with("cancelled", .texts(["reason": reason])) }
        case .restore(let row, _):
            return try document.changing(row) { $0.with("cancelled", nil) }
        case .replaceCurator(let old, let new, let schools):
            return document.replacingCurator(old, by: new, of: schools)
        case .deputise(let person, let deputy, let from, let to):
            let entry = JSONValue.texts([
                "person": person.rawValue, "deputy": deputy.rawValue, "from": from?.description, "to": to?.description,
            ])
            // A later word about the same days or the same «whenever» replaces the earlier.
            return document.editing("deputies") { deputies in
                deputies.filter { !$0.isDeputy(of: person, from: from, to: to) } + [entry]
            }
        case .endDeputies(let person):
            return document.editing("deputies") { deputies in
                deputies.filter { $0[member: "person"]?.written != person.rawValue }
            }
        case .schoolJoins(let school):
            return document.adding(school)
        case .schoolLeaves(let school):
            return document.removing(school)
        case .roster:
            return document
        case .setUpSeminar(let seminar):
            return document.adding(seminar)
        case .moveSeminar(let occurrence, _, _, _, let start):
            return try document.moving(occurrence, to: start)
        case .callOffSeminar(let occurrence, _, _, _, let reason):
            return try document.callingOff(occurrence, reason: reason)
        }
    }
}

extension JSONValue {
    fileprivate func addingDayOff(_ day: CivilDate, name: String, source: String) throws(ChangeRefusal) -> JSONValue {
        let entry = JSONValue.texts(["date": day.description, "name": name, "source": source])
        let regional = self[member: "regional"]?.listed ?? []
        guard let index = regional.firstIndex(where: { $0[member: "date"]?.written == day.description }) else {
            return editing("regional") { days in
                // In order, as the calendar is read by people.
                let place = days.firstIndex { ($0[member: "date"]?.written ?? "") > day.description } ?? days.count
                return Array(days[..<place]) + [entry] + Array(days[place...])
            }
        }
        // One that was switched off is switched on; one that counts already is nothing new.
        guard regional[index][member: "enabled"] == .bool(false) else { throw .alreadyDayOff(day) }
        return editing("regional") { days in
            days.enumerated().map { $0 == index ? entry : $1 }
        }
    }

    fileprivate func amending(_ row: Int, period: String, reason: String) throws(ChangeRefusal) -> JSONValue {
        var year = 0
        if case .number(let digits)? = self[member: "year"] { year = Int(digits) ?? 0 }
        do throws(PeriodQuestion) {
            _ = try PeriodPhrase.read(period, year: year)
        } catch {
            throw .unclear(question: error.question)
        }
        let activity = try self.row(row)
        let decided = activity[member: "decisions"]?[member: "period"]?[member: "value"]
        guard (decided ?? activity[member: "period"])?.written != period else { throw .nothingToChange }
        return try changing(row) { activity in
            let decisions = activity[member: "decisions"] ?? .object([])
            let decision = JSONValue.texts(["value": period, "reason": reason])
            var revision = 1
            if case .number(let digits)? = activity[member: "revision"] { revision = Int(digits) ?? 1 }
            return activity.with("revision", .number(revision + 1))
                .with("decisions", decisions.with("period", decision))
        }
    }

    fileprivate func changing(
        _ row: Int,
        _ change: (JSONValue) -> JSONValue
    ) throws(ChangeRefusal) -> JSONValue {
        _ = try self.row(row)
        return editing("activities") { rows in
            rows.map { $0[member: "number"] == .number(row) ? change($0) : $0 }
        }
    }

    fileprivate func row(_ number: Int) throws(ChangeRefusal) -> JSONValue {
        let rows = self[member: "activities"]?.listed ?? []
        guard let row = rows.first(where: { $0[member: "number"] == .number(number) }) else { throw .noRow(number) }
        return row
    }
}
