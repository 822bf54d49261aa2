import Foundation

/// The moment of a call by the sandbox's clock, read once so that all its effects have one date.
struct Moment: Sendable {
    let date: Date
    /// Seconds since some start by a clock that nobody moves, by which limits count.
    let uptime: Double

    /// Unix time, as the Bot API writes dates.
    var seconds: Int { Int(date.timeIntervalSince1970.rounded(.down)) }
}

/// Why a `/sandbox` call is refused; the text is for the person or script that called.
enum Complaint: Error, Equatable {
    /// 400
    case wrong(String)
    /// 404
    case missing(String)
    /// 409
    case conflict(String)

    var status: Int {
        switch self {
        case .wrong: 400
        case .missing: 404
        case .conflict: 409
        }
    }

    var text: String {
        switch self {
        case .wrong(let text), .missing(let text), .conflict(let text): text
        }
    }
}
