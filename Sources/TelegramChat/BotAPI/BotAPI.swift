import Chat
import CurlHTTP
import Foundation
import HTTPTypes

/// The Bot API's side of HTTP: methods, answers, files.
struct BotAPI: Sendable {
    let http: HTTPClient
    let address: BotAPIAddress
    let token: BotToken

    enum Body {
        case json([UInt8])
        case form(MultipartForm)
    }

    /// What a call came to.
    enum Outcome<Answer> {
        case done(Answer)
        /// Refused, because it is so already or has become pointless; in Telegram's words.
        case pointless(String)
    }

    /// Calls a method for the sake of its result; `deadline` is for the whole call.
    func call<Answer: Decodable>(
        _ method: String,
        _ body: Body,
        within deadline: Duration = Self.patience
    ) async throws(DeliveryFailure) -> Answer {
        try result(try await exchange(method, body, deadline))
    }

    /// Sends a message; the answer's only interesting number is found without reading all of it.
    func send(
        _ method: String,
        _ body: Body,
        within deadline: Duration = Self.patience
    ) async throws(DeliveryFailure) -> MessageReference {
        let answer = try await exchange(method, body, deadline)
        if let reference = MessageReference(beginningOf: answer.body) { return reference }
        return try result(answer)
    }

    /// Calls a method for the sake of its effect: what is so already is a success.
    func tell(_ method: String, _ body: Body) async throws(DeliveryFailure) {
        _ = try read(try await exchange(method, body, Self.patience)) as Outcome<Ignored>
    }

    /// The bytes behind a path that `getFile` gave.
    func file(at path: String, limit: Int, within deadline: Duration) async throws(DeliveryFailure) -> [UInt8] {
        let path = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""
        let request = request(.get, "/file/bot\(token.secret)/\(path)")
        let answer: HTTPAnswer
        do {
            answer = try await http.send(request, deadlines: deadlines(deadline), answerLimit: limit)
        } catch {
            if error.reason == .tooLarge { throw .rejected("The file is larger than \(limit) bytes") }
            throw failure(of: error)
        }
        // A path lives an hour; Telegram answers 404 then, which elsewhere means a wrong token.
        if answer.status == .notFound { throw .rejected("The file is not there any more") }
        guard answer.status == .ok else {
            if case .pointless(let words) = try read(answer) as Outcome<Ignored> { throw .rejected(words) }
            throw unreadable(answer)
        }
        return answer.body
    }

    /// For calls that are answered at once; large bodies and long polls get more.
    static let patience = Duration.seconds(30)

    private func result<Answer: Decodable>(_ answer: HTTPAnswer) throws(DeliveryFailure) -> Answer {
        switch try read(answer) as Outcome<Answer> {
        case .done(let result): return result
        case .pointless(let words): throw .rejected(words)
        }
    }

    private func exchange(
        _ method: String,
        _ body: Body,
        _ deadline: Duration
    ) async throws(DeliveryFailure) -> HTTPAnswer {
        let (bytes, fields): ([UInt8], HTTPFields) =
            switch body {
            case .json(let bytes): (bytes, Self.json)
            case .form(let form): (form.encoded(), [.contentType: form.contentType])
            }
        let request = request(.post, "/bot\(token.secret)/\(method)", fields)
        do {
            return try await http.send(request, body: bytes, deadlines: deadlines(deadline))
        } catch {
            throw failure(of: error)
        }
    }

    /// Made once: every message carries it.
    private static let json: HTTPFields = [.contentType: "application/json"]

    private func request(_ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields = [:]) -> HTTPRequest {
        HTTPRequest(
            method: method,
            scheme: address.scheme,
            authority: address.authority,
            path: address.prefix + path,
            headerFields: fields
        )
    }

    private func deadlines(_ total: Duration) -> HTTPClient.Deadlines {
        HTTPClient.Deadlines(connect: .seconds(10), total: total)
    }
}

/// Answers and what they mean.
extension BotAPI {
    private func read<Answer: Decodable>(_ answer: HTTPAnswer) throws(DeliveryFailure) -> Outcome<Answer> {
        guard let envelope = try? JSONDecoder().decode(Envelope<Answer>.self, from: Data(answer.body)) else {
            throw unreadable(answer)
        }
        switch envelope {
        case .result(let result):
            return .done(result)
        case .refusal(let refusal):
            let clean = Refusal(
                code: refusal.code ?? answer.status.code,
                words: token.removed(from: refusal.words),
                parameters: refusal.parameters
            )
            switch TelegramFailureTable.meaning(of: clean) {
            case .pointless: return .pointless(clean.words)
            case .failure(let failure): throw failure
            }
        }
    }

    /// Not the Bot API's JSON: a gateway's page, or half an answer. Nothing of the body is quoted, since such pages
    /// like to repeat the address, which holds the token.
    private func unreadable(_ answer: HTTPAnswer) -> DeliveryFailure {
        let retryAfter = answer.fields[.retryAfter].flatMap { Int64($0) }
        return TelegramFailureTable.failure(ofStatus: answer.status.code, retryAfter: retryAfter)
    }

    private func failure(of failure: HTTPFailure) -> DeliveryFailure {
        TelegramFailureTable.failure(of: failure, words: token.removed(from: failure.description))
    }
}
