package import Core

extension ImportedOrder {
    /// The same import with what a coordinator decided by hand in an earlier one.
    ///
    /// A decision stands as long as its row's words do; the questions it answers are asked no more. Where the words
    /// have changed, the decision is dropped and asked for anew, and the row's revision grows, so that people hear of
    /// the change.
    package func keepingDecisions(of earlier: Roadmap) -> ImportedOrder {
        var notes = notes
        let activities = roadmap.activities.map { activity in
            guard let old = earlier.activity(activity.number) else { return activity }
            guard activity.hasWords(of: old) else {
                let revision = old.revision + 1
                let text = old.decisions.isEmpty ? "" : "; to be decided anew: \(old.decidedFields)"
                let news = "the words have changed, announced anew as revision \(revision)"
                notes.append(question(row: activity.number, news + text))
                return activity.decided(as: old, [], revision: revision, cancelled: nil)
            }
            let decided = Set(old.decisions.map(\.field))
            notes.removeAll { note in
                note.row == activity.number && note.kind == .question && note.field.map(decided.contains) ?? false
            }
            return activity.decided(as: old, old.decisions, revision: old.revision, cancelled: old.cancelled)
        }
        for old in earlier.activities where !old.decisions.isEmpty && roadmap.activity(old.number) == nil {
            notes.append(
                question(row: old.number, "the row is gone, and with it what was decided: \(old.decidedFields)")
            )
        }
        let kept = Roadmap(
            id: roadmap.id,
            title: roadmap.title,
            order: roadmap.order,
            year: roadmap.year,
            activities: activities
        )
        return ImportedOrder(roadmap: kept, notes: Findings(notes).sorted, lines: lines)
    }

    private func question(row: Int, _ text: String) -> ImportNote {
        ImportNote(line: lines[row] ?? 1, row: row, kind: .question, text: text)
    }
}

extension Activity {
    fileprivate var decidedFields: String { decisions.map(\.field).joined(separator: ", ") }

    fileprivate func hasWords(of other: Activity) -> Bool {
        [title, responsible, period, result, levels]
            == [other.title, other.responsible, other.period, other.result, other.levels]
    }

    /// As read, but for the fields that the decisions took from the other.
    fileprivate func decided(
        as other: Activity,
        _ decisions: [Decision],
        revision: Int,
        cancelled: String?
    ) -> Activity {
        let fields = Set(decisions.map(\.field))
        let responsible = fields.contains("responsibleBodies") ? other.responsibleBodies : responsibleBodies
        return Activity(
            number: number,
            title: title,
            responsible: self.responsible,
            period: period,
            result: result,
            levels: levels,
            kind: fields.contains("kind") ? other.kind : kind,
            responsibleBodies: responsible,
            // Whoever was made responsible is no longer merely concerned.
            audience: fields.contains("audience") ? other.audience : audience.filter { !responsible.contains($0) },
            schedule: fields.contains("period") ? other.schedule : schedule,
            levelSet: fields.contains("levels") ? other.levelSet : levelSet,
            revision: revision,
            decisions: decisions,
            cancelled: cancelled
        )
    }
}
