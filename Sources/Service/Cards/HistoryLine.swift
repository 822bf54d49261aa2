internal import Core
internal import Persistence
internal import Wording

/// One change of the roadmap or the calendar as a list tells it: what, by whom, when and why.
struct HistoryLine {
    let values: WordingValues

    /// What is said of a coordinator's act; a change of the plan is none.
    static let noAct: WordingValues = [
        "isClosed": false, "isReturned": false, "isAccepted": false, "isNudged": false, "isTold": false,
    ]

    /// Nil for what concerns people: that is nobody else's business. Alone in a list about its row, it does not name it.
    init?(_ record: ChangeRecord, isAlone: Bool, in world: World) {
        // What somebody has typed as he likes may hold a name.
        func free(_ text: String) -> WordingValue { .text(world.typed(text)) }
        guard let at = record.appliedAt, let change = record.change else { return nil }
        var values: WordingValues = [
            "at": .moment(at, in: world.time), "author": .text(world.spoken(record.author)),
            "isUndone": .flag(record.state == .undone), "isAmended": .flag(false), "isCancelled": .flag(false),
            "isRestored": .flag(false), "isDayOff": .flag(false), "isSeminarSet": .flag(false),
            "isSeminarMoved": .flag(false), "isSeminarOff": .flag(false),
        ].merging(Self.noAct) { $1 }
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
        self.values = values
    }
}
