import CurlHTTP
import Foundation
import HTTPTypes
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ProxyTests {
    private func client(_ proxy: String) throws -> HTTPClient {
        let proxy: HTTPProxy = try #require(HTTPProxy(proxy))
        return HTTPClient(HTTPClient.Settings(proxy: proxy))
    }

    private func request(_ scheme: String) -> HTTPRequest {
        HTTPRequest(method: .post, scheme: scheme, authority: "far.test", path: "/path")
    }

    @Test func `an HTTP proxy sees the whole address and who asks`() async throws {
        let server = try RawHTTPServer { .ok($0.target) }
        let client = try client("http://name:pass%20word@\(server.authority)")
        #expect(try await client.send(request("http")).text == "http://far.test/path")
        let word = Data("name:pass word".utf8).base64EncodedString()
        #expect(server.requests.first?["proxy-authorization"] == "Basic \(word)")
    }

    @Test func `a SOCKS5 proxy is told the name and carries the request`() async throws {
        let asked = Mutex<[UInt8]>([])
        let server = try RawHTTPServer { (connection: RawConnection) in
            // RFC 1928: version 5, the methods offered; then connect to a name.
            guard let greeting = connection.read(2), connection.read(Int(greeting[1])) != nil else { return }
            connection.write([5, 0])
            guard let start = connection.read(5), let name = connection.read(Int(start[4])) else { return }
            _ = connection.read(2)
            asked.withLock { $0 = name }
            connection.write([5, 0, 0, 1, 0, 0, 0, 0, 0, 0])
            while let request = connection.readRequest(), connection.write(.ok(request.target)) {}
        }
        let client = try client("socks5h://\(server.authority)")
        #expect(try await client.send(request("http")).text == "/path")
        #expect(asked.withLock { $0 } == Array("far.test".utf8))
    }

    @Test(arguments: ["HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "HTTP/1.1 403 Forbidden\r\n\r\n", ""])
    func `a proxy that lets nothing through got no request`(_ answer: String) async throws {
        let server = try RawHTTPServer { _ in .text(answer) }
        let failure = try await client("http://name:password@\(server.authority)").failure(of: request("https"))
        #expect(failure.reason == .proxy)
        #expect(!failure.mayHaveArrived)
        #expect(server.requests.map(\.target) == ["far.test:443"])
        #expect(!String(reflecting: failure).contains("password"))
    }

    @Test(arguments: ["http", "socks5h"])
    func `a proxy that is not there got no request`(_ scheme: String) async throws {
        let port = try RawHTTPServer.unusedPort()
        let failure = try await client("\(scheme)://name:password@127.0.0.1:\(port)").failure(of: request("http"))
        #expect(failure.reason == .proxy)
        #expect(!failure.mayHaveArrived)
        #expect(!String(reflecting: failure).contains("password"))
    }

    @Test func `a proxy's credentials are not printed`() throws {
        let proxy = try #require(HTTPProxy("socks5://name:password@10.0.0.1:1080"))
        var dumped = ""
        dump(HTTPClient.Settings(proxy: proxy), to: &dumped)
        for text in ["\(proxy)", String(reflecting: proxy), dumped] {
            #expect(text.contains("10.0.0.1:1080"))
            #expect(!text.contains("name:") && !text.contains("password"))
        }
    }

    @Test(arguments: [
        "", "proxy.example:3128", "ftp://p:1", "http://p", "http://p:0", "http://:1", "http://p:1/x", "http://p:1?q",
    ])
    func `what is no proxy is refused`(_ text: String) {
        #expect(HTTPProxy(text) == nil)
    }
}
