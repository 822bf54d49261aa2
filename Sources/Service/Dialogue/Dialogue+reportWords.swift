internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// What a school writes about its report in its own words: read, repeated, and kept once it is confirmed.
extension Dialogue {
    /// Longer words are cut; they travel in one message with everything else.
    static let longestWords = 500

    /// What is a question, by `isQuestion`, is no report, unless the screen waits for words.
    ///
    /// Returns: false where the words are not about a report.
    func readReport(
        _ text: String,
        replyTo: MessageID?,
        unless isQuestion: () throws -> Bool,
        in turn: Turn
    ) throws -> Bool {
        let found = try reportMeant(by: replyTo, in: turn)
        guard let desk = found.desk else {
            return try isQuestion() || askWhich(of: found.several, text, in: turn)
        }
        let known = try turn.ledger.reportView(in: turn.event.chat, .filling)
        let view = known?.report == desk.id ? known : nil
        if let view, let awaited = view.awaited, desk.report.isOpen,
            try take(text, as: awaited, desk, view, in: turn)
        {
            return true
        }
        if try isQuestion() { return true }
        return try read(text, for: desk, isMeant: view != nil || replyTo != nil, in: turn)
    }

    /// Reads what is said of rows. `isMeant` tells whether it is about the report even if it says nothing.
    ///
    /// Returns: false where it is not.
    func read(_ text: String, for desk: ReportDesk, isMeant: Bool, in turn: Turn) throws -> Bool {
        switch reading(of: text, desk) {
        case .success(let items):
            guard desk.report.isOpen else {
                // What has been sent is not changed by a word in passing.
                try turn.tell(try ReportCard(desk: desk, view: ReportView(report: desk.id)).message(), about: desk.id)
                return true
            }
            try askToConfirm(items, of: desk, in: turn)
        case .failure(.nothingUnderstood):
            guard desk.report.isOpen, isMeant else { return false }
            try hint(desk, kind: nil, in: turn)
        case .failure(let question):
            guard desk.report.isOpen else { return false }
            let message = OutgoingMessage(text: try world.phrasebook.text(.reportQuestion, words(of: question, desk)))
            try turn.tell(message, about: desk.id)
        }
        return true
    }

    private func askToConfirm(_ items: [ReplyItem], of desk: ReportDesk, in turn: Turn) throws {
        let act = try turn.add(.understood(items), to: desk.id)
        try turn.tell(try understood(items, act, desk), about: desk.id)
    }

    /// Takes what was typed for what the screen asks.
    ///
    /// Returns: false where it plainly speaks of other rows.
    private func take(
        _ text: String,
        as awaited: ReportView.Awaited,
        _ desk: ReportDesk,
        _ view: ReportView,
        in turn: Turn
    ) throws -> Bool {
        let words = String(text.trimmingCharacters(in: .whitespacesAndNewlines).prefix(Self.longestWords))
        var view = view
        switch (awaited, view.shown) {
        case (.reason, .row(let row)):
            // Words that speak of another row, or say that it is not «not done», are no reason.
            if case .success(let items) = reading(of: text, desk), !items.allSatisfy({ $0.isDenial(of: row) }) {
                return false
            }
            if let items = try? ReplyPhrase.read(text, asked: [row], open: [row]),
                !items.allSatisfy({ $0.isDenial(of: row) })
            {
                try askToConfirm(items, of: desk, in: turn)
                return true
            }
            view = try answer(row, .notDone, words, desk, view, in: turn)
        case (.answer, .question(let id)):
            guard let question = desk.sheet.question(id) else { return false }
            let number = ReportQuestion.number(in: words).map(String.init)
            guard question.kind != .number || number != nil else {
                try turn.tell(OutgoingMessage(text: try world.phrasebook.text(.reportNumber)), about: desk.id)
                return true
            }
            view = try reply(question.kind == .number ? number ?? words : words, to: id, desk, view, in: turn)
        case (.comment, _):
            try turn.add(.commented(words), to: desk.id)
            view.awaited = nil
        default: return false
        }
        try show(try desk.renewed(in: turn.ledger), view, in: turn)
        return true
    }

    private func reading(of text: String, _ desk: ReportDesk) -> Result<[ReplyItem], ReplyQuestion> {
        func rows(_ places: [ReportPlace]) -> [Int] {
            places.compactMap { if case .row(let number) = $0 { number } else { nil } }
        }
        let asked = rows(desk.report.places(on: desk.sheet))
        let open = rows(desk.report.isOpen ? desk.open : desk.report.places(on: desk.sheet))
        do throws(ReplyQuestion) {
            return .success(try ReplyPhrase.read(text, asked: asked, open: open))
        } catch {
            return .failure(error)
        }
    }

    /// The button under what was understood.
    ///
    /// Returns: what flashes over the chat.
    func confirm(_ isRight: Bool, _ act: Int64, _ desk: ReportDesk, _ view: ReportView, in turn: Turn) throws -> Label?
    {
        guard desk.report.isOpen, desk.report.understood[act] != nil else { return .outdated }
        try turn.add(.settled(reading: act, isRight: isRight), to: desk.id)
        let earlier = try turn.ledger.reportView(in: turn.event.chat, .filling)
        let renewed = try desk.renewed(in: turn.ledger)
        let next = ReportView(report: desk.id, message: view.message, shown: renewed.next(after: nil))
        try show(renewed, waiting(next, renewed), in: turn)
        try turn.retire(earlier, of: desk, except: view.message)
        return isRight ? .reportKept : .reportNotKept
    }
}

extension ReportQuestion {
    /// The number somebody means: «12», «+5», «12 человек»; nil where there is none, or more than one.
    static func number(in words: String) -> Int? {
        let parts = words.split(separator: " ")
        guard let first = parts.first, parts.dropFirst().allSatisfy({ $0.allSatisfy(\.isLetter) }) else { return nil }
        return Int(first).flatMap { $0 >= 0 ? $0 : nil }
    }
}

extension ReplyItem {
    /// True where it says nothing but that this row is not done.
    fileprivate func isDenial(of row: Int) -> Bool { self.row == row && status == .notDone }
}
