package import Chat
package import Foundation

/// What is to be put into a chat.
package enum OutboxContent: Hashable, Sendable {
    case message(OutgoingMessage)
    /// A message made of the notices that point to this entry; worded when it is sent, so that «осталось 3 дня» is true.
    case reminder
    /// The same, after a time in which answers may have been lost.
    case reminderAfterOutage(Outage)
    /// New words for a message sent before.
    case edit(MessageID, OutgoingMessage)
    /// A reminder sent before, by its entry, to be shown as things stand when this is sent: a later change must not be
    /// overwritten by an earlier one that waited longer.
    case refresh(Int64)
    /// What the notice about a seminar that points to this entry says; worded when it is sent, for it may be moved or
    /// declined while it waits.
    case seminar
    /// A picture or a table that is made when it is sent, so that it shows how things stand then and nothing of it is
    /// kept; what is asked for, in the words of the button that asked.
    case file(String)
    /// The coordinator's digest that points to this entry; worded when it is sent, so that it is true by then. With the
    /// entry of the reminders in whose message there was no room for it.
    case digest(after: Int64?)
    /// The menu of commands of the chat; made when it is sent, so that it fits whoever the chat speaks for by then.
    case menu
    /// Written by a program that spelled its messages differently.
    case unreadable

    /// True where the words are there already, and false where they are made when it is sent.
    package var isWorded: Bool {
        switch self {
        case .message, .edit: true
        case .reminder, .reminderAfterOutage, .refresh, .seminar, .file, .digest, .menu, .unreadable: false
        }
    }

    /// True where notices point to the entry.
    var carriesNotices: Bool {
        switch self {
        case .reminder, .reminderAfterOutage, .seminar: true
        case .message, .edit, .refresh, .file, .digest, .menu, .unreadable: false
        }
    }

    /// True where digests may point to the entry.
    var carriesDigests: Bool {
        switch self {
        case .reminder, .reminderAfterOutage, .digest: true
        case .message, .edit, .refresh, .seminar, .file, .menu, .unreadable: false
        }
    }
}

/// A time in which the messenger may have dropped what people did.
package struct Outage: Hashable, Sendable, Codable {
    package let from: Date
    package let until: Date

    package init(from: Date, until: Date) {
        self.from = from
        self.until = until
    }
}

/// Which of the waiting messages goes first: somebody who pressed a button is looking at the screen.
package enum Lane: Int, Hashable, Sendable, CaseIterable {
    case answer = 0
    /// Of use at its moment only, so it waits for no working hours: a meeting is about to begin.
    case timely = 3
    case edit = 1
    case notice = 2
}

/// An entry that waits to be sent.
package struct WaitingEntry: Hashable, Sendable {
    package let id: Int64
    package let chat: ChatID
    package let lane: Lane
    package let notBefore: Date

    package init(id: Int64, chat: ChatID, lane: Lane, notBefore: Date) {
        self.id = id
        self.chat = chat
        self.lane = lane
        self.notBefore = notBefore
    }
}

/// An entry of the outbox that this process has taken to send.
package struct OutboxEntry: Hashable, Sendable {
    package let id: Int64
    /// What it is about.
    package let key: String
    package let chat: ChatID
    package let lane: Lane
    package let content: OutboxContent
    /// How often it was tried before.
    package let attempts: Int
    /// Nothing of it is kept once it has ended.
    package let isFleeting: Bool

    package init(
        id: Int64,
        key: String,
        chat: ChatID,
        lane: Lane,
        content: OutboxContent,
        attempts: Int,
        isFleeting: Bool = false
    ) {
        self.id = id
        self.key = key
        self.chat = chat
        self.lane = lane
        self.content = content
        self.attempts = attempts
        self.isFleeting = isFleeting
    }
}

/// What came of taking an entry to send.
package enum Taking: Hashable, Sendable {
    case taken(OutboxEntry)
    /// Its moment is still to come.
    case notYet(Date)
    /// It has been sent or otherwise ended.
    case gone
}

/// How a try to send ended, for the ledger.
package enum DeliveryRecord: Hashable, Sendable {
    /// Nil for an edit, which has no message of its own.
    case sent(MessageID?)
    case suppressed(reason: String)
    case failed(reason: String)
    /// To be tried again.
    case postponed(until: Date, reason: String, mayHaveArrived: Bool)
    /// The line is down, the token is not accepted, or the service is stopping: as if never tried.
    case returned
    /// Not to be sent at this hour: as if never tried.
    case held(until: Date, reason: String)

    /// True where a try came to nothing; false for what has not been tried.
    var isToBeTriedAgain: Bool {
        switch self {
        case .postponed, .returned: true
        case .sent, .suppressed, .failed, .held: false
        }
    }

    /// True where nothing more is to come of the entry.
    var isFinal: Bool {
        switch self {
        case .sent, .suppressed, .failed: true
        case .postponed, .returned, .held: false
        }
    }
}
