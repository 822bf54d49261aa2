internal import Chat
internal import Core
internal import Persistence
internal import Wording

/// A change shown to its author: what it is, whom it concerns, and what can be done about it now.
struct ChangeCard {
    let id: Int64
    let change: ConfigurationChange
    /// The world without the change and with it.
    let before: World
    let after: World

    enum Stage: Hashable {
        /// How many people would be told of it, and the day: what lies before it is past. A repair puts a good file in
        /// the place of a broken one.
        case proposed(people: Int, on: CivilDate, isRepair: Bool = false)
        case applied, declined, undone, beyondUndo
    }

    func message(_ stage: Stage) throws -> OutgoingMessage {
        var values: WordingValues = [
            "proposed": .list([]),
            "isApplied": .flag(stage == .applied),
            "isDeclined": .flag(stage == .declined),
            "isUndone": .flag(stage == .undone),
            "isBeyondUndo": .flag(stage == .beyondUndo),
            "isOfRoster": .flag(kind == "roster"),
        ]
        if case .proposed(let people, let today, let isRepair) = stage {
            values["proposed"] = .list([
                [
                    "people": .number(people), "isForNobody": .flag(people == 0), "isRepair": .flag(isRepair),
                    "isPast": .flag(isPast(on: today)), "isCancelledRow": .flag(isCancelledRow),
                ]
            ])
        }
        for name in [
            "dayOff", "amended", "cancelled", "restored", "roster", "seminarSet", "seminarMoved", "seminarOff",
        ] { values[name] = .list([]) }
        values[kind] = .list([particulars])
        let text = MessageLimit.text.shorten(try after.phrasebook.text(.change, values)).text
        return OutgoingMessage(text: text, buttons: buttons(stage))
    }

    private func buttons(_ stage: Stage) -> [[Button]] {
        func button(_ label: Label, _ verb: ChangePress.Verb) -> Button {
            Button(after.phrasebook.label(label), press: ChangePress(verb, id).text)
        }
        switch stage {
        case .proposed: return [[button(.applyChange, .apply), button(.declineChange, .decline)]]
        // Once the later change is undone, this one can be.
        case .applied, .beyondUndo: return [[button(.undoChange, .undo)]]
        case .declined, .undone: return []
        }
    }

    private var kind: String {
        switch change {
        case .dayOff: "dayOff"
        case .amend: "amended"
        case .cancel: "cancelled"
        case .restore: "restored"
        case .replaceCurator, .deputise, .endDeputies, .schoolJoins, .schoolLeaves, .roster: "roster"
        case .setUpSeminar: "seminarSet"
        case .moveSeminar: "seminarMoved"
        case .callOffSeminar: "seminarOff"
        }
    }

    private var particulars: WordingValues {
        switch change {
        case .dayOff(let day, let name, let source):
            return [
                "day": .date(day), "name": free(name), "source": free(source),
                "isOff": .flag(!before.calendar.isWorkingDay(day)),
            ]
        case .amend(let row, let period, let was, let reason):
            return ["was": .text(was), "period": .text(period)].merging(of(row, reason)) { $1 }
        case .cancel(let row, let reason), .restore(let row, let reason):
            return of(row, reason)
        case .replaceCurator, .deputise, .endDeputies, .schoolJoins, .schoolLeaves, .roster:
            return RosterWords(from: before, to: after).difference
        case .setUpSeminar, .moveSeminar, .callOffSeminar:
            return SeminarWords(change, from: before, to: after).particulars
        }
    }

    private func of(_ row: Int, _ reason: String) -> WordingValues {
        let title = after.roadmap.activity(row)?.title ?? ""
        return [
            "number": .number(row), "title": .text(MessageLimit.cut(title, to: MessageLimit.briefTitle)),
            "reason": free(reason),
        ]
    }

    private func free(_ text: String) -> WordingValue { .text(after.typed(text)) }

    /// A new deadline that nobody can keep any more.
    private func isPast(on today: CivilDate) -> Bool {
        switch change {
        case .amend(let row, _, _, _), .restore(let row, _):
            after.roadmap.activity(row)?.schedule.deadline.map { $0 < today } ?? false
        default: false
        }
    }

    /// A new period of a row that nobody is asked to carry out.
    private var isCancelledRow: Bool {
        guard case .amend(let row, _, _, _) = change else { return false }
        return after.roadmap.activity(row)?.cancelled != nil
    }
}
