package import struct Foundation.Date

/// How an obligation stands, as the last answer about it says.
package struct Standing: Hashable, Sendable, Codable {
    package let state: State
    package let since: Date
    /// Who said so.
    package let by: PersonID?

    package enum State: String, CaseIterable, Sendable, Codable {
        case inProgress, done, notApplicable

        /// True where nothing is left to remind of.
        package var isSettled: Bool { self != .inProgress }
    }

    package init(state: State, since: Date, by: PersonID?) {
        self.state = state
        self.since = since
        self.by = by
    }

    /// True where nothing is left to remind of.
    package var isSettled: Bool { state.isSettled }
}

/// What is known of all obligations; an obligation nobody has answered for is absent.
package typealias Standings = [ObligationID: Standing]

extension Standings {
    /// True where an obligation was settled by the given moment; an answer is no reason for what came before it.
    package func settle(_ id: ObligationID, by moment: Date) -> Bool {
        guard let standing = self[id] else { return false }
        return standing.isSettled && standing.since <= moment
    }
}
