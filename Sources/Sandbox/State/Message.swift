import Foundation

/// One message of a chat.
struct Message: Sendable {
    let id: Int
    let chat: Int
    let sender: Int
    let date: Date
    /// The text, or the caption of the file.
    var content: MarkedText
    var keyboard: Keyboard?
    var file: StoredFile?
    var edited: Date?
    var replyTo: Int?
    /// Joins the messages of one album.
    var album: String?

    /// What has to differ for an edit to be one.
    func looks(like other: Message) -> Bool {
        content == other.content && (keyboard?.inlineRows ?? []) == (other.keyboard?.inlineRows ?? [])
    }
}

/// A file that a person or a bot sent.
struct StoredFile: Sendable {
    /// What bots pass to `getFile`; says nothing of its making, like the real ones.
    let id: String
    let name: String
    let mediaType: String
    let bytes: [UInt8]
    let isPhoto: Bool
    /// Where `/file/bot<token>/` serves it.
    let path: String

    /// Files of the same content have the same unique id at the real service; here each file has its own.
    var uniqueID: String { String(id.suffix(12)) }

    /// The Bot API's Document, or its sizes of a photo.
    var member: JSON.Member {
        let common: [JSON.Member] = [
            .init(key: "file_id", value: .string(id)), .init(key: "file_unique_id", value: .string(uniqueID)),
            .init(key: "file_size", value: .int(bytes.count)),
        ]
        guard isPhoto else {
            return .init(
                key: "document",
                value: .object(
                    [
                        .init(key: "file_name", value: .string(name)),
                        .init(key: "mime_type", value: .string(mediaType)),
                    ] + common
                )
            )
        }
        // The sandbox does not decode pictures; bots that care for the size download them.
        let size: [JSON.Member] = [.init(key: "width", value: 1280), .init(key: "height", value: 960)]
        return .init(key: "photo", value: .array([.object(common + size)]))
    }
}
