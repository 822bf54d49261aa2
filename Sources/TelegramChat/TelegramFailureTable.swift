import Chat
import CurlHTTP

/// What Telegram's refusals mean for us: the one place where its codes and words are known.
///
/// The Bot API documents codes, and its texts not at all; the texts are those of the server's public source
/// (https://github.com/tdlib/telegram-bot-api) and of Telegram's own errors (https://core.telegram.org/api/errors).
enum TelegramFailureTable {
    enum Meaning: Equatable {
        case failure(DeliveryFailure)
        /// What was asked is so already, or is of no use any more.
        case pointless
    }

    /// Texts that narrow a code down; in lower case, found anywhere in the words. The first that fits is taken.
    private static let texts: [(code: Int, text: String, meaning: Meaning)] = [
        (403, "blocked by the user", .failure(.unreachable(.blocked))),
        (403, "user is deactivated", .failure(.unreachable(.deactivated))),
        (403, "bot was kicked", .failure(.unreachable(.kicked))),
        (403, "bot is not a member", .failure(.unreachable(.kicked))),
        (403, "group chat was deleted", .failure(.unreachable(.chatNotFound))),
        // The person has never written to the bot, or has deleted the chat with it.
        (403, "can't initiate conversation", .failure(.unreachable(.chatNotFound))),

        (400, "message is not modified", .pointless),
        (400, "query is too old", .pointless),
        (400, "query_id_invalid", .pointless),
        (400, "message to edit not found", .failure(.messageGone)),
        (400, "message_id_invalid", .failure(.messageGone)),
        (400, "chat not found", .failure(.unreachable(.chatNotFound))),
        (400, "user not found", .failure(.unreachable(.chatNotFound))),
        (400, "peer_id_invalid", .failure(.unreachable(.chatNotFound))),
        (400, "chat_id_invalid", .failure(.unreachable(.chatNotFound))),
        (400, "group chat was upgraded", .failure(.unreachable(.chatNotFound))),
        (400, "group chat was deactivated", .failure(.unreachable(.chatNotFound))),
        (400, "user is deactivated", .failure(.unreachable(.deactivated))),
        (400, "input_user_deactivated", .failure(.unreachable(.deactivated))),
        (400, "user_is_blocked", .failure(.unreachable(.blocked))),
        (400, "not enough rights", .failure(.unreachable(.noRights))),
        (400, "have no rights to send", .failure(.unreachable(.noRights))),
        (400, "need administrator rights", .failure(.unreachable(.noRights))),
        (400, "chat_write_forbidden", .failure(.unreachable(.noRights))),
        (400, "chat_admin_required", .failure(.unreachable(.noRights))),
        (400, "chat_restricted", .failure(.unreachable(.noRights))),
        (400, "topic_closed", .failure(.unreachable(.noRights))),
    ]

    /// `refusal.code` is Telegram's or, where it gives none, the HTTP status.
    static func meaning(of refusal: Refusal) -> Meaning {
        if let chat = refusal.parameters?.newChat { return .failure(.moved(to: ChatID(rawValue: chat))) }
        let words = refusal.words.lowercased()
        if let row = texts.first(where: { $0.code == refusal.code && words.contains($0.text) }) { return row.meaning }
        return .failure(failure(of: refusal))
    }

    private static func failure(of refusal: Refusal) -> DeliveryFailure {
        switch refusal.code ?? 0 {
        case 401: .unauthorized
        // A token of the wrong form gets a bare 404; a method that is not known says so.
        case 404 where !refusal.words.lowercased().contains("method"): .unauthorized
        // Forbidden for a reason we have not met: the chat does not take messages, whatever it is.
        case 403: .unreachable(.noRights)
        case 409: .conflict(refusal.words)
        case 429, 500...: failure(ofStatus: refusal.code ?? 0, retryAfter: refusal.parameters?.retryAfter)
        default: .rejected(refusal.words)
        }
    }

    /// Where the status is all that is known: the body is not the Bot API's. `retryAfter` is in seconds.
    static func failure(ofStatus status: Int, retryAfter: Int64?) -> DeliveryFailure {
        switch status {
        case 429:
            .temporary(.tooManyRequests, retryAfter: wait(retryAfter))
        case 500...:
            // 502 and 504 are a gateway's: it had handed the request on and did not hear what became of it.
            .temporary(
                .server(status),
                retryAfter: wait(retryAfter),
                mayHaveArrived: status == 502 || status == 504
            )
        default:
            .temporary(.unreadable("Status \(status) without the Bot API's JSON"), mayHaveArrived: true)
        }
    }

    /// Seconds as they were asked for, up to a day: whoever asks for more does not mean it.
    private static func wait(_ seconds: Int64?) -> Duration? {
        seconds.map { .seconds(min(max($0, 0), 86_400)) }
    }

    /// Where no answer came at all; `words` are free of the token.
    static func failure(of failure: HTTPFailure, words: String) -> DeliveryFailure {
        switch failure.reason {
        case .badRequest: .rejected(words)
        case .timeout: .temporary(.timeout, mayHaveArrived: failure.mayHaveArrived)
        case .cancelled, .shutDown: .temporary(.cancelled, mayHaveArrived: failure.mayHaveArrived)
        case .tooLarge, .unreadable: .temporary(.unreadable(words), mayHaveArrived: failure.mayHaveArrived)
        case .resolve, .connect, .proxy, .tls, .cut, .broken:
            .temporary(.connection(words), mayHaveArrived: failure.mayHaveArrived)
        }
    }
}
