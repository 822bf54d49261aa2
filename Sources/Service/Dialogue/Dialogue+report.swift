internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// The monthly report, filled in by buttons. Every answer is an act in the journal before it is seen on the screen.
extension Dialogue {
    /// The button under a reminder or in /my: the report comes in a message of its own.
    ///
    /// Returns: false where there is nothing to report on yet.
    func openReport(_ item: CardItem, in turn: Turn) throws -> Bool {
        guard turn.writer.isFillable(item), case .school(let id) = item.obligation.subject,
            let month = Month(iso: item.obligation.occurrence.id)
        else { return false }
        let report = try turn.ledger.beginReport(of: id, in: month, at: turn.now)
        return try openReport(report, in: turn)
    }

    func openReport(_ id: Int64, in turn: Turn) throws -> Bool {
        guard let desk = try desk(id, toFillIn: turn) else { return false }
        try turn.retire(try turn.ledger.reportView(in: turn.event.chat, .filling), of: desk)
        var view = ReportView(report: id)
        let message = try ReportCard(desk: desk, view: view).message()
        view.entry = try turn.tell(message, about: id)
        try turn.ledger.set(view, in: turn.event.chat, .filling)
        return true
    }

    /// Nil where the report is gone, or is not his to fill in.
    func desk(_ id: Int64, toFillIn turn: Turn) throws -> ReportDesk? {
        guard let person = turn.person, let desk = try ReportDesk(id, in: turn.ledger, world: world),
            world.mayFill(desk.school, person, on: turn.writer.today)
        else { return nil }
        return desk
    }

    func press(_ press: ReportPress, on message: MessageID?, token: PressToken, in turn: Turn) throws -> Acknowledgement
    {
        Acknowledgement(token: token, text: try self.press(press, on: message, in: turn).map(world.phrasebook.label))
    }

    /// Returns: what flashes over the chat.
    private func press(_ press: ReportPress, on message: MessageID?, in turn: Turn) throws -> Label? {
        guard let message else { return .outdated }
        if let flash = try review(press, on: message, in: turn) { return flash }
        guard let desk = try desk(press.report, toFillIn: turn) else { return .outdated }
        if press.verb == .open { return try openReport(press.report, in: turn) ? nil : .outdated }
        if case .openWith(let event) = press.verb { return try open(desk, with: event, in: turn) }
        var view = try view(of: desk, at: message, in: turn)
        view.awaited = nil
        let isFresh = desk.report.isOpen
        switch press.verb {
        case .correct:
            return try correct(desk, view, in: turn)
        case .confirm(let isRight, let act):
            return try confirm(isRight, act, desk, view, in: turn)
        case .dropCorrection:
            try dropCorrection(desk, view, in: turn)
            return nil
        case _ where !isFresh:
            // The report has been sent from another message meanwhile: show that.
            try show(desk, view, in: turn)
            return .reportIsSent
        case .show(let place):
            view.shown = place
            if case .question(let id) = place, let question = desk.sheet.question(id), question.isTyped {
                view.awaited = .answer
            }
        case .page(let page):
            view.shown = .whole
            try show(desk, view, page: page, in: turn)
            return nil
        case .comment: view.awaited = .comment
        case .preview: view.shown = nil
        case .answer(let row, let status):
            guard desk.sheet.answerable(row) != nil else { return try showAnew(desk, view, in: turn) }
            view = try answer(row, status, nil, desk, view, in: turn)
        case .reason(let row, let token):
            let reason = world.form.reasons.first { ReportPress.Token(of: $0) == token }
            guard desk.sheet.row(row) != nil, let reason else { return try showAnew(desk, view, in: turn) }
            view = try answer(row, .notDone, reason, desk, view, in: turn)
        case .choose(let id, let token):
            guard let answer = desk.sheet.question(id)?.answer(token) else {
                return try showAnew(desk, view, in: turn)
            }
            view = try reply(answer, to: id, desk, view, in: turn)
        case .detach(let place):
            try turn.add(.detached(place), to: desk.id)
        case .gather(let place):
            guard let stray = desk.strays, stray.meant == place else { return try showAnew(desk, view, in: turn) }
            try turn.add(.relocated(files: stray.files, from: stray.at, to: place), to: desk.id)
            try show(try desk.renewed(in: turn.ledger), waiting(view, desk), in: turn)
            return .filesMoved
        case .takeBack(.question(let id)):
            try turn.add(.replied(question: id.rawValue, answer: nil), to: desk.id)
            view = waiting(view, desk)
        case .takeBack:
            try turn.add(.commented(""), to: desk.id)
        case .asLastMonth:
            for (row, answer) in desk.likeLastMonth {
                try turn.add(.answered(row: row, status: answer.status, reason: answer.reason), to: desk.id)
            }
            view.shown = nil
        case .submit:
            guard !desk.isCorrectionOver(on: turn.writer.today) else {
                try dropCorrection(desk, view, in: turn)
                return .correctionOver
            }
            guard desk.open.isEmpty else {
                view.shown = desk.open.first
                try show(desk, view, in: turn)
                return .reportIsOpen
            }
            try submit(desk, in: turn)
            try tellReviewers(of: desk, in: turn)
            view.shown = nil
        case .open, .openWith, .look, .review, .accept, .toReturn, .remarkPage, .remark, .takeBackRemark, .sendBack,
            .files, .allow:
            break
        }
        try show(try desk.renewed(in: turn.ledger), view, in: turn)
        return press.verb == .submit ? .reportSubmitted : nil
    }

    /// The place of a button is asked no longer: what is asked now takes its place.
    private func showAnew(_ desk: ReportDesk, _ view: ReportView, in turn: Turn) throws -> Label? {
        var view = view
        view.shown = nil
        try show(desk, view, in: turn)
        return .outdated
    }

    /// Keeps what is said of a row, if it says anything new, and goes on to the next.
    func answer(
        _ row: Int,
        _ status: RowStatus,
        _ reason: String?,
        _ desk: ReportDesk,
        _ view: ReportView,
        in turn: Turn
    ) throws -> ReportView {
        var view = view
        let known = desk.report.answers[row]
        // A reason told before goes with the status it was told for.
        let kept = reason ?? (known?.status == status ? known?.reason : nil)
        let answer = RowAnswer(status: status, reason: kept)
        if answer != known || desk.report.stage == .returned {
            try turn.add(.answered(row: row, status: status, reason: kept), to: desk.id)
        }
        if status == .notDone, reason == nil {
            view.shown = .row(row)
            view.awaited = .reason
        } else {
            view.shown = try desk.renewed(in: turn.ledger).next(after: .row(row))
            view.awaited = nil
        }
        return waiting(view, desk)
    }

    func reply(
        _ answer: String,
        to question: QuestionID,
        _ desk: ReportDesk,
        _ view: ReportView,
        in turn: Turn
    ) throws -> ReportView {
        var view = view
        try turn.add(.replied(question: question.rawValue, answer: answer), to: desk.id)
        view.shown = try desk.renewed(in: turn.ledger).next(after: .question(question))
        view.awaited = nil
        return waiting(view, desk)
    }

    /// A question to be answered in words waits for them as soon as it is shown, a row that is not done for its reason.
    func waiting(_ view: ReportView, _ desk: ReportDesk) -> ReportView {
        guard view.awaited == nil else { return view }
        var view = view
        switch view.shown {
        case .question(let id) where desk.sheet.question(id)?.isTyped == true: view.awaited = .answer
        case .row(let number) where desk.report.answers[number] == RowAnswer(status: .notDone): view.awaited = .reason
        default: break
        }
        return view
    }

    /// What the chat showed of the report, with the message whose button was pressed.
    private func view(of desk: ReportDesk, at message: MessageID, in turn: Turn) throws -> ReportView {
        let known = try turn.ledger.reportView(in: turn.event.chat, .filling)
        var view = known?.report == desk.id ? known ?? ReportView(report: desk.id) : ReportView(report: desk.id)
        view.message = message
        return view
    }

    /// Shows the report in its message as it stands now.
    func show(_ desk: ReportDesk, _ view: ReportView, page: Int = 0, in turn: Turn) throws {
        try turn.ledger.set(view, in: turn.event.chat, .filling)
        let message = try ReportCard(desk: desk, view: view, page: page).message()
        guard let place = try turn.ledger.place(of: view) else {
            var view = view
            view.entry = try turn.tell(message, about: desk.id)
            return try turn.ledger.set(view, in: turn.event.chat, .filling)
        }
        try turn.edit(place, to: message, about: desk.id)
    }
}

extension ReportQuestion {
    /// True where the answer is to be written.
    var isTyped: Bool { kind == .number || kind == .text }

    /// What can be answered by a button.
    var answers: [String] {
        switch kind {
        case .choice: options
        case .yesNo: ["yes", "no"]
        case .number, .text, .file: []
        }
    }

    /// What a button under the question stands for.
    func answer(_ token: ReportPress.Token) -> String? { answers.first { ReportPress.Token(of: $0) == token } }
}

extension Turn {
    /// A report lives in one message: the one that showed it before says that it has moved on.
    func retire(_ view: ReportView?, of desk: ReportDesk, except kept: MessageID? = nil) throws {
        guard let view, view.report == desk.id, let place = try ledger.place(of: view), place != kept else { return }
        let key = "report/\(desk.id)/\(event.id)/moved"
        let message = try desk.moved()
        try ledger.enqueue(.edit(place, message), key: key, to: event.chat, lane: .edit, at: now)
    }

    /// Writes an act down as this person's, in this chat.
    @discardableResult
    func add(_ act: ReportAct, to report: Int64) throws -> Int64 {
        try ledger.add(act, to: report, by: person, in: event.chat, at: now)
    }

    /// A message about a report; its key says which, so that a reply to it finds the way.
    ///
    /// Returns: its entry in the outbox.
    @discardableResult
    func tell(_ message: OutgoingMessage, about report: Int64, part: Int = 0, album: String? = nil) throws -> Int64? {
        // What is said of one picture of an album holds for all of them.
        let cause = album.map { "album-\($0)" } ?? "\(event.id)"
        let key = "report/\(report)/\(cause)/\(part)"
        return try ledger.enqueue(.message(message), key: key, to: event.chat, lane: .answer, at: now)
    }

    func edit(_ message: MessageID, to content: OutgoingMessage, about report: Int64) throws {
        let key = "report/\(report)/\(event.id)/edit"
        try ledger.enqueue(.edit(message, content), key: key, to: event.chat, lane: .answer, at: now)
    }
}
