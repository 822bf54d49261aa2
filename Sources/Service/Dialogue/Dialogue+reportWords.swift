internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// What a school writes about its report in its own words: read, repeated, and kept once it is confirmed.
extension Dialogue {
    /// Longer words are cut; they travel in one message with everything else.
    private static let longest = 500

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
    private func read(_ text: String, for desk: ReportDesk, isMeant: Bool, in turn: Turn) throws -> Bool {
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
        let words = String(text.trimmingCharacters(in: .whitespacesAndNewlines).prefix(Self.longest))
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

/// Files, and what the bot cannot read.
extension Dialogue {
    /// A file belongs to the row on show.
    ///
    /// Returns: false where nobody is filling a report in.
    func takeEvidence(_ file: IncomingFile, caption: String?, replyTo: MessageID?, in turn: Turn) throws -> Bool {
        let found = try reportMeant(by: replyTo, in: turn)
        guard let desk = found.desk else { return try askWhich(of: found.several, nil, in: turn) }
        guard desk.report.isOpen else {
            try turn.tell(try ReportCard(desk: desk, view: ReportView(report: desk.id)).message(), about: desk.id)
            return true
        }
        guard var view = try turn.ledger.reportView(in: turn.event.chat, .filling), view.report == desk.id else {
            try hint(desk, kind: "file", in: turn)
            return true
        }
        try attach(file, caption, to: view.shown ?? desk.open.first ?? .whole, of: desk, in: turn)
        // Several pictures of one album belong to one place, so the screen stays where it is.
        view.shown = view.shown ?? desk.open.first
        try show(try desk.renewed(in: turn.ledger), view, in: turn)
        return true
    }

    private func attach(
        _ file: IncomingFile,
        _ caption: String?,
        to place: ReportPlace,
        of desk: ReportDesk,
        in turn: Turn
    ) throws {
        let evidence = ReportFile(
            id: file.id,
            place: place,
            name: file.name,
            mediaType: file.mediaType,
            caption: caption.map { String($0.prefix(Self.longest)) }
        )
        try turn.add(.attached(evidence), to: desk.id)
    }

    /// A voice message or a sticker while a report is open.
    ///
    /// Returns: false where none is.
    func hintAtReport(_ kind: String, in turn: Turn) throws -> Bool {
        guard let desk = try reportMeant(by: nil, in: turn).desk, desk.report.isOpen else { return false }
        try hint(desk, kind: kind, in: turn)
        return true
    }

    private func hint(_ desk: ReportDesk, kind: String?, in turn: Turn) throws {
        let rows = desk.sheet.rows.map(\.number)
        var values: WordingValues = [
            "month": .month(desk.report.month),
            "isVoice": .flag(kind == "voice" || kind == "video_note" || kind == "audio"),
            "isFile": .flag(kind == "file"),
            "isOther": .flag(kind != nil && !["voice", "video_note", "audio", "file"].contains(kind)),
        ]
        if rows.count > 1 {
            values["first"] = .number(rows[0])
            values["second"] = .number(rows[1])
        }
        let button = Button(world.phrasebook.label(.fillReport), press: ReportPress(desk.id, .open).text)
        let text = try world.phrasebook.text(.reportHint, values)
        try turn.tell(OutgoingMessage(text: text, buttons: [[button]]), about: desk.id)
    }
}

/// Which report is meant.
extension Dialogue {
    /// The report a message is about, or the one on the screen, or the only one that is asked for now.
    private func reportMeant(by replyTo: MessageID?, in turn: Turn) throws -> (desk: ReportDesk?, several: [School]) {
        guard turn.isPersonal, let person = turn.person else { return (nil, []) }
        if let replyTo { return try reports(answeredBy: replyTo, in: turn) }
        let today = turn.writer.today
        guard let month = try world.reportMonth(on: today, in: turn.ledger) else { return (nil, []) }
        let onScreen = try turn.ledger.reportView(in: turn.event.chat, .filling)
            .flatMap { try desk($0.report, toFillIn: turn) }
        // What was left over from an earlier month is not what words under a newer request mean.
        if let desk = onScreen, desk.report.isOpen, desk.report.month == month || desk.report.stage == .returned {
            return (desk, [])
        }
        let planner = try world.planner(of: month.year, in: turn.ledger)
        let schools = try world.schoolsToReport(by: person, on: today).filter { school in
            guard let obligation = planner?.reportObligation(of: school.id, in: month) else { return false }
            return try turn.ledger.standing(of: obligation.id)?.isSettled != true
        }
        if schools.isEmpty, let desk = onScreen, desk.report.isOpen { return (desk, []) }
        guard schools.count == 1, let school = schools.first else { return (nil, schools) }
        return (try desk(try turn.ledger.beginReport(of: school.id, in: month, at: turn.now), toFillIn: turn), [])
    }

    private func reports(answeredBy message: MessageID, in turn: Turn) throws -> (desk: ReportDesk?, several: [School])
    {
        for (entry, key) in try turn.ledger.keys(of: message, in: turn.event.chat) {
            let parts = key.split(separator: "/")
            if parts.first == "report", let id = parts.dropFirst().first.flatMap({ Int64($0) }) {
                return (try desk(id, toFillIn: turn), [])
            }
            let desks = try turn.ledger.notices(in: entry).map(\.notice).compactMap { notice -> ReportDesk? in
                guard notice.obligation.demand == .report, case .school(let school) = notice.obligation.subject,
                    let month = Month(iso: notice.obligation.occurrence.id)
                else { return nil }
                return try desk(try turn.ledger.beginReport(of: school, in: month, at: turn.now), toFillIn: turn)
            }
            // One reminder may ask for the reports of several schools.
            guard desks.count < 2 else { return (nil, desks.map(\.school)) }
            if let desk = desks.first { return (desk, []) }
        }
        return (nil, [])
    }

    /// Somebody who reports for several schools has to say for which; what he sent is kept for the one he names.
    private func askWhich(of schools: [School], _ text: String?, in turn: Turn) throws -> Bool {
        guard schools.count > 1, let month = try world.reportMonth(on: turn.writer.today, in: turn.ledger),
            let planner = try world.planner(of: month.year, in: turn.ledger)
        else { return false }
        if let text {
            let rows = planner.reportRows(in: month).map(\.number)
            do throws(ReplyQuestion) {
                _ = try ReplyPhrase.read(text, asked: rows)
            } catch .nothingUnderstood {
                return false
            } catch {}
        }
        let buttons = try schools.map { school in
            let id = try turn.ledger.beginReport(of: school.id, in: month, at: turn.now)
            let label = "\(world.phrasebook.label(.report)) · \(world.code(of: .school(school.id)))"
            return [Button(label, press: ReportPress(id, .openWith(event: turn.event.id)).text)]
        }
        let question = try world.phrasebook.text(.reportWhich, ["month": .month(month)])
        try turn.reply(OutgoingMessage(text: question, buttons: buttons))
        return true
    }

    /// The school has been named: the words are read and the file is attached for it.
    ///
    /// Returns: what flashes over the chat.
    func open(_ desk: ReportDesk, with event: Int64, in turn: Turn) throws -> Label? {
        var flash: Label?
        if desk.report.isOpen {
            switch try turn.ledger.content(ofEvent: event, in: turn.event.chat) {
            case .text(let text, _, _)?:
                if try read(text, for: desk, isMeant: true, in: turn) { return nil }
            case .file(let file, let caption, _, _, _)?:
                try attach(file, caption, to: .whole, of: desk, in: turn)
                flash = .fileTaken
            default: break
            }
        }
        return try openReport(desk.id, in: turn) ? flash : .outdated
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
