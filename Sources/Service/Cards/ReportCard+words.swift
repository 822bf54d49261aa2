internal import Core
internal import Foundation
internal import Persistence
internal import Wording

extension ReportCard {
    /// What stands at the head of every screen.
    private var heading: WordingValues {
        ["month": .month(report.month), "school": .text(world.shortName(of: .school(desk.school.id)))]
    }

    var step: WordingValues {
        let places = report.places(on: desk.sheet)
        var values = heading
        values["isReturned"] = .flag(report.stage == .returned)
        values["left"] = .number(desk.open.count)
        // Of a returned report only what was remarked on is counted.
        let asked = report.stage == .returned ? places.filter(report.isRemarked) : places
        values["total"] = .number(asked.count)
        values["hasLeft"] = .flag(!asked.isEmpty)
        values["wholeRemark"] = remark(to: .whole)
        if report.stage == .correcting, let day = desk.correctableUntil { values["correctableUntil"] = .date(day) }
        values["isAllowed"] = .flag(report.stage == .correcting && report.isCorrectionAllowed)
        values["isContents"] = .flag(screen == .contents)
        values["isComment"] = .flag(screen == .comment)
        for status in RowStatus.allCases {
            let rows = desk.sheet.rows.filter { report.answers[$0.number]?.status == status }.map { "\($0.number)" }
            values[status.rawValue] = .texts(rows)
            values["has" + status.rawValue.prefix(1).uppercased() + status.rawValue.dropFirst()] = .flag(!rows.isEmpty)
        }
        values["rows"] = .list([])
        values["questions"] = .list([])
        if let comment = report.comment { values["comment"] = .text(comment) }
        switch screen {
        case .row(let row): values["rows"] = .list([self.row(row, asksReason: false)])
        case .reason(let row): values["rows"] = .list([self.row(row, asksReason: true)])
        case .question(let question): values["questions"] = .list([self.question(question)])
        case .comment, .contents, .preview, .receipt: break
        }
        return values
    }

    private func row(_ row: Activity, asksReason: Bool) -> WordingValues {
        var values: WordingValues = [
            "number": .number(row.number),
            "title": .text(MessageLimit.cut(row.title, to: MessageLimit.title)),
            "asksReason": .flag(asksReason),
        ]
        values["remark"] = remark(to: .row(row.number))
        values["reason"] = report.answers[row.number]?.reason.map(WordingValue.text)
        values["files"] = files(at: .row(row.number))
        return values
    }

    private func question(_ question: ReportQuestion) -> WordingValues {
        var values: WordingValues = [
            "text": .text(question.text),
            "isNumber": .flag(question.kind == .number),
            "isText": .flag(question.kind == .text),
            "isFile": .flag(question.kind == .file),
        ]
        values["remark"] = remark(to: .question(question.id))
        values["answer"] = report.replies[question.id].map { .text(world.words(for: $0, to: question)) }
        values["files"] = files(at: .question(question.id))
        return values
    }

    private func remark(to place: ReportPlace) -> WordingValue? {
        guard report.stage == .returned, let words = report.remarks[place] else { return nil }
        return .text(world.mayName ? words : phrasebook.label(.remarkWithheld))
    }

    private func files(at place: ReportPlace) -> WordingValue? {
        let count = report.files(at: place).count
        return count > 0 ? .number(count) : nil
    }
}

extension ReportCard {
    /// The whole report, as the school looks it over before sending it, its own words no longer than so much.
    func content(cutTo limit: TextLimit?) -> WordingValues {
        let known = desk.sheet.known.map(\.row.number)
        let quoting = ReportDesk.Quoting(isAllowed: true, limit: limit)
        var values = desk.content(of: report, rows: desk.sheet.rows, known: known, quoting)
        values["month"] = .month(report.month)
        values["school"] = .text(world.shortName(of: .school(desk.school.id)))
        values["isCorrection"] = .flag(!report.submissions.isEmpty)
        values["wholeRemark"] = remark(to: .whole)
        return values
    }

    var receipt: WordingValues {
        var values = heading
        values["isAccepted"] = .flag(report.stage == .accepted)
        values["isAsked"] = .flag(report.stage == .correctionAsked)
        values["isRefused"] = .flag(desk.stored.entries.last?.act == .correctionRefused)
        values.merge(desk.submission) { $1 }
        values["isLate"] = .flag(desk.isLate)
        if report.stage == .submitted, let until = desk.correctableUntil { values["until"] = .date(until) }
        return values
    }
}

extension ReportDesk {
    /// How people's own words are told.
    struct Quoting {
        /// False where nobody may be named.
        let isAllowed: Bool
        /// How much of each; nil for all of it.
        let limit: TextLimit?

        func cut(_ words: String) -> String { limit.map { MessageLimit.cut(words, to: $0) } ?? words }
    }

    /// What a report says, row by row; where people may not be named, their own words are left out.
    func content(of report: Report, rows: [Activity], known: [Int], _ quoting: Quoting) -> WordingValues {
        let rows = rows.compactMap { row in
            report.answers[row.number].map { line(row, $0, of: report, quoting) }
        }
        let questions = sheet.questions.compactMap { question -> WordingValues? in
            let count = report.files(at: .question(question.id)).count
            guard let answer = report.replies[question.id] ?? (count > 0 ? "" : nil) else { return nil }
            var values: WordingValues = ["text": .text(MessageLimit.cut(question.text, to: MessageLimit.briefTitle))]
            if question.kind != .text || quoting.isAllowed {
                values["answer"] = .text(quoting.cut(world.words(for: answer, to: question)))
            }
            if count > 0 { values["files"] = .number(count) }
            return values
        }
        var values: WordingValues = [
            "rows": .list(rows),
            "questions": .list(questions),
            "hasQuestions": .flag(!questions.isEmpty),
            "known": .texts(known.map(String.init)),
            "hasKnown": .flag(!known.isEmpty),
        ]
        if quoting.isAllowed, let comment = report.comment { values["comment"] = .text(quoting.cut(comment)) }
        let loose = report.files(at: .whole).count
        if loose > 0 { values["files"] = .number(loose) }
        return values
    }

    private func line(_ row: Activity, _ answer: RowAnswer, of report: Report, _ quoting: Quoting) -> WordingValues {
        var values: WordingValues = [
            "number": .number(row.number),
            "title": .text(MessageLimit.cut(row.title, to: MessageLimit.reportTitle)),
            "isDone": .flag(answer.status == .done),
            "isInProgress": .flag(answer.status == .inProgress),
            "isNotDone": .flag(answer.status == .notDone),
            "isNotApplicable": .flag(answer.status == .notApplicable),
        ]
        if quoting.isAllowed, let reason = answer.reason { values["reason"] = .text(quoting.cut(reason)) }
        let count = report.files(at: .row(row.number)).count
        if count > 0 { values["files"] = .number(count) }
        return values
    }
}

extension World {
    /// An answer to a question of the form in words.
    func words(for answer: String, to question: ReportQuestion) -> String {
        guard question.kind == .yesNo else { return answer }
        return phrasebook.label(answer == "yes" ? .yes : .no)
    }
}
