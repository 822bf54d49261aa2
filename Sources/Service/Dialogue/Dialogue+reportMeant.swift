internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Which report is meant.
extension Dialogue {
    /// The report a message is about, or the one on the screen, or the only one that is asked for now.
    func reportMeant(by replyTo: MessageID?, in turn: Turn) throws -> (desk: ReportDesk?, several: [School]) {
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
            let told = try turn.ledger.notices(in: entry).filter { $0.state != "suppressed" }.map(\.notice)
            let desks = try told.compactMap { notice -> ReportDesk? in
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
    func askWhich(
        of schools: [School],
        _ text: String?,
        album: String? = nil,
        in turn: Turn
    ) throws -> Bool {
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
        try turn.reply(OutgoingMessage(text: question, buttons: buttons), album: album)
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
            case .file(let file, let caption, _, _, let album)?:
                try attach(file, caption, album, to: .whole, of: desk, in: turn)
                for (file, caption) in try rest(of: album, after: event, in: turn) {
                    try attach(file, caption, album, to: .whole, of: desk, in: turn)
                }
                flash = .fileTaken
            default: break
            }
        }
        return try openReport(desk.id, in: turn) ? flash : .outdated
    }
}
