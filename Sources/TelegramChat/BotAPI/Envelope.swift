/// What every method of the Bot API answers with (https://core.telegram.org/bots/api#making-requests).
enum Envelope<Answer: Decodable>: Decodable {
    case result(Answer)
    case refusal(Refusal)

    private enum CodingKeys: String, CodingKey {
        case ok, result, description, parameters
        case code = "error_code"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        if try fields.decode(Bool.self, forKey: .ok) {
            self = .result(try fields.decode(Answer.self, forKey: .result))
        } else {
            let refusal = Refusal(
                code: fields.lenient(Int.self, .code),
                words: fields.lenient(String.self, .description) ?? "",
                parameters: fields.lenient(Refusal.Parameters.self, .parameters)
            )
            self = .refusal(refusal)
        }
    }
}

/// Why a method was refused, in Telegram's words.
struct Refusal {
    /// As a rule the HTTP status again.
    let code: Int?
    let words: String
    let parameters: Parameters?

    struct Parameters: Decodable {
        let newChat: Int64?
        /// Seconds.
        let retryAfter: Int64?

        private enum CodingKeys: String, CodingKey {
            case newChat = "migrate_to_chat_id"
            case retryAfter = "retry_after"
        }
    }
}

/// A result that is of no interest beyond its being there.
struct Ignored: Decodable {
    init(from decoder: any Decoder) {}
}

extension KeyedDecodingContainer {
    /// Nil where the field is missing, null or of another form: Telegram adds and changes fields as it likes, and no
    /// update may be lost to a field that could be done without.
    func lenient<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
        (try? decodeIfPresent(type, forKey: key)) ?? nil
    }
}
