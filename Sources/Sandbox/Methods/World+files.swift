/// `sendDocument`, `sendPhoto`, `sendMediaGroup`, `getFile`.
extension World {
    /// Limits of https://core.telegram.org/bots/api#sending-files and `#getfile`, in bytes.
    private static let largestUpload = 50 * 1024 * 1024
    private static let largestDownload = 20 * 1024 * 1024
    private static let longestAlbum = 10

    mutating func sendFile(_ call: Call, field: String) throws(APIFailure) -> Outcome {
        let chat = try writableChat(call)
        let caption = try caption(call)
        let keyboard = try keyboard(call)
        let replyTo = try replied(call, in: chat)
        let file = try file(call, named: call.parameters.string(field), field: field, isPhoto: field == "photo")
        let message = Message(
            id: chat.nextMessageID,
            chat: chat.id,
            sender: call.bot,
            date: call.now.date,
            content: caption,
            keyboard: keyboard,
            file: file,
            replyTo: replyTo
        )
        return Outcome(result: try deliver([message], call)[0])
    }

    mutating func sendMediaGroup(_ call: Call) throws(APIFailure) -> Outcome {
        let chat = try writableChat(call)
        let replyTo = try replied(call, in: chat)
        guard let media = call.parameters.json("media")?.array, !media.isEmpty else { throw .albumEmpty }
        guard media.count <= Self.longestAlbum else { throw .albumTooLong }
        let album = String(13_000_000_000_000_000 + nextNumber())
        var messages: [Message] = []
        for item in media {
            guard let kind = item["type"]?.string, ["document", "photo"].contains(kind) else {
                throw .badRequest("can't parse InputMedia: the sandbox takes documents and photos only")
            }
            let caption = try Self.marked(
                item["caption"]?.string ?? "",
                parseMode: item["parse_mode"]?.string,
                entities: item["caption_entities"]
            )
            let message = Message(
                id: chat.nextMessageID + messages.count,
                chat: chat.id,
                sender: call.bot,
                date: call.now.date,
                content: caption,
                file: try file(call, named: item["media"]?.string, field: "media", isPhoto: kind == "photo"),
                replyTo: replyTo,
                album: album
            )
            messages.append(message)
        }
        return Outcome(result: .array(try deliver(messages, call)))
    }

    func getFile(_ call: Call) throws(APIFailure) -> Outcome {
        guard let file = call.parameters.string("file_id").flatMap({ files[$0] }) else { throw .fileUnknown }
        guard file.bytes.count <= Self.largestDownload else { throw .fileTooBig }
        return Outcome(result: [
            "file_id": .string(file.id), "file_unique_id": .string(file.uniqueID),
            "file_size": .int(file.bytes.count), "file_path": .string(file.path),
        ])
    }

    /// The file a call brings under the field's own name or as `attach://name`, or that it names by an earlier id.
    private mutating func file(
        _ call: Call,
        named name: String?,
        field: String,
        isPhoto: Bool
    ) throws(APIFailure) -> StoredFile {
        let attachment = "attach://"
        let part = name.flatMap { $0.hasPrefix(attachment) ? String($0.dropFirst(attachment.count)) : nil } ?? field
        if let upload = call.parameters.uploads[part] {
            guard !upload.bytes.isEmpty else { throw .fileEmpty }
            guard upload.bytes.count <= Self.largestUpload else { throw .uploadTooLarge }
            return keep(upload, isPhoto: isPhoto)
        }
        guard let name, !name.isEmpty else { throw .noFile(field) }
        guard let file = files[name] else { throw .fileIdentifierWrong }
        return file
    }

    /// Files are never forgotten while the sandbox runs.
    mutating func keep(_ upload: Parameters.Upload, isPhoto: Bool) -> StoredFile {
        let number = nextNumber()
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 12 - digits.count)) + digits
        let dot = upload.fileName.lastIndex(of: ".")
        let suffix = dot.map {
            upload.fileName[$0...].filter { $0 == "." || $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
        let file = StoredFile(
            id: (isPhoto ? "AgACAgIAAxkBAAI" : "BQACAgIAAxkBAAI") + padded,
            name: upload.fileName,
            mediaType: upload.mediaType,
            bytes: upload.bytes,
            isPhoto: isPhoto,
            path: "\(isPhoto ? "photos" : "documents")/file_\(number)\(suffix ?? (isPhoto ? ".jpg" : ""))"
        )
        files[file.id] = file
        filesByPath[file.path] = file.id
        return file
    }
}
