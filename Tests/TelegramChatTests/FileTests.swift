import Chat
import Foundation
import TelegramChat
import TestSupport
import Testing

/// Files going out and coming in.
@Suite(.timeLimit(.minutes(5)))
struct FileTests {
    private let chat = ChatID(rawValue: 77)
    private let bytes: [UInt8] = (0..<3000).map { UInt8(truncatingIfNeeded: $0) }

    @Test func `a document goes out as a form`() async throws {
        let server = try RawHTTPServer.result(#"{"message_id":43,"document":{"file_id":"x"}}"#)
        let message = OutgoingMessage(
            text: "Свод за <b>март</b>",
            buttons: [[Button("Принять", press: "ok")]],
            attachment: Attachment(fileName: "свод.csv", mediaType: "text/csv; charset=utf-8", bytes: bytes),
            silent: true
        )
        #expect(try await TelegramMessenger.at(server).send(message, to: chat) == MessageID(rawValue: 43))
        let request = try #require(server.requests.first)
        #expect(request.target == "/bot\(secret)/sendDocument")
        let parts = try parts(of: request)
        #expect(
            parts.map(\.head) == [
                #"Content-Disposition: form-data; name="chat_id""#,
                #"Content-Disposition: form-data; name="caption""#,
                #"Content-Disposition: form-data; name="parse_mode""#,
                #"Content-Disposition: form-data; name="disable_notification""#,
                #"Content-Disposition: form-data; name="reply_markup""#,
                "Content-Disposition: form-data; name=\"document\"; filename=\"свод.csv\"\r\n"
                    + "Content-Type: text/csv; charset=utf-8",
            ]
        )
        let values = parts.dropLast().map { String(decoding: $0.content, as: UTF8.self) }
        #expect(
            values == [
                "77", "Свод за <b>март</b>", "HTML", "true",
                #"{"inline_keyboard":[[{"text":"Принять","callback_data":"ok"}]]}"#,
            ]
        )
        #expect(parts.last?.content == bytes)
    }

    @Test(arguments: [(true, "sendPhoto", "photo"), (false, "sendDocument", "document")])
    func `a file that the messenger keeps goes out by its id`(isPhoto: Bool, method: String, field: String) async throws
    {
        let server = try RawHTTPServer.result(#"{"message_id":43}"#)
        let message = OutgoingMessage(text: "Строка 7", attachment: Attachment(kept: "F", isPhoto: isPhoto))
        #expect(try await TelegramMessenger.at(server).send(message, to: chat) == MessageID(rawValue: 43))
        let request = try #require(server.requests.first)
        #expect(request.target == "/bot\(secret)/\(method)")
        let body = String(decoding: request.body, as: UTF8.self)
        #expect(body == #"{"chat_id":77,"\#(field)":"F","caption":"Строка 7","parse_mode":"HTML"}"#)
    }

    @Test func `a document without text, buttons and silence is two fields`() async throws {
        let server = try RawHTTPServer.result(#"{"message_id":43}"#)
        let file = Attachment(fileName: "a.csv", mediaType: "text/csv", bytes: bytes)
        _ = try await TelegramMessenger.at(server).send(OutgoingMessage(text: "", attachment: file), to: chat)
        #expect(try parts(of: try #require(server.requests.first)).count == 2)
    }

    @Test func `a picture goes out as a photo, to be seen in the chat`() async throws {
        let server = try RawHTTPServer.result(#"{"message_id":43}"#)
        let file = Attachment(fileName: "board.png", mediaType: "image/png", bytes: bytes)
        _ = try await TelegramMessenger.at(server).send(OutgoingMessage(text: "Отчёты", attachment: file), to: chat)
        let request = try #require(server.requests.first)
        #expect(request.target == "/bot\(secret)/sendPhoto")
        let part = try #require(try parts(of: request).last)
        let head = "Content-Disposition: form-data; name=\"photo\"; filename=\"board.png\"\r\nContent-Type: image/png"
        #expect(part.head == head && part.content == bytes)
    }

    @Test func `a file is asked for by id and fetched by path`() async throws {
        let bytes = bytes
        let server = try RawHTTPServer { request in
            request.method == "POST"
                ? .ok(#"{"ok":true,"result":{"file_id":"F","file_size":3000,"file_path":"documents/отчёт 1?.xlsx"}}"#)
                : .answer(status: 200, fields: [], body: bytes)
        }
        let file = IncomingFile(id: "F", name: nil, mediaType: nil, size: nil)
        #expect(try await TelegramMessenger.at(server).download(file, limit: 3000) == bytes)
        #expect(server.requests.map(\.method) == ["POST", "GET"])
        #expect(try json(server.requests[0].text) == ["file_id": "F"])
        #expect(
            server.requests[1].target
                == "/file/bot\(secret)/documents/%D0%BE%D1%82%D1%87%D1%91%D1%82%201%3F.xlsx"
        )
    }

    /// Where the size is learnt: from the event, from `getFile`, or only from the bytes.
    @Test(arguments: [(101, 0, 0), (nil, 101, 1), (nil, nil, 2)] as [(Int?, Int?, Int)])
    func `a file above the limit is rejected as early as its size is known`(
        _ announced: Int?,
        _ known: Int?,
        _ requests: Int
    ) async throws {
        let size = known.map { #","file_size":\#($0)"# } ?? ""
        let server = try RawHTTPServer { request in
            request.method == "POST"
                ? .ok(#"{"ok":true,"result":{"file_id":"F","file_path":"p"\#(size)}}"#)
                : .answer(status: 200, fields: [], body: [UInt8](repeating: 1, count: 101))
        }
        let messenger = try TelegramMessenger.at(server)
        let file = IncomingFile(id: "F", name: nil, mediaType: nil, size: announced)
        let failure = try await failure { () async throws(DeliveryFailure) in
            _ = try await messenger.download(file, limit: 100)
        }
        #expect(failure == .rejected("The file is larger than 100 bytes"))
        #expect(server.requests.count == requests)
    }

    @Test(arguments: [
        (
            404, #"{"ok":false,"error_code":404,"description":"Not Found"}"#,
            DeliveryFailure.rejected("The file is not there any more")
        ),
        (401, #"{"ok":false,"error_code":401,"description":"Unauthorized"}"#, .unauthorized),
        (503, "busy", .temporary(.server(503))),
    ])
    func `a path that leads nowhere is no wrong token`(
        _ status: Int,
        _ body: String,
        _ expected: DeliveryFailure
    ) async throws {
        let server = try RawHTTPServer { request in
            request.method == "POST" ? .ok(#"{"ok":true,"result":{"file_path":"p"}}"#) : .status(status, body)
        }
        let messenger = try TelegramMessenger.at(server)
        let file = IncomingFile(id: "F", name: nil, mediaType: nil, size: nil)
        let failure = try await failure { () async throws(DeliveryFailure) in
            _ = try await messenger.download(file, limit: 100)
        }
        #expect(failure == expected)
    }

    /// Takes a form apart by its boundary alone.
    private func parts(of request: RawRequest) throws -> [(head: String, content: [UInt8])] {
        let type = try #require(request["content-type"])
        let boundary = try #require(type.split(separator: "boundary=").last)
        #expect(type.hasPrefix("multipart/form-data; "))
        let data = Data(request.body)
        let mark = Data("--\(boundary)".utf8)
        var pieces: [Data] = []
        var rest = data[...]
        while let range = rest.range(of: mark) {
            pieces.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        #expect(rest == Data("--\r\n".utf8))
        return try pieces.dropFirst().map { piece in
            let middle = try #require(piece.range(of: Data("\r\n\r\n".utf8)))
            let head = String(decoding: piece[..<middle.lowerBound].dropFirst(2), as: UTF8.self)
            return (head, Array(piece[middle.upperBound...].dropLast(2)))
        }
    }
}
