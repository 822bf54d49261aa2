internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Tells a coordinator that a person's messages do not arrive any more; once, when it is first seen.
struct UnreachableReport {
    let world: World
    let ledger: Ledger
    let now: Date

    /// Keeps that a chat takes no messages, and tells of it where it is news.
    func note(_ cause: DeliveryFailure.UnreachableCause, chat: ChatID) throws {
        guard try ledger.setUnreachable(cause, chat: chat), let person = try ledger.person(of: chat) else { return }
        let chats = try ledger.reachableChats()
        guard chats[person] == nil else { return }
        // A report that cannot be worded must not keep the failure itself from being written down.
        _ = try ledger.attempt { try tell(of: person, cause, reaching: chats) }
    }

    private func tell(
        of id: PersonID,
        _ cause: DeliveryFailure.UnreachableCause,
        reaching chats: [PersonID: ChatID]
    ) throws {
        guard let person = world.roster.person(id) else { return }
        // The person himself is in none of the chats.
        let nearest = world.coordinators(of: id)
        let readers = nearest.contains { chats[$0] != nil } ? nearest : world.regionalCoordinators
        let text = try world.phrasebook.text(
            .unreachable,
            [
                "name": .text(world.name(of: id)),
                "post": .text(world.post(of: person)),
                "isBlocked": .flag(cause == .blocked || cause == .kicked || cause == .noRights),
            ]
        )
        let key = "unreachable/\(id)/\(Int(now.timeIntervalSince1970))"
        _ = try world.tell(readers, text, key: key, in: ledger, reaching: chats, at: now)
    }
}
