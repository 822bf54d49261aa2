package import struct Foundation.Date

/// What one person is told at one moment: one message, however many notices.
package struct NoticeBundle: Hashable, Sendable {
    package let recipient: PersonID
    package let at: Date
    /// Never empty; the most pressing first.
    package let notices: [Notice]

    /// Sorts the notices by how pressing they are.
    package init(recipient: PersonID, at: Date, notices: [Notice]) {
        self.recipient = recipient
        self.at = at
        self.notices = notices.count > 1 ? Self.sorted(notices) : notices
    }

    /// Groups notices by moment and person; bundles come in order of time, then of recipient.
    package static func group(_ notices: [Notice]) -> [NoticeBundle] {
        let moments = Dictionary(grouping: notices, by: \.at).sorted { $0.key < $1.key }
        return moments.flatMap { at, notices in
            Dictionary(grouping: notices, by: \.recipient)
                .map { NoticeBundle(recipient: $0, at: at, notices: $1) }
                .sorted { $0.recipient < $1.recipient }
        }
    }

    /// The row numbers the bundle speaks of, ascending, without repeats.
    package var activities: [Int] {
        Set(notices.map(\.obligation.activity)).sorted()
    }

    /// By the nearest deadline, then by row, then by key; each key is spelled once and no notice is moved twice.
    private static func sorted(_ notices: [Notice]) -> [Notice] {
        let ranks = notices.map { notice in
            (notice.obligation.occurrence.anchor.ordinal, notice.obligation.activity, notice.key.description)
        }
        return notices.indices.sorted { ranks[$0] < ranks[$1] }.map { notices[$0] }
    }
}
