/// A refusal of the Bot API: the status, the words and the parameters with which the real service refuses.
///
/// All the texts stand in this file. Where they come from: the public sources of the Bot API server and of TDLib,
/// and answers that people quote from the real service.
struct APIFailure: Error, Equatable {
    let code: Int
    let description: String
    /// Seconds to wait before the next try, of a 429.
    var retryAfter: Int?
    /// The new id of a group that became a supergroup.
    var migrateTo: Int?

    /// The body of the answer.
    var json: JSON {
        var parameters: [JSON.Member] = []
        if let retryAfter { parameters.append(.init(key: "retry_after", value: .int(retryAfter))) }
        if let migrateTo { parameters.append(.init(key: "migrate_to_chat_id", value: .int(migrateTo))) }
        return [
            "ok": false, "error_code": .int(code), "description": .string(description),
            "parameters": parameters.isEmpty ? nil : .object(parameters),
        ]
    }
}

extension APIFailure {
    static func badRequest(_ text: String) -> Self { Self(code: 400, description: "Bad Request: " + text) }
    static func forbidden(_ text: String) -> Self { Self(code: 403, description: "Forbidden: " + text) }
    static func conflict(_ text: String) -> Self { Self(code: 409, description: "Conflict: " + text) }

    static func tooManyRequests(retryAfter: Int) -> Self {
        Self(code: 429, description: "Too Many Requests: retry after \(retryAfter)", retryAfter: retryAfter)
    }

    static let notFound = Self(code: 404, description: "Not Found")
    static let unauthorized = Self(code: 401, description: "Unauthorized")
    static let internalError = Self(code: 500, description: "Internal Server Error")

    static let chatEmpty = badRequest("chat_id is empty")
    static let chatNotFound = badRequest("chat not found")
    static let notStarted = forbidden("bot can't initiate conversation with a user")
    static let blocked = forbidden("bot was blocked by the user")
    static let memberNotFound = badRequest("member not found")

    static let textEmpty = badRequest("message text is empty")
    static let textTooLong = badRequest("message is too long")
    static let captionTooLong = badRequest("message caption is too long")
    static let parseModeUnknown = badRequest("unsupported parse_mode")
    static func unparsable(_ reason: String) -> Self { badRequest("can't parse entities: " + reason) }

    static let messageUnnamed = badRequest("message identifier is not specified")
    static let replyNotFound = badRequest("message to be replied not found")
    static let editNotFound = badRequest("message to edit not found")
    static let notEditable = badRequest("message can't be edited")
    static let noTextToEdit = badRequest("there is no text in the message to edit")
    static let noCaptionToEdit = badRequest("there is no caption in the message to edit")
    static let notModified = badRequest(
        "message is not modified: specified new message content and reply markup are exactly the same as a current "
            + "content and reply markup of the message"
    )
    static let deleteNotFound = badRequest("message to delete not found")
    static let queryInvalid = badRequest("query is too old and response timeout expired or query ID is invalid")
    static let answerTooLong = badRequest("MESSAGE_TOO_LONG")

    static func noFile(_ kind: String) -> Self { badRequest("there is no \(kind) in the request") }
    static let fileUnknown = badRequest("wrong file_id or the file is temporarily unavailable")
    static let fileIdentifierWrong = badRequest("wrong file identifier/HTTP URL specified")
    static let fileTooBig = badRequest("file is too big")
    static let fileEmpty = badRequest("file must be non-empty")
    static let uploadTooLarge = Self(code: 413, description: "Request Entity Too Large")
    static let albumEmpty = badRequest("there are no messages to send")
    static let albumTooLong = badRequest("too many messages to send as an album")

    static let commandInvalid = badRequest("BOT_COMMAND_INVALID")
    static let commandDescriptionInvalid = badRequest("BOT_COMMAND_DESCRIPTION_INVALID")
    static let commandsTooMany = badRequest("BOT_COMMANDS_TOO_MUCH")
    static let actionWrong = badRequest("wrong parameter action in request")

    static let otherPoll = conflict(
        "terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    static let pollEndedByWebhook = conflict("terminated by setWebhook request")
    static let webhookActive = conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    static let webhookInvalid = badRequest("bad webhook: An HTTPS URL must be provided for webhook")
    static let secretInvalid = badRequest("secret token contains unallowed characters")
}
