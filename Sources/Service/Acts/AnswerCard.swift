internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// One subject's answer about a row, and what its coordinator can do about it.
struct AnswerCard {
    let desk: RowDesk
    let item: RowDesk.Item
    /// The page of the answers to go back to.
    let page: Int
    let files: Int
    /// The report that is the answer, where it is one.
    let report: Int64?
    /// The decision about it, where whoever sees the card may take it back.
    let undo: Int64?
    let world: World

    func message() throws(WordingError) -> OutgoingMessage {
        var values = world.words(of: item)
        values.merge([
            "number": .number(desk.activity.number),
            "title": .text(MessageLimit.cut(desk.activity.title, to: MessageLimit.title)),
            "deadline": .date(desk.term.occurrence.deadline), "isOverdue": .flag(desk.isOverdue),
        ]) { $1 }
        if files > 0 { values["files"] = .number(files) }
        if item.isForm { values["month"] = Month(iso: desk.term.occurrence.id).map(WordingValue.month) }
        let text = MessageLimit.text.shorten(try world.phrasebook.text(.rowAnswer, values)).text
        return OutgoingMessage(text: text, buttons: buttons)
    }

    private func button(_ label: Label, _ verb: RowPress.Verb) -> Button {
        Button(world.phrasebook.label(label), press: RowPress(desk.activity.number, verb).text)
    }

    private var buttons: [[Button]] {
        let token = item.token
        let back = button(.actSendBack, .sendBack(token, page: page))
        var answers: [[Button]] =
            switch item.state {
            case .toLookAt: [[button(.accept, .accept(token, page: page)), back]]
            case .open, .inProgress:
                (desk.term.begins <= desk.today ? [[button(.nudgeOne, .nudge(token, page: page))]] : [])
                    + [[button(.actClose, .close(token, page: page))]]
            case .closed, .accepted: item.isReturnable ? [[back]] : []
            }
        if let undo {
            answers.append([Button(world.phrasebook.label(.undoDecision), press: ActPress(.undo, undo).text)])
        }
        if let report {
            answers.append([Button(world.phrasebook.label(.look), press: ReportPress(report, .look).text)])
        }
        if files > 0 { answers.append([button(.reportFiles, .files(token, page: page))]) }
        let why = world.planner.responsible(for: item.obligation).first.map { person in
            let press = WhyPress(desk.activity.number, person, isOpening: true)
            return Button(world.phrasebook.label(.whyLog), press: press.text)
        }
        let list = button(.back, .list(RowPress.token(of: desk.term.occurrence.id), page: page))
        return answers + [[list] + (why.map { [$0] } ?? [])]
    }
}

extension RowDesk {
    /// What a question about one of its obligations begins with.
    func heading(of item: Item, in world: World) -> String {
        "\(world.phrasebook.label(.row)) \(activity.number) · \(world.shortName(of: item.obligation.subject))"
    }
}
