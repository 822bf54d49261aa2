import Foundation
import Glibc
import Synchronization

/// A server on a free loopback port that answers, byte for byte, what a test tells it to, or cuts, or keeps silent.
///
/// Each connection is a thread of its own, so a script may block. Letting go of the server closes everything.
package final class RawHTTPServer: Sendable {
    package let port: Int
    private let listener: Int32
    private let log = Log()

    /// `127.0.0.1:PORT`.
    package var authority: String { "127.0.0.1:\(port)" }

    /// How many connections there have been.
    package var connectionCount: Int { log.state.withLock { $0.count } }

    /// Every request read so far, in the order their last bytes came.
    package var requests: [RawRequest] { log.state.withLock { $0.requests } }

    /// Runs the script for each connection; its end closes the connection.
    package init(script: @escaping @Sendable (RawConnection) -> Void) throws {
        let (listener, port) = try Self.listen()
        self.listener = listener
        self.port = port
        let log = log
        Thread { Self.accept(listener, log, script) }.start()
    }

    /// Answers request after request.
    package convenience init(answer: @escaping @Sendable (RawRequest) -> RawReply) throws {
        try self.init { (connection: RawConnection) in
            while let request = connection.readRequest(), connection.write(answer(request)) {}
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        log.state.withLock { state in
            state.isClosed = true
            for socket in state.open { shutdown(socket, Int32(SHUT_RDWR)) }
        }
    }

    /// A loopback port with nobody behind it.
    package static func unusedPort() throws -> Int {
        let (socket, port) = try listen()
        close(socket)
        return port
    }
}

/// The thread's side, which outlives the server by a moment.
extension RawHTTPServer {
    fileprivate final class Log: Sendable {
        struct State {
            var open: Set<Int32> = []
            var count = 0
            var requests: [RawRequest] = []
            var isClosed = false
        }

        let state = Mutex(State())
    }

    private static func accept(_ listener: Int32, _ log: Log, _ script: @escaping @Sendable (RawConnection) -> Void) {
        while true {
            let socket = Glibc.accept(listener, nil, nil)
            guard socket >= 0 else { break }
            var on: Int32 = 1
            setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
            let number = log.state.withLock { state in
                state.open.insert(socket)
                state.count += 1
                if state.isClosed { shutdown(socket, Int32(SHUT_RDWR)) }
                return state.count - 1
            }
            let thread = Thread {
                script(
                    RawConnection(socket: socket, number: number) { request in
                        log.state.withLock { $0.requests.append(request) }
                    }
                )
                // Under the lock: once closed, the number may be another socket's.
                log.state.withLock { state in
                    state.open.remove(socket)
                    _ = close(socket)
                }
            }
            thread.stackSize = 256 << 10
            thread.start()
        }
        close(listener)
    }

    private static func listen() throws -> (socket: Int32, port: Int) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                guard bind(socket, pointer, length) == 0, Glibc.listen(socket, 1024) == 0 else { return Int32(-1) }
                return getsockname(socket, pointer, &length)
            }
        }
        guard socket >= 0, result == 0 else { throw NoSocket(errno: errno) }
        return (socket, Int(UInt16(bigEndian: address.sin_port)))
    }

    private struct NoSocket: Error {
        let errno: Int32
    }
}
