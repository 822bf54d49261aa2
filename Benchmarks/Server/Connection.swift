import Glibc

/// One client's connection. Its requests are answered one after another, in order, as HTTP/1.1 wants it.
final class Connection {
    let socket: Int32
    private(set) var isOpen = true
    /// True while a request waits for its answer; the next is not looked at before.
    var isWaiting = false
    /// True once it is to be closed after what is still to be written.
    var isLast = false
    /// Whether the poller tells of room to write.
    var isWatchedForWriting = false

    private var input: [UInt8] = []
    private var read = 0
    private var output: [UInt8] = []
    private var written = 0

    init(socket: Int32) {
        self.socket = socket
    }

    var hasOutput: Bool { written < output.count }

    /// Takes in what has come, at most a buffer full; false where the client has gone.
    func receive(by buffer: inout [UInt8]) -> Bool {
        if read == input.count {
            input.removeAll(keepingCapacity: true)
            read = 0
        }
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else { return count < 0 && (errno == EAGAIN || errno == EINTR) }
        input.append(contentsOf: buffer[..<count])
        return true
    }

    /// The next request; `isLast` is set where it is the last or is none.
    func nextRequest() -> HTTPRequest? {
        guard isOpen, !isWaiting, !isLast, read < input.count else { return nil }
        switch HTTPRequest.read(input, from: read) {
        case .request(let request):
            read = request.end
            isLast = request.closes
            return request
        case .incomplete:
            input.removeFirst(read)
            read = 0
            return nil
        case .unreadable:
            isLast = true
            return nil
        }
    }

    func answer(_ reply: Reply) {
        output.append("HTTP/1.1 ")
        output.append(decimal: Int64(reply.status))
        output.append(reply.status == 200 ? " OK" : reply.status == 429 ? " Too Many Requests" : " Bad Request")
        output.append("\r\nContent-Type: application/json\r\nContent-Length: ")
        output.append(decimal: Int64(reply.body.count))
        output.append("\r\n\r\n")
        output.append(contentsOf: reply.body)
    }

    /// Writes what the client takes; false where it has gone.
    func flush() -> Bool {
        while hasOutput {
            let count = output.withUnsafeBytes { bytes in
                send(socket, bytes.baseAddress.map { $0 + written }, bytes.count - written, 0)
            }
            if count < 0 { return errno == EAGAIN || errno == EINTR }
            written += count
        }
        output.removeAll(keepingCapacity: true)
        written = 0
        return true
    }

    func close() {
        guard isOpen else { return }
        isOpen = false
        Glibc.close(socket)
    }
}
