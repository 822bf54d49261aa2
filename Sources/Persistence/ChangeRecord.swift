package import Chat
package import Core
package import Foundation

/// A change of the configuration, from the proposal to its end.
package struct ChangeRecord: Hashable, Sendable {
    package let id: Int64
    package let author: PersonID
    /// Where it was asked for.
    package let chat: ChatID
    /// Nil where a program of another version spelled it.
    package let change: ConfigurationChange?
    package let state: State
    /// Why it was refused.
    package let reason: String?
    /// The message that shows it, once a button of it was pressed.
    package let message: MessageID?
    package let proposedAt: Date
    package let appliedAt: Date?
    package let writing: Writing?
    /// The municipalities it is about, where it is about some only: their coordinator may decide on it.
    package let places: [MunicipalityID]?

    package enum State: String, Sendable {
        /// A file was sent; it is still to be fetched and looked at.
        case received
        /// Shown to its author, who has not answered yet.
        case proposed
        case declined
        /// To be written to the files.
        case accepted
        case applied
        /// To be taken back.
        case undoing
        case undone
        case refused
    }

    /// What is about to be written, kept before it is: after a crash it tells whether it was.
    package struct Writing: Hashable, Sendable {
        /// SHA-256 of the file before and after, in hexadecimal digits; `after` is empty while nothing was confirmed.
        package let before: String
        package let after: String
        /// The name under which the old file is kept.
        package let backup: String

        package init(before: String, after: String, backup: String) {
            self.before = before
            self.after = after
            self.backup = backup
        }
    }
}
