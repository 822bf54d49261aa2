internal import Chat
internal import GRDB

/// What is to be put into a chat, as the outbox and the table of its words hold it.
///
/// The words stand in a column of their own: most messages have nothing else, and a person reading the file sees them.
struct StoredContent {
    let kind: Kind
    var text: String?
    /// A message to edit, or the entry of one to show anew or to follow.
    var target: Int64?
    /// JSON of what else the kind has; nil where that is nothing.
    var details: String?

    enum Kind: String {
        case message, edit, reminder, refresh, seminar, file, digest, menu
    }

    /// What a message has besides its words.
    private struct MessageDetails: Codable {
        var buttons: [[Button]]?
        var attachment: Attachment?
        var silent: Bool?
    }

    /// What reads them out of the outbox, in the order in which `init(_:from:)` takes them.
    static let columns = """
        kind, target, (SELECT text FROM outboxWords WHERE entry = outbox.id),
        (SELECT details FROM outboxWords WHERE entry = outbox.id)
        """

    /// False where the kind and its target say it all.
    var hasWords: Bool { text != nil || details != nil }

    init(_ content: OutboxContent) throws {
        switch content {
        case .message(let message):
            kind = .message
            text = message.text
            details = try Self.details(of: message)
        case .edit(let earlier, let message):
            kind = .edit
            text = message.text
            target = earlier.rawValue
            details = try Self.details(of: message)
        case .reminder:
            kind = .reminder
        case .reminderAfterOutage(let outage):
            kind = .reminder
            details = try JSONText.write(outage)
        case .refresh(let entry):
            kind = .refresh
            target = entry
        case .seminar:
            kind = .seminar
        case .file(let order):
            kind = .file
            text = order
        case .digest(let reminders):
            kind = .digest
            target = reminders
        case .menu:
            kind = .menu
        case .unreadable:
            throw UnwritableContent()
        }
    }

    /// Reads the columns that begin at an index of the row.
    ///
    /// Nil where another program wrote a kind that this one does not know.
    init?(_ row: Row, from first: Int) {
        guard let kind = Kind(rawValue: row[first]) else { return nil }
        self.kind = kind
        target = row[first + 1]
        text = row[first + 2]
        details = row[first + 3]
    }

    /// Nil where the columns do not hold what the kind needs.
    var content: OutboxContent? {
        switch kind {
        case .message:
            return message.map(OutboxContent.message)
        case .edit:
            guard let target, let message else { return nil }
            return .edit(MessageID(rawValue: target), message)
        case .reminder:
            guard let details else { return .reminder }
            return (try? JSONText.read(Outage.self, details)).map(OutboxContent.reminderAfterOutage)
        case .refresh:
            return target.map(OutboxContent.refresh)
        case .seminar:
            return .seminar
        case .file:
            return text.map(OutboxContent.file)
        case .digest:
            return .digest(after: target)
        case .menu:
            return .menu
        }
    }

    private var message: OutgoingMessage? {
        guard let text else { return nil }
        guard let details else { return OutgoingMessage(text: text) }
        guard let read = try? JSONText.read(MessageDetails.self, details) else { return nil }
        return OutgoingMessage(
            text: text,
            buttons: read.buttons ?? [],
            attachment: read.attachment,
            silent: read.silent ?? false
        )
    }

    private static func details(of message: OutgoingMessage) throws -> String? {
        guard !message.buttons.isEmpty || message.attachment != nil || message.silent else { return nil }
        return try JSONText.write(
            MessageDetails(
                buttons: message.buttons.isEmpty ? nil : message.buttons,
                attachment: message.attachment,
                silent: message.silent ? true : nil
            )
        )
    }
}

/// Only what this program understands is to be sent.
private struct UnwritableContent: Error {}
