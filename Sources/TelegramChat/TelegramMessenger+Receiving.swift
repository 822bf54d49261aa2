package import Chat

extension TelegramMessenger {
    /// Telegram hands out at most 100 updates at a time, and forgets an update when a later one is asked for.
    package func events(after cursor: EventCursor?, wait: Duration) async throws(DeliveryFailure) -> EventBatch {
        let seconds = max(0, wait.components.seconds)
        var body = JSONObject()
        if let cursor { body.add("offset", cursor.rawValue) }
        body.add("limit", 100)
        body.add("timeout", seconds)
        body.add("allowed_updates", UpdatePayload.kinds)
        let list: UpdateList = try await api.call(
            "getUpdates",
            .json(body.finished()),
            within: .seconds(seconds) + Self.graceForPolling
        )
        let now = now()
        return EventBatch(
            events: list.updates.compactMap { $0.event(receivedAt: now) },
            next: list.updates.map(\.id).max().map { EventCursor(rawValue: $0 + 1) }
        )
    }

    package func download(_ file: IncomingFile, limit: Int) async throws(DeliveryFailure) -> [UInt8] {
        let tooLarge = DeliveryFailure.rejected("The file is larger than \(limit) bytes")
        guard file.size ?? 0 <= limit else { throw tooLarge }
        var body = JSONObject()
        body.add("file_id", file.id)
        let known: FilePayload = try await api.call("getFile", .json(body.finished()))
        guard known.size ?? 0 <= limit else { throw tooLarge }
        guard let path = known.path else { throw .rejected("Telegram gives no path to the file") }
        return try await api.file(at: path, limit: limit, within: Self.patience(for: known.size ?? limit))
    }

    /// On top of the wait, for the answer to come over.
    private static let graceForPolling = Duration.seconds(15)
}

/// The answer of `getFile`.
private struct FilePayload: Decodable {
    let path: String?
    let size: Int?

    private enum CodingKeys: String, CodingKey {
        case path = "file_path"
        case size = "file_size"
    }
}
