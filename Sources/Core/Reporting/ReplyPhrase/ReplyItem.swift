/// One row of a reply that was understood.
package struct ReplyItem: Hashable, Sendable, Codable {
    /// The row's number in the roadmap.
    package let row: Int
    package let status: RowStatus
    /// The reason or comment as typed, «до пятницы» included; nil where there is none.
    package let reason: String?

    package init(row: Int, status: RowStatus, reason: String? = nil) {
        self.row = row
        self.status = status
        self.reason = reason
    }
}
