import Chat
import CurlHTTP
import Foundation
import TelegramChat
import TestSupport
import Testing

let secret = "4711:TheKey-of_the-Bot"
let receivedAt = Date(timeIntervalSince1970: 1_640_000_000)

extension TelegramMessenger {
    static func at(_ address: String, http: HTTPClient = HTTPClient()) throws -> TelegramMessenger {
        let token: BotToken = try #require(BotToken(secret))
        let address: BotAPIAddress = try #require(BotAPIAddress(address))
        return TelegramMessenger(token: token, address: address, http: http, now: { receivedAt })
    }

    static func at(_ server: RawHTTPServer) throws -> TelegramMessenger {
        try at("http://\(server.authority)")
    }
}

extension RawHTTPServer {
    /// A Telegram that answers every method with this result.
    static func result(_ json: String) throws -> RawHTTPServer {
        try RawHTTPServer { _ in .ok(#"{"ok":true,"result":\#(json)}"#) }
    }

    /// The one request there was, as method of the Bot API and JSON.
    func onlyCall() throws -> (method: String, body: NSDictionary) {
        let request = try #require(requests.first)
        #expect(requests.count == 1)
        #expect(request.method == "POST")
        #expect(request["content-type"] == "application/json")
        let prefix = "/bot\(secret)/"
        #expect(request.target.hasPrefix(prefix))
        return (String(request.target.dropFirst(prefix.count)), try json(request.text))
    }
}

/// JSON text as something to compare by meaning.
func json(_ text: String) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
}

/// The failure of a call that is expected to fail.
func failure(of call: () async throws(DeliveryFailure) -> Void) async throws -> DeliveryFailure {
    do {
        try await call()
    } catch {
        return error
    }
    throw NoFailure()
}

private struct NoFailure: Error {}
