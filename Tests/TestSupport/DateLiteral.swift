package import Core

/// The date written as `YYYY-MM-DD`.
package func date(_ iso: String) -> CivilDate {
    guard let date = CivilDate(iso: iso) else { preconditionFailure("\(iso) is no date") }
    return date
}
