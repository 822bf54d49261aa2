/// Which school somebody means by what he has typed.
package enum SchoolMatches: Hashable, Sendable {
    /// One, and everything typed fits it and no other nearly as well.
    case sure(School)
    /// To be asked about, best first; one alone is a guess.
    case likely([School])
    case none

    /// Best first.
    package var schools: [School] {
        switch self {
        case .sure(let school): [school]
        case .likely(let schools): schools
        case .none: []
        }
    }

    /// Nil where one would have to guess.
    package var sure: School? {
        if case .sure(let school) = self { school } else { nil }
    }
}
