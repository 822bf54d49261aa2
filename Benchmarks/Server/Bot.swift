/// An answer of the Bot API.
struct Reply {
    var status = 200
    let body: [UInt8]
    /// Milliseconds before it is given.
    var delay = 0
    /// True for a message that was taken: what the measuring counts.
    var isMessage = false
}

/// The Bot API as far as a benchmark goes: any token is a bot, and there is one queue of updates for all.
final class Bot {
    private let latency: Int
    private var updates: UpdateQueue
    private var statistics: Statistics
    private var pace: Pace
    private var lastMessage: Int64 = 1_000_000

    init(_ options: Options) {
        latency = options.latency
        updates = UpdateQueue(count: options.updates, chats: options.chats, text: options.text)
        statistics = Statistics(updates: options.updates, chats: options.chats)
        pace = Pace(limit: options.limit, chatLimit: options.chatLimit)
    }

    /// `/bot<token>/<method>` and `/stats`.
    func reply(to request: HTTPRequest, at now: Instant) -> Reply {
        let path = request.path.split(separator: UInt8(ascii: "/"))
        if path.count == 1, path[0].isEqual(ignoringCase: "stats") { return Reply(body: statistics.json) }
        guard path.count == 2, path[0].starts(with: Array("bot".utf8)) else {
            return refusal(404, "Not Found")
        }
        let method = String(decoding: path[1], as: UTF8.self)
        statistics.count(method, at: now)
        let parameters = CallParameters(request)
        var reply = answer(method, parameters, at: now)
        if reply.isMessage { statistics.messageCame(parameters.chat, at: now) }
        reply.delay = max(reply.delay, latency)
        return reply
    }

    /// The answer goes out now.
    func answered(_ reply: Reply) {
        if reply.isMessage { statistics.messageAnswered(at: .now) }
    }

    private func answer(_ method: String, _ parameters: CallParameters, at now: Instant) -> Reply {
        switch method {
        case "getUpdates":
            let list = updates.next(
                offset: parameters.offset ?? 0,
                limit: Int(min(max(parameters.limit ?? 100, 1), 100))
            )
            return Reply(body: result(list.json), delay: list.count == 0 ? Int(parameters.timeout ?? 0) * 1_000 : 0)
        case "sendMessage", "sendDocument", "sendPhoto":
            guard let chat = parameters.chat else { return refusal(400, "Bad Request: chat_id is empty") }
            if let seconds = pace.wait(for: chat, at: now) {
                statistics.refuse()
                return refusal(429, "Too Many Requests: retry after \(seconds)", retryAfter: seconds)
            }
            lastMessage += 1
            return Reply(body: message(lastMessage, chat, parameters.text), isMessage: true)
        case "editMessageText", "editMessageReplyMarkup":
            return Reply(body: message(parameters.message ?? 0, parameters.chat ?? 0, parameters.text))
        case "getMe":
            return Reply(body: result(Array(Self.me.utf8)))
        case "getWebhookInfo":
            return Reply(body: result(Array(Self.webhook.utf8)))
        case "getMyCommands":
            return Reply(body: result(Array("[]".utf8)))
        default:
            // deleteWebhook, setMyCommands, answerCallbackQuery, logOut, close and their like.
            return Reply(body: result(Array("true".utf8)))
        }
    }

    private func result(_ json: [UInt8]) -> [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(json.count + 32)
        body.append(#"{"ok":true,"result":"#)
        body.append(contentsOf: json)
        body.append("}")
        return body
    }

    private func message(_ id: Int64, _ chat: Int64, _ text: [UInt8]) -> [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(text.count + 256)
        body.append(#"{"ok":true,"result":{"message_id":"#)
        body.append(decimal: id)
        body.append(#","from":{"id":1,"is_bot":true,"first_name":"Bench","username":"bench_bot"},"chat":{"id":"#)
        body.append(decimal: chat)
        body.append(#","first_name":"Person","type":"private"},"date":1700000000,"text":""#)
        body.append(contentsOf: text)
        body.append(#""}}"#)
        return body
    }

    private func refusal(_ code: Int, _ words: String, retryAfter: Int? = nil) -> Reply {
        let parameters = retryAfter.map { #","parameters":{"retry_after":\#($0)}"# } ?? ""
        let json = #"{"ok":false,"error_code":\#(code),"description":"\#(words)"\#(parameters)}"#
        return Reply(status: code, body: Array(json.utf8))
    }

    private static let me = """
        {"id":1,"is_bot":true,"first_name":"Bench","username":"bench_bot","can_join_groups":true,\
        "can_read_all_group_messages":false,"supports_inline_queries":false}
        """
    private static let webhook = #"{"url":"","has_custom_certificate":false,"pending_update_count":0}"#
}
