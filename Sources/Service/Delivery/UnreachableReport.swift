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
        guard try ledger.setUnreachable(cause, chat: chat), let person = try ledger.person(of: chat),
            try ledger.reachableChats()[person] == nil
        else { return }
        // A report that cannot be worded must not keep the failure itself from being written down.
        _ = try ledger.attempt { try tell(of: person, cause) }
    }

    private func tell(of id: PersonID, _ cause: DeliveryFailure.UnreachableCause) throws {
        guard let person = world.roster.person(id) else { return }
        let chats = try ledger.reachableChats()
        var readers = world.coordinators(of: id).filter { $0 != id && chats[$0] != nil }
        if readers.isEmpty { readers = world.regionalCoordinators.filter { $0 != id && chats[$0] != nil } }
        let schools = world.roster.schools(headedBy: id).map { world.shortName(of: .school($0.id)) }
        let text = try world.phrasebook.text(
            .unreachable,
            [
                "name": .text(world.name(of: id)),
                "post": .text(world.settings.personalData == .full ? person.post : ""),
                "schools": .texts(world.settings.personalData == .full ? [] : schools),
                "hasSchools": .flag(world.settings.personalData == .none && !schools.isEmpty),
                "isBlocked": .flag(cause == .blocked || cause == .kicked || cause == .noRights),
            ]
        )
        for reader in readers {
            guard let chat = chats[reader] else { continue }
            try ledger.enqueue(
                .message(OutgoingMessage(text: text)),
                key: "unreachable/\(id)/\(reader)/\(Int(now.timeIntervalSince1970))",
                to: chat,
                lane: .notice,
                at: now,
                notBefore: world.openHours.firstOpen(from: now)
            )
        }
    }
}
