internal import Chat
internal import Core
internal import Foundation
internal import Persistence

extension World {
    /// Who is told what goes wrong with a person's messages: the coordinators of his municipality, or the region's.
    func coordinators(of person: PersonID) -> [PersonID] {
        let schools = roster.schools(of: person)
        let districts = Set(schools.map(\.municipality))
        let municipal = roster.municipalities.filter { districts.contains($0.id) }.compactMap(\.coordinator)
        return municipal.contains(person) || municipal.isEmpty ? regionalCoordinators : Set(municipal).sorted()
    }

    var regionalCoordinators: [PersonID] { roster.people(in: .regionalCoordinator).map(\.id) }

    /// Writes a message down for each of them who can be written to, to go out in the next working hours.
    ///
    /// Returns: how many there are, without those for whom the key was used before.
    func tell(
        _ readers: [PersonID],
        _ text: String,
        key: String,
        in ledger: Ledger,
        reaching chats: [PersonID: ChatID],
        at now: Date
    ) throws -> Int {
        let message = OutboxContent.message(OutgoingMessage(text: text))
        let moment = openHours.firstOpen(from: now)
        return try readers.count { reader in
            guard let chat = chats[reader] else { return false }
            let key = "\(key)/\(reader)"
            return try ledger.enqueue(message, key: key, to: chat, lane: .notice, at: now, notBefore: moment) != nil
        }
    }
}
