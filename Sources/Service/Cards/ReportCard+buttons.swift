internal import Chat
internal import Core
internal import Persistence
internal import Wording

extension ReportCard {
    private func button(_ label: Label, _ verb: ReportPress.Verb) -> Button {
        button(phrasebook.label(label), verb)
    }

    private func button(_ text: String, _ verb: ReportPress.Verb) -> Button {
        Button(text, press: ReportPress(desk.id, verb).text)
    }

    var buttons: [[Button]] {
        switch screen {
        case .row(let row): statuses(of: row) + strays(at: .row(row.number)) + filesOff(.row(row.number)) + wayOn
        case .reason(let row): reasons(of: row)
        case .question(let question):
            options(of: question) + strays(at: .question(question.id)) + filesOff(.question(question.id))
                + takeBack(.question(question.id), .takeBackAnswer, report.replies[question.id] != nil) + wayOn
        case .comment:
            takeBack(.whole, .takeBackComment, report.comment != nil)
                + [[button(.back, desk.open.isEmpty ? .preview : .show(.whole))]]
        case .contents: contents
        case .preview: preview
        case .receipt: receiptButtons
        }
    }

    private func statuses(of row: Activity) -> [[Button]] {
        func answer(_ label: Label, _ status: RowStatus) -> Button {
            let isChosen = report.answers[row.number]?.status == status
            let text = phrasebook.label(label)
            return button(isChosen ? "• \(text)" : text, .answer(row: row.number, status))
        }
        return [
            [answer(.done, .done), answer(.inProgress, .inProgress)],
            [answer(.notDone, .notDone), answer(.notApplicable, .notApplicable)],
        ]
    }

    /// Files just taken to a place may have been meant for the one answered before them.
    private func strays(at place: ReportPlace) -> [[Button]] {
        guard let strays = desk.strays, strays.at == place else { return [] }
        let words =
            switch strays.meant {
            case .row(let number): "\(phrasebook.label(.gatherAtRow)) \(number)"
            case .question(let id):
                "\(phrasebook.label(.gatherAtQuestion)) "
                    + MessageLimit.cut(desk.sheet.question(id)?.text ?? id.rawValue, to: MessageLimit.buttonTitle)
            case .whole: phrasebook.label(.wholeReport)
            }
        return [[button(words, .gather(strays.meant))]]
    }

    private func filesOff(_ place: ReportPlace) -> [[Button]] {
        report.files(at: place).isEmpty ? [] : [[button(.takeOffFiles, .detach(place))]]
    }

    /// Each on a line of its own: they are read whole.
    private func reasons(of row: Activity) -> [[Button]] {
        let ready = world.form.reasons.map { [button($0, .reason(row: row.number, ReportPress.Token(of: $0)))] }
        return ready + [[button(.back, .show(.row(row.number)))]]
    }

    private func options(of question: ReportQuestion) -> [[Button]] {
        let buttons = question.answers.map { answer in
            button(world.words(for: answer, to: question), .choose(question.id, ReportPress.Token(of: answer)))
        }
        return question.kind == .yesNo ? [buttons] : buttons.map { [$0] }
    }

    private func takeBack(_ place: ReportPlace, _ label: Label, _ isThere: Bool) -> [[Button]] {
        isThere ? [[button(label, .takeBack(place))]] : []
    }

    /// Ways off the place shown: what was said last month, another place, the end.
    private var wayOn: [[Button]] {
        let place = view.shown ?? desk.open.first
        var rows: [[Button]] = []
        if !desk.likeLastMonth.isEmpty { rows.append([button(.asLastMonth, .asLastMonth)]) }
        if desk.open.isEmpty {
            rows.append([button(.toPreview, .preview)])
        } else {
            var ways = [button(.contents, .show(.whole))]
            if let next = desk.next(after: place), next != place { ways.append(button(.skip, .show(next))) }
            rows.append(ways)
        }
        return rows
    }

    private var contents: [[Button]] {
        let places = report.places(on: desk.sheet)
        let rows = desk.sheet.rows.filter { places.contains(.row($0.number)) }
        // What an earlier report has said may be said anew.
        let said = report.stage == .returned ? [] : desk.sheet.known.filter(\.isFromReport)
        let numbers =
            rows.map { button("\(mark(of: .row($0.number)))\($0.number)", .show(.row($0.number))) }
            + said.map { button(($0.isDone ? "✅ " : "➖ ") + "\($0.row.number)", .show(.row($0.row.number))) }
        let pages = NumberPages(numbers, page: page) { button($0, .page($1)) }
        let way: ReportPress.Verb = desk.open.first.map(ReportPress.Verb.show) ?? .preview
        var lines = pages.lines + questions(desk.sheet.questions)
        lines.append([button(.comment, .comment)])
        lines += filesOff(.whole)
        lines += leaving
        lines.append([button(.goOn, way)])
        return lines
    }

    /// The way out of a correction.
    private var leaving: [[Button]] { report.stage == .correcting ? [[button(.leaveAsSent, .dropCorrection)]] : [] }

    private func questions(_ questions: [ReportQuestion]) -> [[Button]] {
        questions.map { question in
            let text = MessageLimit.cut(question.text, to: MessageLimit.buttonTitle)
            return [button(mark(of: .question(question.id)) + text, .show(.question(question.id)))]
        }
    }

    private func mark(of place: ReportPlace) -> String {
        guard case .row(let number) = place else { return report.isAnswered(place, on: desk.sheet) ? "✔ " : "" }
        return switch report.answers[number]?.status {
        case .done: "✅ "
        case .inProgress: "⏳ "
        case .notDone: "❌ "
        case .notApplicable: "➖ "
        case nil: ""
        }
    }

    private var preview: [[Button]] {
        // What may be left out is offered where it is missing; never asked.
        let missing = desk.sheet.questions.filter { !report.isAnswered(.question($0.id), on: desk.sheet) }
        var lines = [[button(.submit, .submit)]]
        lines += strays(at: .whole)
        lines.append([button(.correct, .show(.whole)), button(.comment, .comment)])
        if report.stage != .returned { lines += questions(missing) }
        return lines + leaving
    }

    private var receiptButtons: [[Button]] {
        report.stage == .correctionAsked ? [] : [[button(.correct, .correct)]]
    }
}
