import CurlHTTP
import Foundation
import TelegramChat
import Testing

struct BotTokenTests {
    @Test(arguments: ["123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11", "1:abc", "4711:_-9"])
    func `a token is a number, a colon and a key`(_ text: String) {
        #expect(BotToken(text) != nil)
    }

    @Test(arguments: [
        "", ":", "123", "123:", "123:ab", ":abc", "12a:abc", "123:ab c", "123:abc/../x", "123:abc:def", " 123:abc",
        "123:abc\n", "123:клю", "１２３:abc",
    ])
    func `anything else is no token`(_ text: String) {
        #expect(BotToken(text) == nil)
    }

    @Test func `no way of printing shows the key`() throws {
        let token: BotToken = try #require(BotToken(secret))
        let messenger = TelegramMessenger(token: token, http: HTTPClient(), now: { receivedAt })
        var dumped = ""
        dump(token, to: &dumped)
        dump(messenger, to: &dumped)
        let texts = [
            "\(token)", String(describing: token), String(reflecting: token), String(reflecting: messenger),
            "\([token])", "\(Optional(token) as Any)", dumped,
        ]
        for text in texts { #expect(!text.contains("TheKey"), "\(text)") }
        #expect("\(token)" == "4711:…")
    }
}

struct BotAPIAddressTests {
    @Test(arguments: [
        ("https://api.telegram.org", "https://api.telegram.org"),
        ("https://api.telegram.org/", "https://api.telegram.org"),
        ("HTTP://localhost:8081", "http://localhost:8081"),
        ("http://[::1]:8081/relay/telegram//", "http://[::1]:8081/relay/telegram"),
    ])
    func `slashes at the end make no difference, a prefix stays`(_ text: String, _ read: String) {
        #expect(BotAPIAddress(text)?.description == read)
    }

    @Test(arguments: [
        "", "api.telegram.org", "ftp://host", "https://", "https://u:p@host", "https://host?q", "https://h#f",
    ])
    func `anything else is no address`(_ text: String) {
        #expect(BotAPIAddress(text) == nil)
    }
}
