/// What a school says of one row of the roadmap in a monthly report.
package enum RowStatus: String, CaseIterable, Sendable, Codable {
    case done
    case inProgress
    case notDone
    /// The row is none of this school's business.
    case notApplicable
}
