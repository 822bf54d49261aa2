/// The methods of the Bot API that the sandbox has; others are answered as unknown.
enum Method: String, CaseIterable, Sendable {
    case getMe
    case getUpdates, setWebhook, deleteWebhook, getWebhookInfo
    case sendMessage, sendDocument, sendPhoto, sendMediaGroup, sendChatAction
    case editMessageText, editMessageCaption, editMessageReplyMarkup, deleteMessage
    case answerCallbackQuery
    case getFile
    case setMyCommands, getMyCommands, deleteMyCommands
    case getChat, getChatMember

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue.lowercased(), $0) })

    /// Names are case-insensitive (https://core.telegram.org/bots/api#making-requests).
    init?(name: some StringProtocol) {
        guard let method = Self.byName[name.lowercased()] else { return nil }
        self = method
    }
}

/// One call of a bot.
struct Call: Sendable {
    let bot: Int
    let method: Method
    let parameters: Parameters
    let now: Moment
}

/// What a successful call gives: the result, and the words that some methods add to it.
struct Outcome: Sendable {
    let result: JSON
    var description: String?

    static let done = Outcome(result: true)

    var json: JSON {
        ["ok": true, "result": result, "description": description.map(JSON.string)]
    }
}

extension World {
    /// Answers every method but `getUpdates`, which may have to wait.
    mutating func answer(_ call: Call) throws(APIFailure) -> Outcome {
        switch call.method {
        case .getMe: me(call)
        case .getUpdates: throw .internalError
        case .setWebhook: try setWebhook(call)
        case .deleteWebhook: deleteWebhook(call)
        case .getWebhookInfo: webhookInfo(call)
        case .sendMessage: try sendMessage(call)
        case .sendDocument: try sendFile(call, field: "document")
        case .sendPhoto: try sendFile(call, field: "photo")
        case .sendMediaGroup: try sendMediaGroup(call)
        case .sendChatAction: try sendChatAction(call)
        case .editMessageText: try editMessageText(call)
        case .editMessageCaption: try editMessageCaption(call)
        case .editMessageReplyMarkup: try editMessageReplyMarkup(call)
        case .deleteMessage: try deleteMessage(call)
        case .answerCallbackQuery: try answerCallbackQuery(call)
        case .getFile: try getFile(call)
        case .setMyCommands: try setMyCommands(call)
        case .getMyCommands: try myCommands(call)
        case .deleteMyCommands: try deleteMyCommands(call)
        case .getChat: try getChat(call)
        case .getChatMember: try getChatMember(call)
        }
    }
}
