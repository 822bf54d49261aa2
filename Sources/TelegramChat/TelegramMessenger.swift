package import Chat
package import CurlHTTP

package import struct Foundation.Date

/// Telegram as a messenger, through its Bot API (https://core.telegram.org/bots/api, version 10.1).
///
/// Holds no state beyond its HTTP client: cursors, retries and the pace of sending are the caller's.
package struct TelegramMessenger: Messenger {
    let api: BotAPI
    /// For presses of buttons, which Telegram gives no date.
    let now: @Sendable () -> Date

    package init(
        token: BotToken,
        address: BotAPIAddress = .telegram,
        http: HTTPClient,
        now: @escaping @Sendable () -> Date
    ) {
        self.api = BotAPI(http: http, address: address, token: token)
        self.now = now
    }

    package var executor: (any TaskExecutor)? { api.http.executor }

    package func identity() async throws(DeliveryFailure) -> BotIdentity {
        let user: UserPayload = try await api.call("getMe", .json(JSONObject().finished()))
        return BotIdentity(id: user.id, name: user.name, handle: user.handle ?? "")
    }

    /// Ids below zero are groups and channels (https://core.telegram.org/api/bots/ids).
    package func kind(of chat: ChatID) -> ChatKind { chat.rawValue < 0 ? .group : .personal }

    package func setCommands(_ commands: [MenuCommand], in scope: MenuScope) async throws(DeliveryFailure) {
        var body = JSONObject()
        if !commands.isEmpty { body.add("commands", commands.map(Self.object)) }
        if case .chat(let chat) = scope {
            var object = JSONObject()
            object.add("type", "chat")
            object.add("chat_id", chat.rawValue)
            body.add("scope", object)
        }
        try await api.tell(commands.isEmpty ? "deleteMyCommands" : "setMyCommands", .json(body.finished()))
    }

    /// Ends the delivery by webhook, without which `events` is a conflict; what is undelivered stays.
    package func takeOverEvents() async throws(DeliveryFailure) {
        try await api.tell("deleteWebhook", .json(JSONObject().finished()))
    }

    private static func object(_ command: MenuCommand) -> JSONObject {
        var object = JSONObject()
        object.add("command", command.name)
        object.add("description", command.summary)
        return object
    }
}
