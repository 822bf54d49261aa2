/// Reads Config/report.json, the form of the monthly report.
package enum ReportDocument {
    /// Reads the file, or throws everything that is wrong with it, under the name given.
    ///
    /// Questions may be asked of schools and municipalities of the roster only; nil where there is no roster to ask.
    package static func read(
        _ bytes: some Sequence<UInt8>,
        file: String = "report.json",
        roster: Roster?
    ) throws(Problems) -> ReportForm {
        let log = ProblemLog(file: file)
        return try log.verdict(read(bytes, log: log, roster: roster))
    }

    static func read(_ bytes: some Sequence<UInt8>, log: ProblemLog, roster: Roster?) -> ReportForm? {
        log.read(bytes) { root in
            root.object { fields in
                _ = fields["$schema"].ifPresent?.text()
                let correctionDays = fields["correctionDays"].number(in: 0...60)
                let reviewDays = fields["reviewDays"].number(in: 1...60)
                let reasons = fields["reasons"].set(of: "reasons") { $0.shortText(upTo: longestLabel) }
                var reader = QuestionReader(roster: roster)
                let questions = fields["questions"].list(of: "questions") { reader.question($0) }
                fields["reasons"].bound(reasons, of: "reasons", to: mostButtons)
                fields["questions"].bound(questions, of: "questions", to: mostQuestions)
                guard let correctionDays, let reviewDays, let reasons, let questions else { return nil }
                return ReportForm(
                    questions: questions,
                    reasons: reasons,
                    correctionDays: correctionDays,
                    reviewDays: reviewDays
                )
            }
        }
    }

    /// What a button shows of its text on the width of a phone.
    fileprivate static let longestLabel = 60
    /// Answers to choose from in one message, each on a line of its own: what a thumb can still scroll through.
    fileprivate static let mostButtons = 20
    /// All of them have a button beside those of the rows, and a messenger takes a hundred in one message.
    private static let mostQuestions = 30
}

/// Reads the questions of a form, each against those before it.
private struct QuestionReader {
    let roster: Roster?
    private var ids: Set<QuestionID> = []

    /// A message has to hold the question and what is asked about it.
    private static let longest = 1_000

    init(roster: Roster?) {
        self.roster = roster
    }

    mutating func question(_ cursor: JSONCursor) -> ReportQuestion? {
        cursor.object { fields in
            let id = id(fields["id"])
            let text = fields["text"].shortText(upTo: Self.longest)
            let kind = fields["kind"].choice(ReportQuestion.Kind.self)
            let options = fields["options"].ifPresent.map(options) ?? []
            let isRequired = fields["required"].flag()
            let months = fields["months"].ifPresent.map {
                $0.set(of: "months", notEmpty: true) { $0.number(in: 1...12) }
            }
            let schools = asked(fields["schools"], "a school") { roster, id in roster.school(id) != nil }
            let districts = asked(fields["municipalities"], "a municipality") { roster, id in
                roster.municipality(id) != nil
            }
            if kind == .choice, fields["options"].value == nil {
                fields["kind"].report(expected: "options beside a choice")
            } else if let kind, kind != .choice, fields["options"].value != nil {
                fields["options"].report(expected: "options beside a choice only")
            }
            guard let id, let text, let kind, let options, let isRequired, let schools, let districts else {
                return nil
            }
            guard let months = months ?? [] else { return nil }
            return ReportQuestion(
                id: id,
                text: text,
                kind: kind,
                options: options,
                isRequired: isRequired,
                months: Set(months),
                schools: schools,
                municipalities: districts
            )
        }
    }

    private mutating func id(_ cursor: JSONCursor) -> QuestionID? {
        guard let id = cursor.identifier(QuestionID.self) else { return nil }
        guard ids.insert(id).inserted else {
            cursor.report(expected: "an id that no other question has")
            return nil
        }
        return id
    }

    private func options(_ cursor: JSONCursor) -> [String]? {
        let options = cursor.set(of: "options", notEmpty: true) { $0.shortText(upTo: ReportDocument.longestLabel) }
        cursor.bound(options, of: "options", to: ReportDocument.mostButtons)
        return options
    }

    private func asked<Tag>(
        _ cursor: JSONCursor,
        _ kind: String,
        _ isThere: (Roster, Identifier<Tag>) -> Bool
    ) -> Set<Identifier<Tag>>? {
        guard let list = cursor.ifPresent else { return [] }
        let ids = list.set(of: "ids", notEmpty: true) { item -> Identifier<Tag>? in
            guard let id = item.identifier(Identifier<Tag>.self) else { return nil }
            if let roster, !isThere(roster, id) { item.report(expected: "the id of \(kind) of the roster") }
            return id
        }
        return ids.map(Set.init)
    }
}

extension JSONCursor {
    /// Reports a list of more items than so many.
    fileprivate func bound(_ items: [some Any]?, of what: String, to most: Int) {
        if let items, items.count > most { report(expected: "at most \(most) \(what)") }
    }

    /// A text that says something and is not longer than so many characters.
    func shortText(upTo longest: Int) -> String? {
        readText("a text of 1 to \(longest) characters") { text in
            text.count <= longest && text.contains { !$0.isWhitespace } ? text : nil
        }
    }
}
