internal import Chat
internal import Core
internal import Wording

/// How a free reply was understood, and what is asked back where it was not.
extension Dialogue {
    func understood(_ items: [ReplyItem], _ act: Int64, _ desk: ReportDesk) throws -> OutgoingMessage {
        let rows = items.map { item -> WordingValues in
            let title = desk.sheet.row(item.row)?.title ?? ""
            var values: WordingValues = [
                "number": .number(item.row),
                "title": .text(MessageLimit.cut(title, to: MessageLimit.reportTitle)),
                "status": .text(world.phrasebook.label(.status(item.status))),
            ]
            values["reason"] = item.reason.map(WordingValue.text)
            return values
        }
        let values: WordingValues = [
            "month": .month(desk.report.month), "school": .text(world.shortName(of: .school(desk.school.id))),
            "rows": .list(rows),
        ]
        let text = try world.phrasebook.text(.reportUnderstood, values)
        return OutgoingMessage(
            text: MessageLimit.text.shorten(text).text,
            buttons: [
                [
                    Button(world.phrasebook.label(.thatIsRight), press: ReportPress(desk.id, .confirm(true, act)).text),
                    Button(
                        world.phrasebook.label(.thatIsWrong),
                        press: ReportPress(desk.id, .confirm(false, act)).text
                    ),
                ]
            ]
        )
    }

    func words(of question: ReplyQuestion, _ desk: ReportDesk) -> WordingValues {
        var values: WordingValues = ["month": .month(desk.report.month)]
        for name in [
            "isUnclear", "isDoubtful", "isNegation", "isNumber", "isNotAsked", "isWhichRows", "isWhichStatus",
            "isNothingLeft", "isNotAll", "isTwoStatuses", "hasRows",
        ] {
            values[name] = .flag(false)
        }
        values["rows"] = .texts([])
        values["asked"] = .texts(desk.sheet.rows.map { "\($0.number)" })
        func name(_ flag: String, words: String? = nil, rows: [Int] = []) {
            values[flag] = .flag(true)
            values["words"] = words.map(WordingValue.text)
            values["rows"] = .texts(rows.map(String.init))
            values["hasRows"] = .flag(!rows.isEmpty)
        }
        switch question {
        case .nothingUnderstood: name("isUnclear")
        case .unclearWords(let words): name("isUnclear", words: words)
        case .rowsNotAsked(let rows): name("isNotAsked", rows: rows)
        case .whichRows(let status, let open):
            name("isWhichRows", words: world.phrasebook.label(.status(status)), rows: open)
        case .whichStatus(let rows): name("isWhichStatus", rows: rows)
        case .nothingLeft: name("isNothingLeft")
        case .notAll: name("isNotAll")
        case .twoStatuses(let rows, let statuses):
            let labels = statuses.map { world.phrasebook.label(.status($0)) }
            name("isTwoStatuses", words: labels.joined(separator: " / "), rows: rows)
        case .doubtful(let words): name("isDoubtful", words: words)
        case .unclearNegation(let words): name("isNegation", words: words)
        case .unclearNumber(let words): name("isNumber", words: words)
        }
        return values
    }
}

extension Label {
    /// What stands on the button of a status.
    static func status(_ status: RowStatus) -> Label {
        switch status {
        case .done: .done
        case .inProgress: .inProgress
        case .notDone: .notDone
        case .notApplicable: .notApplicable
        }
    }
}
