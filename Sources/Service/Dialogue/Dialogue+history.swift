internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

extension Dialogue {
    private static let longest = 20

    /// What was changed of a row, or lately of the whole plan: by whom, when and why.
    func tellHistory(_ argument: String?, in turn: Turn) throws {
        var row: Int?
        if let argument {
            guard let (number, rest) = ChangeWords.row(argument), rest.isEmpty else {
                return try explain(.history, in: turn)
            }
            row = number
        }
        let activity = row.flatMap(world.roadmap.activity)
        guard row == nil || activity != nil else { return try refuse("noRow", in: turn) }
        let homes = turn.person.flatMap(world.roster.person).map { world.homes(of: $0, on: turn.writer.today) } ?? []
        let records = try turn.ledger.appliedChanges(toRow: row, limit: Self.longest) { $0.isOfThePlan(of: homes) }
        let changes = records.compactMap { record in
            HistoryLine(record, isAlone: row != nil, in: world).map {
                (at: record.appliedAt ?? record.proposedAt, words: $0.values)
            }
        }
        let all = changes + (try acts(toRow: row, in: turn))
        let entries = all.sorted { $0.at < $1.at }.suffix(Self.longest).map { $0.words }
        var values: WordingValues = [
            "entries": .list(entries), "isEmpty": .flag(entries.isEmpty),
            "isCancelledNow": .flag(activity?.cancelled != nil),
        ]
        if let activity {
            values["number"] = .number(activity.number)
            values["title"] = .text(MessageLimit.cut(activity.title, to: MessageLimit.briefTitle))
            values["period"] = .text(activity.periodInForce)
            values["because"] = activity.cancelled.map(free)
        }
        let text = MessageLimit.text.shorten(try world.phrasebook.text(.history, values)).text
        try turn.reply(OutgoingMessage(text: text))
    }

    /// What somebody has typed as he likes may hold a name.
    private func free(_ text: String) -> WordingValue { .text(world.typed(text)) }

    /// What coordinators did about a row, or lately about any: as far as it is the reader's business.
    private func acts(toRow row: Int?, in turn: Turn) throws -> [(at: Date, words: WordingValues)] {
        guard let reader = turn.person.flatMap(world.roster.person) else { return [] }
        let records = try turn.ledger.doneActs(toRow: row, limit: Self.longest) { mayKnow($0, reader, in: turn) }
        return records.compactMap { record in
            record.doneAt.flatMap { at in entry(record, isAlone: row != nil).map { (at: at, words: $0) } }
        }
    }

    /// What he has done himself; what was decided about those whom he coordinates or answers for.
    private func mayKnow(_ record: ActRecord, _ reader: Person, in turn: Turn) -> Bool {
        guard let act = record.act, act.kind != "command" else { return false }
        let authority = turn.authority(of: reader, for: .answers)
        guard record.author != reader.id, authority.reach < .region else { return true }
        guard let id = act.obligation else { return false }
        guard !authority.covers(id.subject) else { return true }
        return world.planner.obligation(id).map { world.planner.responsible(for: $0).contains(reader.id) } ?? false
    }

    private func entry(_ record: ActRecord, isAlone: Bool) -> WordingValues? {
        guard let at = record.doneAt, let act = record.act else { return nil }
        var values: WordingValues = [
            "at": .moment(at, in: world.time), "author": .text(world.spoken(record.author)),
            "isUndone": .flag(record.state == .undone), "isAmended": false, "isCancelled": false, "isRestored": false,
            "isDayOff": false, "isSeminarSet": false, "isSeminarMoved": false, "isSeminarOff": false,
        ].merging(HistoryLine.noAct) { $1 }
        if !isAlone, let row = act.row { values["number"] = .number(row) }
        var subject = act.obligation?.subject
        switch act {
        case .close:
            values["isClosed"] = true
            values["reason"] = free(record.words ?? "")
        case .sendBack:
            values["isReturned"] = true
            values["reason"] = free(record.words ?? "")
        case .accept: values["isAccepted"] = true
        case .nudge(let debts):
            values["isNudged"] = true
            values["people"] = .number(record.people)
            switch debts {
            case .obligation(let id): subject = id.subject
            case .overdue(let late): subject = late
            case .seminar(let id): values["subject"] = .text(world.title(of: id))
            case .row, .report, .overdueIn: break
            }
        case .tell:
            values["isTold"] = true
            values["people"] = .number(record.people)
        case .command: return nil
        }
        if let subject { values["subject"] = .text(world.shortName(of: subject)) }
        return values
    }
}
