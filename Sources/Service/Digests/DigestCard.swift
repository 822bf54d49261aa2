internal import Chat
internal import Core
internal import Persistence
internal import Wording

/// A digest as a coordinator reads it: one line where nothing has changed and nothing needs him.
struct DigestCard {
    let facts: DigestFacts
    /// Nil for the whole region.
    let place: String?
    let world: World

    /// The newest of the changes are named, the rest counted.
    private static let named = 5

    func message() throws -> OutgoingMessage {
        let changes = facts.changes.suffix(Self.named).compactMap { HistoryLine($0, isAlone: false, in: world)?.values }
        var values = needs(of: facts)
        values["since"] = .date(world.time.date(of: facts.since))
        values["place"] = .text(place ?? "")
        values["isQuiet"] = .flag(!facts.hasNews && !facts.isNeeded)
        values["hasNews"] = .flag(facts.hasNews)
        values["entries"] = .list(changes)
        values["done"] = some(facts.done)
        values["reported"] = some(facts.reported)
        values["moreChanges"] = some(facts.changes.count - changes.count)
        let text = MessageLimit.text.shorten(try world.phrasebook.text(.digest, values)).text
        let history = facts.changes.isEmpty ? [] : [button(.history, nil)]
        return OutgoingMessage(text: text, buttons: (actions + history).map { [$0] })
    }

    /// The summary of a month with what needs its reader besides: who is silent stands in it already.
    ///
    /// `places` where it is of more than the summary is of.
    func following(_ summary: OutgoingMessage, of places: String?) throws -> OutgoingMessage {
        var rest = facts
        rest.silent = 0
        rest.unreached = 0
        var text = summary.text
        if rest.isNeeded || !facts.isNeeded {
            let names = ["places": places.map(WordingValue.text)].compactMapValues(\.self)
            let needs = try world.phrasebook.text(.digestNeeds, needs(of: rest).merging(names) { $1 })
            let room = TextLimit(MessageLimit.text.units - needs.utf16.count - 2)
            text = room.shorten(text).text + "\n\n" + needs
        }
        return OutgoingMessage(text: text, buttons: summary.buttons + actions.map { [$0] })
    }

    private func needs(of facts: DigestFacts) -> WordingValues {
        var values: WordingValues = ["isNeeded": .flag(facts.isNeeded)]
        values["overdue"] = some(facts.overdue)
        values["newlyLate"] = some(facts.newlyLate)
        values["isAllNew"] = .flag(facts.newlyLate == facts.overdue)
        values["silent"] = some(facts.silent)
        values["toReview"] = some(facts.toReview)
        values["unreached"] = some(facts.unreached)
        values["month"] = facts.month.map { .month($0) }
        return values
    }

    private func some(_ count: Int) -> WordingValue? { count > 0 ? .number(count) : nil }

    /// What needs him leads to where he can do something about it.
    private var actions: [Button] {
        var buttons: [Button] = []
        if facts.overdue > 0 { buttons.append(button(.overdue, nil)) }
        if facts.silent > 0 { buttons.append(button(.silent, facts.month?.description)) }
        if facts.toReview > 0 { buttons.append(button(.reports, nil)) }
        if facts.unreached > 0 { buttons.append(button(.coverage, nil)) }
        return buttons
    }

    private func button(_ command: BotCommand, _ argument: String?) -> Button {
        Button(world.phrasebook.label(.entry(of: command.rawValue)), press: MenuPress.run(command, argument).text)
    }
}
