internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// The answers about a row, a page at a time, with a button for each.
struct RowDeskCard {
    let desk: RowDesk
    let world: World
    var page = 0

    private static let perPage = 10

    private var pages: Int { max(1, (desk.items.count + Self.perPage - 1) / Self.perPage) }
    /// A page out of range is taken for the nearest there is.
    private var shownPage: Int { min(max(page, 0), pages - 1) }
    private var shown: [RowDesk.Item] {
        Array(desk.items.dropFirst(shownPage * Self.perPage).prefix(Self.perPage))
    }

    func message() throws(WordingError) -> OutgoingMessage {
        let occurrence = desk.term.occurrence
        let isReport = desk.items.first?.obligation.demand == .report
        var values: WordingValues = [
            "number": .number(desk.activity.number),
            "title": .text(MessageLimit.cut(desk.activity.title, to: MessageLimit.briefTitle)),
            "deadline": .date(occurrence.deadline),
            "isOverdue": .flag(desk.isOverdue),
            "total": .number(desk.items.count),
            "settled": .number(desk.items.count - desk.open.count),
            "toLookAt": .number(desk.items.count { $0.state == .toLookAt }),
            "hasToLookAt": .flag(desk.items.contains { $0.state == .toLookAt }),
            "items": .list(shown.map { world.words(of: $0) }),
            "page": .number(shownPage + 1), "pages": .number(pages), "hasPages": .flag(pages > 1),
        ]
        if isReport { values["month"] = Month(iso: occurrence.id).map(WordingValue.month) }
        let text = MessageLimit.text.shorten(try world.phrasebook.text(.rowAnswers, values)).text
        return OutgoingMessage(text: text, buttons: buttons)
    }

    private var time: String { RowPress.token(of: desk.term.occurrence.id) }

    private func button(_ label: String, _ verb: RowPress.Verb) -> Button {
        Button(label, press: RowPress(desk.activity.number, verb).text)
    }

    private func button(_ label: Label, _ verb: RowPress.Verb) -> Button { button(world.phrasebook.label(label), verb) }

    private var buttons: [[Button]] {
        let openers = shown.map { item in
            let code = MessageLimit.cut(world.code(of: item.obligation.subject), to: MessageLimit.buttonTitle)
            return button(item.mark + code, .show(item.token, page: shownPage))
        }
        let lines = stride(from: 0, to: openers.count, by: 2).map { Array(openers[$0..<min($0 + 2, openers.count)]) }
        var turns: [Button] = []
        if shownPage > 0 { turns.append(button(.previousPage, .list(time, page: shownPage - 1))) }
        if shownPage + 1 < pages { turns.append(button(.nextPage, .list(time, page: shownPage + 1))) }
        let hasBegun = desk.term.begins <= desk.today
        let nudge = hasBegun && !desk.open.isEmpty ? [[button(.nudgeOpen, .nudgeAll(time))]] : []
        let tell = desk.isOverdue && !desk.open.isEmpty ? [[button(.tellLateOnes, .tellLate)]] : []
        return lines + [turns, times].filter { !$0.isEmpty } + nudge + tell
    }

    /// The times before and after this one.
    private var times: [Button] {
        guard let index = desk.terms.firstIndex(of: desk.term) else { return [] }
        func button(_ term: RowTerm, _ format: (String) -> String) -> Button {
            let label = format(ItemWriter.short(term.occurrence.deadline))
            return self.button(label, .list(RowPress.token(of: term.occurrence.id), page: 0))
        }
        let before = index > 0 ? [button(desk.terms[index - 1]) { "‹ \($0)" }] : []
        let after = index + 1 < desk.terms.count ? [button(desk.terms[index + 1]) { "\($0) ›" }] : []
        return before + after
    }
}

extension RowDesk.Item {
    /// How it stands, in one sign before its name.
    fileprivate var mark: String {
        switch state {
        case .toLookAt: "✅ "
        case .open: ""
        case .inProgress: "⏳ "
        case .closed, .accepted: "☑️ "
        }
    }
}

extension World {
    /// How one subject's obligation stands, in words' values.
    func words(of item: RowDesk.Item) -> WordingValues {
        var values: WordingValues = [
            "subject": .text(MessageLimit.cut(shortName(of: item.obligation.subject), to: MessageLimit.reportTitle)),
            "isOpen": .flag(item.state == .open), "isInProgress": .flag(item.state == .inProgress),
            "isToLookAt": .flag(item.state == .toLookAt), "isAccepted": .flag(item.isAccepted),
            "isReport": .flag(item.isForm && item.isSettled && !item.isClosed),
            "isClosed": .flag(item.isClosed), "isReturned": .flag(item.returned != nil),
            "isNotApplicable": .flag(item.standing?.state == .notApplicable),
        ]
        if let standing = item.standing {
            values["at"] = .moment(standing.since, in: time)
            values["by"] = .text(standing.by.map(name) ?? "")
        }
        if let decision = item.decisionInForce ?? item.returned {
            values["decidedAt"] = decision.doneAt.map { .moment($0, in: time) }
            values["decidedBy"] = .text(name(of: decision.author))
            values["reason"] = .text(item.isAccepted ? "" : typed(decision.words ?? ""))
        }
        if let former = item.formerReturn { values["formerRemark"] = .text(typed(former.words ?? "")) }
        values["pausedUntil"] = item.pausedUntil.map(WordingValue.date)
        return values
    }
}
