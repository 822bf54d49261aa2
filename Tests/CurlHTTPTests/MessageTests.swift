import CurlHTTP
import HTTPTypes
import TestSupport
import Testing

/// What goes over the wire, and what is read from it.
@Suite(.timeLimit(.minutes(5)))
struct MessageTests {
    @Test(arguments: [HTTPRequest.Method.get, .head, .post, .put, .delete, .options])
    func `every method goes out with its path`(_ method: HTTPRequest.Method) async throws {
        let server = try RawHTTPServer { _ in .text("HTTP/1.1 204 No Content\r\n\r\n", thenClose: false) }
        let answer = try await HTTPClient().send(.to(server, method, path: "/a/b?c=d%20e"))
        #expect(answer.status == .noContent)
        #expect(server.requests.map(\.method) == [method.rawValue])
        #expect(server.requests.map(\.target) == ["/a/b?c=d%20e"])
    }

    @Test func `header values arrive as they are, and nothing is added that was not asked for`() async throws {
        let server = try RawHTTPServer { _ in .ok() }
        let client = HTTPClient(HTTPClient.Settings(userAgent: "Tester/1"))
        let fields: HTTPFields = [
            .contentType: "application/json", .authorization: "key: with colon", .init("X-Empty") ?? .accept: "",
        ]
        _ = try await client.send(.to(server, .post, fields: fields), body: Array("{}".utf8))
        let request = try #require(server.requests.first)
        #expect(request["content-type"] == "application/json")
        #expect(request["authorization"] == "key: with colon")
        #expect(request["x-empty"] == "")
        #expect(request["user-agent"] == "Tester/1")
        #expect(request["host"] == server.authority)
        #expect(request["expect"] == nil)
        #expect(request.text == "{}")
        let known = ["content-type", "authorization", "x-empty", "user-agent", "host", "accept", "content-length"]
        #expect(Set(request.fields.map(\.name)) == Set(known))
    }

    @Test func `fields of one request do not stay for the next`() async throws {
        let server = try RawHTTPServer { _ in .ok() }
        let client = HTTPClient()
        _ = try await client.send(.to(server, .post, fields: [.authorization: "first"]), body: [1])
        _ = try await client.send(.to(server))
        let second = try #require(server.requests.last)
        #expect(second.method == "GET")
        #expect(second["authorization"] == nil)
        #expect(second["content-type"] == nil)
        #expect(second.body.isEmpty)
    }

    @Test func `a body of 20 MB arrives whole`() async throws {
        let server = try RawHTTPServer { .ok("\($0.body.count)") }
        var body = Array((0..<251).map { UInt8($0) })
        while body.count < 20 << 20 { body.append(contentsOf: body) }
        body.removeLast(body.count - (20 << 20))
        let answer = try await HTTPClient().send(.to(server, .post), body: body)
        #expect(answer.text == "\(20 << 20)")
        #expect(server.requests.first?.body == body)
    }

    @Test func `a chunked answer is put together, and its interim answers and trailers are no trouble`() async throws {
        let server = try RawHTTPServer { _ in
            .text(
                """
                HTTP/1.1 103 Early Hints\r\nLink: </early>\r\n\r\n\
                HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\nX-Two: one\r\nX-Two:  two \r\nX-Empty:\r\n\r\n\
                5\r\nhello\r\n7;ext=1\r\n, world\r\n0\r\nX-Trailer: last\r\n\r\n
                """,
                thenClose: false
            )
        }
        let client = HTTPClient()
        for _ in 0..<2 {
            let answer = try await client.send(.to(server))
            #expect(answer.text == "hello, world")
            #expect(answer.status.code == 201)
            let names = ["X-Two", "X-Empty", "X-Trailer", "Link"].compactMap { HTTPField.Name($0) }
            #expect(names.map { answer.fields[$0] } == ["one, two", "", "last", nil])
        }
        #expect(server.connectionCount == 1)
    }

    @Test(arguments: [204, 301, 304, 400, 404, 429, 500, 503])
    func `every status is an answer, and redirects are not followed`(_ status: Int) async throws {
        let server = try RawHTTPServer { _ in .text("HTTP/1.1 \(status) X\r\nLocation: /other\r\n\r\n") }
        let answer = try await HTTPClient().send(.to(server))
        #expect(answer.status.code == status)
        #expect(server.requests.count == 1)
    }

    @Test func `an answer without length lasts until the connection ends`() async throws {
        let server = try RawHTTPServer { _ in .text("HTTP/1.0 200 OK\n\nall of it") }
        #expect(try await HTTPClient().send(.to(server)).text == "all of it")
    }

    @Test func `a form is written as RFC 7578 has it`() {
        var form = MultipartForm(boundary: "xyz")
        form.add("chat_id", "-5")
        form.add("document", fileName: "свод \"1\".csv", mediaType: "text/csv\r\nX: y", [0x41, 0x0D, 0xFF])
        #expect(form.contentType == "multipart/form-data; boundary=xyz")
        let head = """
            --xyz\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n-5\r\n\
            --xyz\r\nContent-Disposition: form-data; name="document"; filename="свод %221%22.csv"\r\n\
            Content-Type: text/csvX: y\r\n\r\n
            """
        #expect(form.encoded() == Array(head.utf8) + [0x41, 0x0D, 0xFF] + Array("\r\n--xyz--\r\n".utf8))
    }

    @Test func `no two forms share their boundary`() {
        #expect(Set((0..<100).map { _ in MultipartForm.randomBoundary() }).count == 100)
    }
}
