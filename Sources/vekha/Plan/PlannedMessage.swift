import Core
import Foundation
import Service

/// One message of the dry run.
enum PlannedMessage {
    case reminder(PlannedBundle)
    case seminar(PlannedSeminar)
    /// For whom nothing else is due then.
    case digest(PlannedDigest)

    var at: Date {
        switch self {
        case .reminder(let planned): planned.bundle.at
        case .seminar(let planned): planned.at
        case .digest(let planned): planned.at
        }
    }

    var recipient: PersonID {
        switch self {
        case .reminder(let planned): planned.bundle.recipient
        case .seminar(let planned): planned.recipient
        case .digest(let planned): planned.recipient
        }
    }

    /// True for what follows only if a deadline is missed.
    var isOverdue: Bool {
        switch self {
        case .reminder(let planned): planned.bundle.notices.allSatisfy(\.step.isOverdue)
        case .seminar, .digest: false
        }
    }
}
