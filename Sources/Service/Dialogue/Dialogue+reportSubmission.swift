internal import Chat
internal import Core
internal import Crypto
internal import Foundation
internal import Persistence
internal import Wording

/// Sending a report, and changing it afterwards.
extension Dialogue {
    /// Writes the submission down; from then on nobody is reminded of the report, nor of rows it says are done.
    func submit(_ desk: ReportDesk, in turn: Turn) throws {
        let version = desk.report.submissions.count + 1
        let content = desk.report.content(version: version, on: desk.sheet)
        let submission = ReportSubmission(
            number: try turn.ledger.nextSubmission(),
            version: version,
            digest: Array(content.utf8).digest,
            of: desk.sheet
        )
        try turn.add(.submitted(submission), to: desk.id)
        for asking in ["nudge", "school", "moved"] {
            try turn.ledger.dropWaiting(keysFrom: "report/\(desk.id)/\(asking)/", .done, at: turn.now)
        }
        try settle(desk.obligation.id, as: .done, in: turn)
        for row in desk.sheet.rows {
            let state = desk.report.answers[row.number]?.status.settled
            for id in desk.planner.obligations(of: desk.school.id, behind: row.number, in: desk.report.month)
            where try !world.isDecided(id, in: turn.ledger) {
                if try isSettledByEarlierVersion(id, of: desk, in: turn) { try settle(id, as: nil, in: turn) }
                if let state { try settle(id, as: state, in: turn) }
            }
        }
    }

    /// True where the mark was made by this very report, which now says something else of it.
    private func isSettledByEarlierVersion(_ id: ObligationID, of desk: ReportDesk, in turn: Turn) throws -> Bool {
        guard let standing = try turn.ledger.standing(of: id), standing.isSettled else { return false }
        return desk.report.submissions.contains { $0.at == standing.since }
    }

    /// The curator gets it once the school has everything on its own screen.
    func tellReviewers(of desk: ReportDesk, in turn: Turn) throws {
        let renewed = try desk.renewed(in: turn.ledger)
        try ReportNews(desk: renewed, ledger: turn.ledger, event: "\(turn.event.id)", now: turn.now).tellReviewers()
    }

    /// What is settled already stays as it is, unless it is to be open again.
    private func settle(_ id: ObligationID, as state: Standing.State?, in turn: Turn) throws {
        guard try state == nil || turn.ledger.standing(of: id)?.isSettled != true else { return }
        let standing = state.map { Standing(state: $0, since: turn.now, by: turn.person) }
        try turn.ledger.set(standing, of: id, by: turn.person, at: turn.now)
        try refreshOthers(about: id, except: nil, in: turn)
    }

    /// Within the window a report is simply open again; what was submitted stands until it is sent anew.
    ///
    /// Returns: what flashes over the chat.
    func correct(_ desk: ReportDesk, _ view: ReportView, in turn: Turn) throws -> Label? {
        var view = view
        guard !desk.report.isOpen else {
            try show(desk, view, in: turn)
            return nil
        }
        guard desk.report.stage != .correctionAsked else {
            try show(desk, view, in: turn)
            return .correctionAsked
        }
        let isFree = desk.report.stage == .submitted && desk.correctableUntil.map { turn.writer.today <= $0 } ?? false
        try turn.add(isFree ? .reopened : .correctionAsked, to: desk.id)
        if !isFree { try tellReviewers(of: desk, in: turn) }
        view.shown = isFree ? .whole : nil
        try show(try desk.renewed(in: turn.ledger), view, in: turn)
        return isFree ? nil : .correctionAsked
    }
}

extension Dialogue {
    /// What was submitted stands after all, and can be looked over again.
    func dropCorrection(_ desk: ReportDesk, _ view: ReportView, in turn: Turn) throws {
        guard desk.report.stage == .correcting else { return try show(desk, view, in: turn) }
        var view = view
        view.shown = nil
        try turn.add(.correctionDropped, to: desk.id)
        let renewed = try desk.renewed(in: turn.ledger)
        try ReportNews(desk: renewed, ledger: turn.ledger, event: "\(turn.event.id)", now: turn.now).renewReviews()
        try show(renewed, view, in: turn)
    }
}

extension RowStatus {
    /// What the obligation behind a row becomes by the report; nil where it stays open.
    fileprivate var settled: Standing.State? {
        switch self {
        case .done: .done
        case .notApplicable: .notApplicable
        case .inProgress, .notDone: nil
        }
    }
}
