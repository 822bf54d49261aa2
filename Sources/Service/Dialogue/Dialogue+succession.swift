internal import Core
internal import Wording

/// Old messages of those who have handed their post over.
extension Dialogue {
    /// Who answers for an obligation now; nil where that is the person himself, or he stands in for somebody who does.
    func holders(of obligation: Obligation, unless person: PersonID, in turn: Turn) -> [PersonID]? {
        let (holders, standIns) = world.planner.answerers(of: obligation, on: turn.writer.today)
        return holders.contains(person) || standIns.contains(person) ? nil : holders
    }

    /// Says who answers for it now, first of all; plain text, short enough to flash over a chat.
    func handedOver(to holders: [PersonID]) throws -> String {
        let name = holders.first.map(world.name)
        return try world.phrasebook.text(.handedOver, ["who": .text(name ?? ""), "isNobody": .flag(holders.isEmpty)])
    }
}
