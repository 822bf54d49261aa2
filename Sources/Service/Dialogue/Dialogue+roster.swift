internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

extension Dialogue {
    /// A document from the regional coordinator is taken for an edited roster. It is fetched and looked at outside this
    /// transaction.
    ///
    /// Returns: false where it is nothing of the kind.
    func takeRoster(_ file: IncomingFile, in turn: Turn) throws -> Bool {
        let person = turn.person.flatMap(world.roster.person)
        // Photos have no name.
        guard let person, file.name != nil,
            turn.reach(of: .dayoff, for: person) == .region
        else { return false }
        if let size = file.size, size > ChangeKeeper.largestFile {
            try refuse("tooLarge", in: turn)
            return true
        }
        let details = try JSONEncoder().encode(file)
        _ = try turn.ledger.propose(
            .roster,
            by: person.id,
            in: turn.event.chat,
            state: .received,
            content: [UInt8](details),
            at: turn.now
        )
        return true
    }
}
