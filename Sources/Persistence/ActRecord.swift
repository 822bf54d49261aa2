package import Chat
package import Core
package import Foundation

/// Something a coordinator does in chat, from the first question to its end.
package struct ActRecord: Hashable, Sendable {
    package let id: Int64
    package let author: PersonID
    /// Where it was asked for.
    package let chat: ChatID
    /// Nil where a program of another version spelled it.
    package let act: CoordinatorAct?
    /// What its author typed: a message, a remark, a reason.
    package let words: String?
    package let state: State
    /// The message that shows it.
    package let message: MessageID?
    /// How its obligation stood before it.
    package let earlier: Standing?
    /// How many people it wrote to.
    package let people: Int
    /// The municipalities that its author coordinated when he asked for it; nil where that was the region.
    package let places: [MunicipalityID]?
    package let proposedAt: Date
    package let doneAt: Date?

    package enum State: String, Sendable {
        /// Its author's words are waited for.
        case asked
        /// Shown to its author, who has not answered yet.
        case proposed
        case declined, done, undone
    }
}

/// What became of one message of an act.
package struct ActDelivery: Hashable, Sendable {
    package let person: PersonID
    package let state: State

    /// In the order in which one says more of a person than another.
    package enum State: Int, Comparable, Sendable {
        case waiting, sent, failed, recalled
        /// What it was about had been done, put off or told otherwise before it left.
        case needless
        /// So long ago that the messages are kept no more.
        case unknown

        package static func < (left: State, right: State) -> Bool { left.rawValue < right.rawValue }
    }
}
