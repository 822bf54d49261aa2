import Chat

struct DocumentPayload: Decodable {
    let file: IncomingFile

    private enum CodingKeys: String, CodingKey {
        case id = "file_id"
        case name = "file_name"
        case mediaType = "mime_type"
        case size = "file_size"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        file = IncomingFile(
            id: try fields.decode(String.self, forKey: .id),
            name: fields.lenient(String.self, .name),
            mediaType: fields.lenient(String.self, .mediaType),
            size: fields.lenient(Int.self, .size)
        )
    }
}

/// One of the sizes that Telegram keeps a photo in.
struct PhotoPayload: Decodable {
    let id: String
    let width: Int
    let height: Int
    let size: Int?

    private enum CodingKeys: String, CodingKey {
        case width, height
        case id = "file_id"
        case size = "file_size"
    }
}

extension [PhotoPayload] {
    /// Telegram makes a JPEG of every photo, and forgets its name.
    var largest: IncomingFile? {
        self.max { $0.width * $0.height < $1.width * $1.height }
            .map { IncomingFile(id: $0.id, name: nil, mediaType: "image/jpeg", size: $0.size) }
    }
}
