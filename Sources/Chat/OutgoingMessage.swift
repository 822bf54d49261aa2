/// A message to people, in words any messenger has: marked-up text, buttons under it, perhaps a file.
package struct OutgoingMessage: Hashable, Sendable, Codable {
    /// Text in the small HTML subset that every messenger of ours can show: `b`, `i`, `u`, `s`, `a href`, `code`,
    /// `pre`, `blockquote`; everything else is escaped as `&lt; &gt; &amp; &quot;`.
    package var text: String
    /// Rows of buttons, top to bottom.
    package var buttons: [[Button]]
    package var attachment: Attachment?
    /// Delivered without a sound.
    package var silent: Bool

    package init(text: String, buttons: [[Button]] = [], attachment: Attachment? = nil, silent: Bool = false) {
        self.text = text
        self.buttons = buttons
        self.attachment = attachment
        self.silent = silent
    }
}

/// A button under a message.
package struct Button: Hashable, Sendable, Codable {
    package let label: String
    package let action: Action

    package enum Action: Hashable, Sendable, Codable {
        /// Comes back as `IncomingEvent.Content.press` with this text; at most 64 bytes of UTF-8, Telegram's limit.
        case press(String)
        /// Opens an address.
        case open(String)
    }

    package init(_ label: String, press data: String) {
        self.label = label
        self.action = .press(data)
    }

    package init(_ label: String, open address: String) {
        self.label = label
        self.action = .open(address)
    }
}

/// A file that goes with a message; its text becomes the caption.
package struct Attachment: Hashable, Sendable, Codable {
    package let fileName: String
    /// For example `text/csv; charset=utf-8`.
    package let mediaType: String
    package let bytes: [UInt8]
    /// A file that the messenger keeps already, by its own name for it; there are no bytes then.
    package let kept: Kept?

    package struct Kept: Hashable, Sendable, Codable {
        package let id: String
        /// Photos are kept apart from documents.
        package let isPhoto: Bool
    }

    package init(kept id: String, isPhoto: Bool) {
        fileName = ""
        mediaType = ""
        bytes = []
        kept = Kept(id: id, isPhoto: isPhoto)
    }

    package init(fileName: String, mediaType: String, bytes: [UInt8]) {
        self.fileName = fileName
        self.mediaType = mediaType
        self.bytes = bytes
        kept = nil
    }

    /// True for a picture that is to be seen in the chat without opening a file.
    package var isPhoto: Bool { kept?.isPhoto ?? ["image/png", "image/jpeg"].contains(mediaType) }
}
