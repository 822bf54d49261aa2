import Glibc

/// Loads a running server as hard as it can: on each connection a `sendMessage`, and the next once it is answered.
final class LoadGenerator {
    private var poller: Poller
    private let sockets: [Int32]
    private let request: [UInt8]

    init(port: UInt16, connections: Int, text: String) throws(SystemError) {
        poller = try Poller()
        var body = Array(#"{"chat_id":100000,"parse_mode":"HTML","text":""#.utf8)
        body.append(escaping: text.utf8)
        body.append(#""}"#)
        var request: [UInt8] = []
        request.append("POST /bot1:load/sendMessage HTTP/1.1\r\nHost: localhost\r\n")
        request.append("Content-Type: application/json\r\nContent-Length: ")
        request.append(decimal: Int64(body.count))
        request.append("\r\n\r\n")
        self.request = request + body
        var sockets: [Int32] = []
        for _ in 0..<connections { sockets.append(try Sockets.connect(port: port)) }
        self.sockets = sockets
    }

    deinit {
        for socket in sockets { close(socket) }
    }

    /// Returns: answers a second.
    func run(seconds: Int) throws -> Int {
        for socket in sockets { try poller.watch(socket, writing: true) }
        let start = Instant.now
        let end = start.advanced(milliseconds: seconds * 1_000)
        var idle = Set(sockets)
        var answers = 0
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while Instant.now < end {
            for ready in try poller.wait(until: end) {
                if ready.canWrite, idle.remove(ready.socket) != nil {
                    try poller.change(ready.socket, writing: false)
                    try ask(ready.socket)
                } else if ready.canRead {
                    // An answer is shorter than the buffer and comes in one piece over loopback.
                    let count = recv(ready.socket, &buffer, buffer.count, 0)
                    guard count > 0 else { throw UsageError("the server closed a connection") }
                    guard buffer.starts(with: Self.success) else { throw UsageError("the server refused a call") }
                    answers += 1
                    try ask(ready.socket)
                }
            }
        }
        return answers / seconds
    }

    private static let success = Array("HTTP/1.1 200".utf8)

    private func ask(_ socket: Int32) throws {
        guard send(socket, request, request.count, 0) == request.count else {
            throw UsageError("the server does not take requests")
        }
    }
}
