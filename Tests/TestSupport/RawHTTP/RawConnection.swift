import Glibc

/// A connection in the hands of a scripted server; used on the thread it was made on.
package final class RawConnection {
    /// How many connections came before.
    package let number: Int
    private let socket: Int32
    private let record: (RawRequest) -> Void
    private var buffer: [UInt8] = []

    init(socket: Int32, number: Int, record: @escaping (RawRequest) -> Void) {
        self.socket = socket
        self.number = number
        self.record = record
    }

    /// The next request with its body; nil where the client has closed.
    package func readRequest() -> RawRequest? {
        guard let head = readHead(), let bare = RawRequest(head: head, body: []) else { return nil }
        let length = bare["content-length"].flatMap { Int($0) } ?? 0
        while buffer.count < length {
            guard fill() else { return nil }
        }
        let request = RawRequest(head: head, body: Array(buffer.prefix(length)))
        buffer.removeFirst(length)
        if let request { record(request) }
        return request
    }

    package func write(_ text: String) {
        write(Array(text.utf8))
    }

    package func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// False where the script closes the connection here.
    package func write(_ reply: RawReply) -> Bool {
        switch reply {
        case .answer(let status, let fields, let body):
            let lines = fields.map { "\($0.name): \($0.value)\r\n" }.joined()
            write(Array("HTTP/1.1 \(status) Word\r\n\(lines)Content-Length: \(body.count)\r\n\r\n".utf8) + body)
            return true
        case .bytes(let bytes, let thenClose):
            write(bytes)
            return !thenClose
        case .cut:
            return false
        }
    }

    /// That many bytes of whatever protocol; nil where the client has closed.
    package func read(_ count: Int) -> [UInt8]? {
        while buffer.count < count {
            guard fill() else { return nil }
        }
        defer { buffer.removeFirst(count) }
        return Array(buffer.prefix(count))
    }

    /// Blocks until the client closes.
    package func waitForEnd() {
        while fill() {}
    }

    /// Whether the client closes within so many milliseconds.
    package func waitForEnd(milliseconds: Int32) -> Bool {
        var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&watched, 1, milliseconds) > 0 && !fill()
    }

    /// Closes now, where the end of the script would be too late.
    package func end() {
        shutdown(socket, Int32(SHUT_RDWR))
    }

    private func readHead() -> String? {
        let end = Array("\r\n\r\n".utf8)
        var searched = 0
        while true {
            while searched + end.count <= buffer.count {
                if buffer[searched..<(searched + end.count)].elementsEqual(end) {
                    let head = String(decoding: buffer[..<searched], as: UTF8.self)
                    buffer.removeFirst(searched + end.count)
                    return head
                }
                searched += 1
            }
            guard fill() else { return nil }
        }
    }

    private func fill() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        let count = chunk.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { return false }
        buffer.append(contentsOf: chunk[..<count])
        return true
    }
}
