internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// A curator looks a report over.
extension Dialogue {
    /// Returns: what flashes over the chat; nil outside where the button is none of a reviewer's.
    func review(_ press: ReportPress, on message: MessageID, in turn: Turn) throws -> Label?? {
        guard press.verb.isReviewers else { return nil }
        guard let person = turn.person, let desk = try ReportDesk(press.report, in: turn.ledger, world: world),
            world.mayReview(desk.school, person, on: turn.writer.today)
        else { return .some(.outdated) }
        var view = ReportView(report: desk.id, message: message)
        var flash: Label?
        var page = 0
        let news = { (desk: ReportDesk) in
            ReportNews(desk: desk, ledger: turn.ledger, event: "\(turn.event.id)", now: turn.now)
        }
        // What the school has taken back or what another has decided is only shown.
        switch press.verb {
        case .look:
            try showReview(desk, ReportView(report: desk.id), in: turn)
            return .some(nil)
        case _ where !desk.report.isToReview && press.verb != .files && press.verb != .review:
            flash = .outdated
        case .accept(let version) where version != desk.report.submissions.count:
            flash = .reportIsNewer
        case .accept where desk.report.stage == .submitted:
            try turn.add(.accepted, to: desk.id)
            try turn.ledger.dropWaiting(keysFrom: "report/\(desk.id)/review/", .done, at: turn.now)
            try news(try desk.renewed(in: turn.ledger)).renewReceipt()
            flash = .reportAccepted
        case .toReturn: view.shown = .whole
        case .remarkPage(let number):
            view.shown = .whole
            page = number
        case .remark(let place) where desk.report.stage == .submitted:
            view.shown = place
            view.awaited = .remark
        case .takeBackRemark(let place) where desk.report.stage == .submitted:
            try turn.add(.remarked(place: place, text: ""), to: desk.id)
            view.shown = .whole
        case .sendBack:
            guard !desk.report.remarks.isEmpty else { return .some(.outdated) }
            try turn.add(.returned, to: desk.id)
            try turn.ledger.dropWaiting(keysFrom: "report/\(desk.id)/review/", .done, at: turn.now)
            try turn.ledger.set(nil, of: desk.obligation.id, by: turn.person, at: turn.now)
            try refreshOthers(about: desk.obligation.id, except: nil, in: turn)
            let isTold = try news(try desk.renewed(in: turn.ledger)).handToSchool()
            flash = isTold ? .reportReturned : .reportReturnedUnseen
        case .allow(let isAllowed) where desk.report.stage == .correctionAsked:
            try turn.add(isAllowed ? .reopened : .correctionRefused, to: desk.id)
            _ = try news(try desk.renewed(in: turn.ledger)).handToSchool()
            flash = isAllowed ? .correctionAllowed : .correctionRefused
        case .files:
            try tellFiles(of: desk, in: turn)
            return .some(nil)
        default: break
        }
        try showReview(try desk.renewed(in: turn.ledger), view, page: page, in: turn)
        return .some(flash)
    }

    func showReview(_ desk: ReportDesk, _ view: ReportView, page: Int = 0, in turn: Turn) throws {
        let message = try ReviewCard(desk: desk, view: view, page: page).message()
        var view = view
        if let place = view.message {
            try turn.edit(place, to: message, about: desk.id)
        } else {
            view.entry = try turn.tell(message, about: desk.id)
        }
        try turn.ledger.set(view, in: turn.event.chat, .reviewing)
    }

    /// A remark typed for the place shown.
    ///
    /// Returns: false where none is waited for, or the words answer another message.
    func takeRemark(_ text: String, replyTo: MessageID?, in turn: Turn) throws -> Bool {
        guard turn.isPersonal, let person = turn.person,
            var view = try turn.ledger.reportView(in: turn.event.chat, .reviewing), view.awaited == .remark,
            let place = view.shown, let desk = try ReportDesk(view.report, in: turn.ledger, world: world),
            world.mayReview(desk.school, person, on: turn.writer.today), desk.report.stage == .submitted
        else { return false }
        // His own school's report may have asked for words since.
        let isMeant =
            try replyTo.map { try $0 == turn.ledger.place(of: view) }
            ?? (turn.ledger.sideAwaitingWords(in: turn.event.chat) == .reviewing)
        guard isMeant else { return false }
        let words = String(text.trimmingCharacters(in: .whitespacesAndNewlines).prefix(Self.longestRemark))
        try turn.add(.remarked(place: place, text: words), to: desk.id)
        view.shown = .whole
        view.awaited = nil
        try showReview(try desk.renewed(in: turn.ledger), view, in: turn)
        return true
    }

    /// Whoever writes a command has something else in mind: what he writes after it is no remark.
    func stopWaitingForRemark(in turn: Turn) throws {
        guard turn.isPersonal,
            var view = try turn.ledger.reportView(in: turn.event.chat, .reviewing), view.awaited == .remark,
            let desk = try ReportDesk(view.report, in: turn.ledger, world: world)
        else { return }
        view.shown = .whole
        view.awaited = nil
        try showReview(desk, view, in: turn)
    }

    private static let longestRemark = 500

    /// The files come one after another, each with its row; the messenger has their bytes.
    private func tellFiles(of desk: ReportDesk, in turn: Turn) throws {
        let report = desk.stored.submitted ?? desk.report
        for (index, file) in report.files.enumerated() {
            var caption: WordingValues = [
                "code": .text(desk.school.code), "isWhole": .flag(file.place == .whole),
            ]
            switch file.place {
            case .row(let number): caption["number"] = .number(number)
            case .question(let id): caption["question"] = (desk.sheet.question(id)?.text).map(WordingValue.text)
            case .whole: break
            }
            if world.mayName { caption["caption"] = file.caption.map(WordingValue.text) }
            let text = try world.phrasebook.text(.reportFile, caption)
            let attachment = Attachment(kept: file.id, isPhoto: file.isPhoto)
            let message = OutgoingMessage(text: MessageLimit.caption.shorten(text).text, attachment: attachment)
            try turn.tell(message, about: desk.id, part: index)
        }
    }
}

extension ReportPress.Verb {
    /// True for the buttons of whoever looks a report over.
    fileprivate var isReviewers: Bool {
        switch self {
        case .look, .review, .accept, .toReturn, .remarkPage, .remark, .takeBackRemark, .sendBack, .files, .allow: true
        case .open, .openWith, .show, .page, .answer, .reason, .choose, .comment, .asLastMonth, .preview, .submit,
            .confirm,
            .detach, .gather, .takeBack, .correct, .dropCorrection:
            false
        }
    }
}
