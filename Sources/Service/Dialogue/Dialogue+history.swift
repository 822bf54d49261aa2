internal import Chat
internal import Core
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
        let records = try turn.ledger.appliedChanges(toRow: row, limit: Self.longest) { $0.isOfThePlan }
        let entries = records.compactMap { entry($0, isAlone: row != nil) }
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

    /// Nil for what concerns people: that is nobody else's business.
    private func entry(_ record: ChangeRecord, isAlone: Bool) -> WordingValues? {
        guard let at = record.appliedAt, let change = record.change else { return nil }
        var values: WordingValues = [
            "at": .moment(at, in: world.time), "author": .text(world.spoken(record.author)),
            "isUndone": .flag(record.state == .undone), "isAmended": .flag(false), "isCancelled": .flag(false),
            "isRestored": .flag(false), "isDayOff": .flag(false), "isSeminarSet": .flag(false),
            "isSeminarMoved": .flag(false), "isSeminarOff": .flag(false),
        ]
        if !isAlone, let row = change.row { values["number"] = .number(row) }
        switch change {
        case .dayOff(let day, _, let source):
            values["isDayOff"] = .flag(true)
            values["day"] = .date(day)
            values["reason"] = free(source)
        case .amend(_, let period, let was, let reason):
            values["isAmended"] = .flag(true)
            values["was"] = .text(was)
            values["period"] = .text(period)
            values["reason"] = free(reason)
        case .cancel(_, let reason):
            values["isCancelled"] = .flag(true)
            values["reason"] = free(reason)
        case .restore(_, let reason):
            values["isRestored"] = .flag(true)
            values["reason"] = free(reason)
        case .setUpSeminar(let seminar):
            values["isSeminarSet"] = .flag(true)
            values["seminar"] = .text(seminar.title)
            values["start"] = .moment(seminar.start.date, seminar.start.time)
        case .moveSeminar(_, let title, _, let was, let start):
            values["isSeminarMoved"] = .flag(true)
            values["seminar"] = .text(title)
            values["formerStart"] = .moment(was.date, was.time)
            values["start"] = .moment(start.date, start.time)
        case .callOffSeminar(_, let title, _, let was, let reason):
            values["isSeminarOff"] = .flag(true)
            values["seminar"] = .text(title)
            values["start"] = .moment(was.date, was.time)
            values["reason"] = free(reason)
        case .replaceCurator, .deputise, .endDeputies, .schoolJoins, .schoolLeaves, .roster:
            return nil
        }
        return values
    }
}
