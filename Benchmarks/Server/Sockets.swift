import Glibc

/// A call of the system failed.
struct SystemError: Error, CustomStringConvertible {
    let description: String

    @discardableResult
    static func check(_ call: String, _ result: Int32) throws(SystemError) -> Int32 {
        guard result >= 0 else { throw SystemError(description: "\(call): \(String(cString: strerror(errno)))") }
        return result
    }
}

/// Non-blocking TCP on the loopback interface.
enum Sockets {
    /// Port 0 lets the system choose.
    static func listen(port: UInt16) throws(SystemError) -> (socket: Int32, port: UInt16) {
        let socket = try open()
        var yes: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        try withLoopback(port: port) { address, size in
            SystemErrorResult("bind", bind(socket, address, size))
        }
        try SystemError.check("listen", Glibc.listen(socket, 1024))
        var bound = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &bound) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &size) }
        }
        try SystemError.check("getsockname", result)
        return (socket, UInt16(bigEndian: bound.sin_port))
    }

    /// Nil where nobody waits.
    static func accept(_ listener: Int32) -> Int32? {
        let socket = Glibc.accept(listener, nil, nil)
        guard socket >= 0 else { return nil }
        _ = fcntl(socket, F_SETFL, O_NONBLOCK)
        sendAtOnce(socket)
        return socket
    }

    static func connect(port: UInt16) throws(SystemError) -> Int32 {
        let socket = try open()
        try withLoopback(port: port) { address, size in
            let result = Glibc.connect(socket, address, size)
            return SystemErrorResult("connect", result < 0 && errno == EINPROGRESS ? 0 : result)
        }
        sendAtOnce(socket)
        return socket
    }

    private typealias SystemErrorResult = (call: String, result: Int32)

    private static func open() throws(SystemError) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue)
        return try SystemError.check("socket", socket(AF_INET, kind, 0))
    }

    private static func sendAtOnce(_ socket: Int32) {
        var yes: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func withLoopback(
        port: UInt16,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> SystemErrorResult
    ) throws(SystemError) {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        let (call, result) = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try SystemError.check(call, result)
    }
}
