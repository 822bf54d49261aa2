package import Core
package import Foundation
internal import Persistence

/// What a coordinator has done about others, as the audit tells it: by ids and numbers, without a word of what was typed.
package struct AuditedAct: Hashable, Sendable {
    /// `act/12`; a message to a group has a key that begins so.
    package let key: String
    package let at: Date
    package let author: PersonID
    /// `accept`, `sendBack`, `close`, `tell` or `nudge`.
    package let kind: String
    /// What or whom it was about: `7/2022-03-01..2022-03-31/school:s-07`, `schools/lagansky`, `report/2022-03`.
    package let about: String
    /// How many people it wrote to.
    package let people: Int
    private let isUndone: Bool

    /// `done` or `undone`.
    package var outcome: String { isUndone ? "undone" : "done" }

    /// Nil for what was never done, and for a command begun by a button, which leaves a trace of its own.
    init?(_ record: ActRecord) {
        guard let at = record.doneAt, let act = record.act, let about = act.about else { return nil }
        key = "act/\(record.id)"
        self.at = at
        author = record.author
        kind = act.kind
        self.about = about
        people = record.people
        isUndone = record.state == .undone
    }
}

extension CoordinatorAct {
    fileprivate var about: String? {
        switch self {
        case .accept(let id), .sendBack(let id), .close(let id): id.path
        case .nudge(let debts): debts.path
        case .tell(let audience, _): audience.path
        case .command: nil
        }
    }
}

extension ObligationID {
    fileprivate var path: String { "\(activity)/\(occurrence)/\(subject)" }
}

extension Debts {
    fileprivate var path: String {
        switch self {
        case .report(let month): "report/\(month)"
        case .row(let row, let occurrence): "\(row)/\(occurrence)"
        case .obligation(let id): id.path
        case .overdue(let subject): "overdue/\(subject)"
        case .overdueIn(let place): "overdue/" + (place.map { "\(Subject.municipality($0))" } ?? "organisations")
        case .seminar(let id): "seminar/\(id)"
        }
    }
}

extension Audience {
    fileprivate var path: String {
        switch self {
        case .schools(let place): ["schools", place?.rawValue].compactMap(\.self).joined(separator: "/")
        case .school(let id): "school/\(id)"
        case .curators: "curators"
        case .municipalCoordinators: "municipalCoordinators"
        case .silent(let month): "silent/\(month)"
        case .late(let row): "late/\(row)"
        }
    }
}
