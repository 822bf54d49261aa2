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
    /// How many people are told of it.
    let people: Int

    enum Stage {
        case proposed, applied, declined, undone, beyondUndo
    }

    func message(_ stage: Stage) throws -> OutgoingMessage {
        var values: WordingValues = [
            "isProposed": .flag(stage == .proposed),
            "isApplied": .flag(stage == .applied),
            "isDeclined": .flag(stage == .declined),
            "isUndone": .flag(stage == .undone),
            "isBeyondUndo": .flag(stage == .beyondUndo),
            "people": .number(people),
        ]
        for name in ["dayOff", "amended", "cancelled", "restored", "roster"] { values[name] = .list([]) }
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
        }
    }

    private var particulars: WordingValues {
        switch change {
        case .dayOff(let day, let name, let source):
            return [
                "day": .date(day), "name": .text(name), "source": .text(source),
                "isWeekend": .flag(day.weekday.isWeekend),
            ]
        case .amend(let row, let period, let was, let reason):
            return ["was": .text(was), "period": .text(period)].merging(of(row, reason)) { $1 }
        case .cancel(let row, let reason), .restore(let row, let reason):
            return of(row, reason)
        case .replaceCurator, .deputise, .endDeputies, .schoolJoins, .schoolLeaves, .roster:
            return RosterWords(from: before, to: after).difference
        }
    }

    private func of(_ row: Int, _ reason: String) -> WordingValues {
        let title = after.roadmap.activity(row)?.title ?? ""
        return [
            "number": .number(row), "title": .text(MessageLimit.cut(title, to: MessageLimit.briefTitle)),
            "reason": .text(reason),
        ]
    }
}
