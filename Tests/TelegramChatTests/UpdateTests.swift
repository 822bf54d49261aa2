import Chat
import Foundation
import TelegramChat
import TestSupport
import Testing

/// Updates as Telegram tells them, and what they say to the bot.
@Suite(.timeLimit(.minutes(5)))
struct UpdateTests {
    struct Told: CustomTestStringConvertible {
        let testDescription: String
        let json: String
        let event: IncomingEvent?

        /// The update's id is 5 in all of them.
        init(_ name: String, _ json: String, _ event: IncomingEvent?) {
            self.testDescription = name
            self.json = #"{"update_id":5,\#(json)}"#
            self.event = event
        }
    }

    private static let anna = Sender(id: 7_123_456_789)
    private static let annaJSON =
        #"{"id":7123456789,"is_bot":false,"first_name":"Анна","last_name":"Очирова","username":"anna","language_code":"ru"}"#
    private static let head = #""message_id":31,"date":1640001000,"from":\#(annaJSON),"chat":\#(privateChat)"#
    private static let privateChat = #"{"id":7123456789,"first_name":"Анна","type":"private"}"#
    private static let group = #"{"id":-1001234567890,"title":"Школы","type":"supergroup"}"#

    private static func event(
        _ content: IncomingEvent.Content,
        group: Bool = false,
        sender: Sender? = anna,
        at seconds: Double = 1_640_001_000
    ) -> IncomingEvent {
        IncomingEvent(
            id: 5,
            chat: ChatID(rawValue: group ? -1_001_234_567_890 : 7_123_456_789),
            chatKind: group ? .group : .personal,
            sender: sender,
            date: Date(timeIntervalSince1970: seconds),
            content: content
        )
    }

    private static let message = MessageID(rawValue: 31)

    static let told: [Told] = [
        Told(
            "a text",
            #""message":{\#(head),"text":"Готово 👍"}"#,
            event(.text("Готово 👍", message: message, replyTo: nil))
        ),
        Told(
            "an answer in a group",
            #"""
            "message":{"message_id":31,"date":1640001000,"from":\#(annaJSON),"chat":\#(group),"text":"да",
            "reply_to_message":{"message_id":30,"date":1640000000,"chat":\#(group),"text":"Готово?"},
            "entities":[{"type":"bold","offset":0,"length":2}],"some_new_field":{"deep":[1,2,{"x":null}]}}
            """#,
            event(.text("да", message: message, replyTo: MessageID(rawValue: 30)), group: true)
        ),
        Told(
            "a document",
            #"""
            "message":{\#(head),"caption":"за март","media_group_id":"13579","reply_to_message":{"message_id":30},
            "document":{"file_id":"BQAC","file_unique_id":"u","file_name":"отчёт.xlsx",
            "mime_type":"application/vnd.ms-excel","file_size":4294967296}}
            """#,
            event(
                .file(
                    IncomingFile(
                        id: "BQAC",
                        name: "отчёт.xlsx",
                        mediaType: "application/vnd.ms-excel",
                        size: 4_294_967_296
                    ),
                    caption: "за март",
                    message: message,
                    replyTo: MessageID(rawValue: 30),
                    album: "13579"
                )
            )
        ),
        Told(
            "a photo, of which the largest size is taken",
            #"""
            "message":{\#(head),"photo":[{"file_id":"s","width":90,"height":60,"file_size":1000},
            {"file_id":"l","width":1280,"height":853,"file_size":150000},{"file_id":"m","width":320,"height":213}]}
            """#,
            event(
                .file(
                    IncomingFile(id: "l", name: nil, mediaType: "image/jpeg", size: 150_000),
                    caption: nil,
                    message: message,
                    replyTo: nil,
                    album: nil
                )
            )
        ),
        Told("a sticker", #""message":{\#(head),"sticker":{"emoji":"👍"}}"#, event(.other("sticker", message: message))),
        Told("a voice message", #""message":{\#(head),"voice":{}}"#, event(.other("voice", message: message))),
        Told(
            "a moving picture, which comes as a document too",
            #""message":{\#(head),"animation":{},"document":{"file_id":"g"}}"#,
            event(.other("animation", message: message))
        ),
        Told(
            "a venue, which comes as a location too",
            #""message":{\#(head),"location":{},"venue":{}}"#,
            event(.other("venue", message: message))
        ),
        Told(
            "something unheard of",
            #""message":{\#(head),"hologram":{}}"#,
            event(.other("message", message: message))
        ),
        Told(
            "a document in a form that cannot be read",
            #""message":{\#(head),"document":{"file_id":17}}"#,
            event(.other("message", message: message))
        ),
        Told(
            "a text that was changed",
            #""edited_message":{\#(head),"edit_date":1640002000,"text":"Не готово"}"#,
            event(.other("edited", message: message), at: 1_640_002_000)
        ),
        Told(
            "a press",
            #""callback_query":{"id":"4382","from":\#(annaJSON),"data":"done:7","chat_instance":"-1","message":{\#(head)}}"#,
            event(.press("done:7", message: message, token: PressToken(rawValue: "4382")), at: 1_640_000_000)
        ),
        Told(
            "a press under a message too old to be told",
            #""callback_query":{"id":"4382","from":\#(annaJSON),"data":"d","message":{"message_id":31,"date":0,"chat":\#(group)}}"#,
            event(.press("d", message: message, token: PressToken(rawValue: "4382")), group: true, at: 1_640_000_000)
        ),
        Told(
            "a press under a message of another chat's",
            #""callback_query":{"id":"4382","from":\#(annaJSON),"data":"d","inline_message_id":"AgA"}"#,
            event(.press("d", message: nil, token: PressToken(rawValue: "4382")), at: 1_640_000_000)
        ),
        Told(
            "the person blocks the bot",
            membership("kicked", chat: privateChat),
            event(.reachable(false))
        ),
        Told("the person lets the bot in again", membership("member", chat: privateChat), event(.reachable(true))),
        Told(
            "the bot is thrown out of a group",
            membership("kicked", chat: group),
            event(.reachable(false), group: true)
        ),
        Told("the bot leaves a group", membership("left", chat: group), event(.reachable(false), group: true)),
        Told(
            "the bot becomes an administrator",
            membership("administrator", chat: group),
            event(.reachable(true), group: true)
        ),
        Told(
            "the bot is restricted out of a group",
            membership("restricted", more: #","is_member":false"#, chat: group),
            event(.reachable(false), group: true)
        ),
        Told(
            "a group becomes a supergroup",
            #""message":{"message_id":31,"date":1640001000,"chat":{"id":-1001234567890,"type":"group"},"migrate_to_chat_id":-1009}"#,
            event(.moved(to: ChatID(rawValue: -1009)), group: true, sender: nil)
        ),
        Told("a kind we did not ask for", #""poll":{"id":"1"}"#, nil),
        Told("a kind nobody knows", #""telepathy":{"strength":9000}"#, nil),
        Told("a message past reading", #""message":{"message_id":"x","chat":7}"#, nil),
        Told("nothing at all", #""message":null"#, nil),
    ]

    private static func membership(_ status: String, more: String = "", chat: String) -> String {
        #"""
        "my_chat_member":{"chat":\#(chat),"from":\#(annaJSON),"date":1640001000,
        "old_chat_member":{"user":{"id":1},"status":"member"},"new_chat_member":{"user":{"id":1},"status":"\#(status)"\#(more)}}
        """#
    }

    @Test(arguments: told)
    func `by polling`(_ told: Told) async throws {
        let server = try RawHTTPServer.result("[\(told.json)]")
        let batch = try await TelegramMessenger.at(server).events(after: nil, wait: .zero)
        #expect(batch.events == [told.event].compactMap { $0 })
        #expect(batch.next == EventCursor(rawValue: 6))
    }

    @Test(arguments: told)
    func `by webhook`(_ told: Told) {
        let events = TelegramWebhook.events(in: Array(told.json.utf8), receivedAt: receivedAt)
        #expect(events == [told.event].compactMap { $0 })
    }

    @Test(arguments: ["", "[]", "{}", "{\"update_id\":", "<html/>"])
    func `a webhook's body that is no update`(_ body: String) {
        #expect(TelegramWebhook.events(in: Array(body.utf8), receivedAt: receivedAt) == nil)
    }

    @Test func `an update past reading does not take the others along`() async throws {
        let texts = (1...9).map { number in
            number == 4
                ? #"{"update_id":104,"message":{"message_id":[],"chat":{}}}"#
                : number == 5
                    ? #""not even an update""#
                    : number == 9
                        ? #"{"update_id":109,"telepathy":{}}"#
                        : #"{"update_id":\#(100 + number),"message":{\#(Self.head),"text":"\#(number)"}}"#
        }
        let server = try RawHTTPServer.result("[\(texts.joined(separator: ","))]")
        let batch = try await TelegramMessenger.at(server).events(after: nil, wait: .zero)
        #expect(batch.events.map(\.id) == [101, 102, 103, 106, 107, 108])
        #expect(batch.next == EventCursor(rawValue: 110))
    }

    @Test func `ids keep all their digits`() async throws {
        let json =
            #"{"update_id":9007199254740993,"message":{"message_id":4503599627370497,"chat":{"id":-4503599627370497},"text":""}}"#
        let server = try RawHTTPServer.result("[\(json)]")
        let batch = try await TelegramMessenger.at(server).events(after: nil, wait: .zero)
        let event = try #require(batch.events.first)
        #expect(event.id == 9_007_199_254_740_993)
        #expect(event.chat.rawValue == -4_503_599_627_370_497)
        #expect(event.chatKind == .group)
        #expect(event.content == .text("", message: MessageID(rawValue: 4_503_599_627_370_497), replyTo: nil))
        #expect(event.date == receivedAt)
    }
}
