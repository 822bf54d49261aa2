internal import Chat
internal import Core
internal import Persistence
internal import Wording

/// A report as its curator has it: to be accepted, or returned with remarks.
struct ReviewCard {
    let desk: ReportDesk
    let view: ReportView
    /// Which page of the rows to remark on, where they have several.
    var page = 0

    private var world: World { desk.world }
    private var phrasebook: Phrasebook { world.phrasebook }
    /// What was submitted; the school's later changes are its own until they are sent.
    private var report: Report { desk.stored.submitted ?? desk.report }
    private var stage: Report.Stage { desk.report.stage }
    private var remarks: [ReportPlace: String] { desk.report.remarks }
    private var isReturning: Bool { desk.report.isToReview && view.shown != nil }

    func message() throws(WordingError) -> OutgoingMessage {
        let text = try MessageLimit.fitting { (limit) throws(WordingError) in
            try phrasebook.text(.reportReview, values(cutTo: limit))
        }
        return OutgoingMessage(text: text, buttons: buttons)
    }

    /// All the words, in the HTML of the messenger, however long they are.
    func text() throws(WordingError) -> String { try phrasebook.text(.reportReview, values(cutTo: nil)) }

    private func values(cutTo limit: TextLimit?) -> WordingValues {
        let quoting = ReportDesk.Quoting(isAllowed: world.mayName, limit: limit)
        // What it was asked for then, whatever has become of the roadmap.
        let sent = report.submissions.last?.submission
        var values = desk.content(
            of: report,
            rows: sent?.asked.compactMap(desk.planner.roadmap.activity) ?? desk.sheet.rows,
            known: sent?.known ?? desk.sheet.known.map(\.row.number),
            quoting
        )
        values["month"] = .month(report.month)
        values["school"] = .text(world.shortName(of: .school(desk.school.id)))
        values["isAccepted"] = .flag(stage == .accepted)
        values["isReturned"] = .flag(stage == .returned)
        values["isAsked"] = .flag(stage == .correctionAsked)
        values["isCorrecting"] = .flag(stage == .correcting)
        values["isLate"] = .flag(desk.isLate)
        values.merge(desk.submission) { $1 }
        values["remarks"] = .list(
            remarks.sorted { $0.key < $1.key }.map { place, text in
                ["place": .text(name(of: place)), "text": .text(quoting.cut(text))]
            }
        )
        values["hasRemarks"] = .flag(!remarks.isEmpty)
        values["choosesRow"] = .flag(isReturning && view.awaited == nil)
        if isReturning, view.awaited == .remark, let place = view.shown {
            values["awaited"] = .text(name(of: place))
            values["said"] = words(at: place).map(WordingValue.text)
        }
        return values
    }

    /// What the school wrote of a place, whole.
    private func words(at place: ReportPlace) -> String? {
        guard world.mayName else { return nil }
        return switch place {
        case .row(let number): report.answers[number]?.reason
        case .question(let id): desk.sheet.question(id)?.isTyped == true ? report.replies[id] : nil
        case .whole: report.comment
        }
    }

    /// A place in a few characters.
    private func name(of place: ReportPlace) -> String {
        switch place {
        case .row(let number): "\(phrasebook.label(.row)) \(number)"
        case .question(let id):
            MessageLimit.cut(desk.sheet.question(id)?.text ?? id.rawValue, to: MessageLimit.buttonTitle)
        case .whole: phrasebook.label(.wholeReport)
        }
    }

    private func button(_ label: Label, _ verb: ReportPress.Verb, count: Int? = nil) -> Button {
        let text = phrasebook.label(label) + (count.map { " (\($0))" } ?? "")
        return Button(text, press: ReportPress(desk.id, verb).text)
    }

    private var buttons: [[Button]] {
        let files = report.files.isEmpty ? [] : [[button(.reportFiles, .files, count: report.files.count)]]
        switch stage {
        case .submitted where isReturning: return returning
        case .submitted:
            let accept = ReportPress.Verb.accept(version: report.submissions.count)
            return [[button(.accept, accept), button(.sendBack, .toReturn)]] + files
        case .correctionAsked: return [[button(.allow, .allow(true)), button(.refuse, .allow(false))]] + files
        case .draft, .correcting, .returned, .accepted: return files
        }
    }

    private var returning: [[Button]] {
        if view.awaited == .remark, let place = view.shown {
            let takeBack = remarks[place] == nil ? [] : [[button(.takeBackRemark, .takeBackRemark(place))]]
            return takeBack + [[button(.back, .toReturn)]]
        }
        func remark(_ place: ReportPlace, _ text: String) -> Button {
            let mark = remarks[place] == nil ? "" : "✎ "
            return Button(mark + text, press: ReportPress(desk.id, .remark(place)).text)
        }
        let rows = desk.sheet.rows.map { remark(.row($0.number), "\($0.number)") }
        let pages = NumberPages(rows, page: page) { button($0, .remarkPage($1)) }
        let questions = desk.sheet.questions.map { [remark(.question($0.id), name(of: .question($0.id)))] }
        let send = remarks.isEmpty ? [] : [[button(.sendRemarks, .sendBack, count: remarks.count)]]
        return pages.lines + questions + [[remark(.whole, phrasebook.label(.wholeReport))]] + send
            + [[button(.back, .review)]]
    }
}
