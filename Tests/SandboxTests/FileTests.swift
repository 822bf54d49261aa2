import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(5)))
struct FileTests {
    /// A multipart body of fields and files.
    private func form(_ fields: [String: String], files: [String: (name: String, bytes: String)]) -> [UInt8] {
        var body = ""
        for (name, value) in fields {
            body += "--B\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        for (name, file) in files {
            body += "--B\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"\(file.name)\"\r\n"
            body += "Content-Type: text/csv\r\n\r\n\(file.bytes)\r\n"
        }
        return Array((body + "--B--\r\n").utf8)
    }

    private let type = "multipart/form-data; boundary=B"

    @Test func `a document goes both ways and is downloaded`() async throws {
        try await withSandbox { client in
            try await client.say(5)
            let sent = try await client.call(
                "POST",
                "/bot777:abc/sendDocument",
                type: type,
                body: form(
                    ["chat_id": "5", "caption": "<b>Форма</b>", "parse_mode": "HTML"],
                    files: ["document": ("Отчёт.csv", "a;b\r\n")]
                )
            ).result
            #expect(sent["document"]?["file_name"] == "Отчёт.csv")
            #expect(sent["document"]?["mime_type"] == "text/csv")
            #expect(sent["caption"] == "Форма")
            let shown = try #require(try await client.messages(5)[1]["files"]?[0])
            #expect(shown["size"] == 5)
            let saved = try await client.call("GET", shown["url"]?.string ?? "")
            #expect(String(decoding: saved.body, as: UTF8.self) == "a;b\r\n")
            #expect(saved.contentType == "application/octet-stream")

            let posted = try await client.call(
                "POST",
                "/sandbox/file",
                type: type,
                body: form(["chat": "5", "caption": "вот"], files: ["file": ("план.docx", "PK")])
            ).json
            #expect(posted["message_id"] == 3)
            let message = try #require(try await client.updates().last?["message"])
            #expect(message["caption"] == "вот")
            let id = try #require(message["document"]?["file_id"])
            #expect(posted["file_id"] == id)
            let path = try #require(try await client.bot("getFile", ["file_id": id]).result["file_path"]?.string)
            #expect(try await client.call("GET", "/file/bot777:abc/\(path)").body == Array("PK".utf8))
            #expect(try await client.call("GET", "/file/bot777:abc/documents/none").status == 404)
            #expect(
                try await client.bot("getFile", ["file_id": "none"]).refusal
                    == "400 Bad Request: wrong file_id or the file is temporarily unavailable"
            )
            #expect(try await client.bot("sendDocument", ["chat_id": 5, "document": id]).status == 200)
            #expect(
                try await client.bot("sendDocument", ["chat_id": 5]).refusal
                    == "400 Bad Request: there is no document in the request"
            )
            let long = JSON.string(String(repeating: "x", count: 1_025))
            #expect(
                try await client.bot("sendDocument", ["chat_id": 5, "document": id, "caption": long]).refusal
                    == "400 Bad Request: message caption is too long"
            )
            #expect(
                try await client.bot("editMessageText", ["chat_id": 5, "message_id": 2, "text": "x"]).refusal
                    == "400 Bad Request: there is no text in the message to edit"
            )
            let edited = try await client.bot(
                "editMessageCaption",
                ["chat_id": 5, "message_id": 2, "caption": "новая"]
            )
            #expect(edited.result["caption"] == "новая")
        }
    }

    @Test func `photos and albums are sent`() async throws {
        try await withSandbox { client in
            try await client.say(5)
            let photo = try await client.call(
                "POST",
                "/bot777:abc/sendPhoto",
                type: type,
                body: form(["chat_id": "5"], files: ["photo": ("a.png", "x")])
            ).result
            #expect(photo["photo"]?[0]?["file_id"]?.string != nil)
            let media =
                #"[{"type":"document","media":"attach://a","caption":"первый"},{"type":"document","media":"attach://b"}]"#
            let album = try await client.call(
                "POST",
                "/bot777:abc/sendMediaGroup",
                type: type,
                body: form(["chat_id": "5", "media": media], files: ["a": ("1.csv", "1"), "b": ("2.csv", "2")])
            ).result
            #expect(album.array?.map { $0["document"]?["file_name"] } == ["1.csv", "2.csv"])
            #expect(album[0]?["caption"] == "первый")
            #expect(album[0]?["media_group_id"] == album[1]?["media_group_id"])
            #expect(try await client.bot("sendMediaGroup", ["chat_id": 5, "media": []]).status == 400)
        }
    }
}
