import CEpoll
import Glibc

/// Tells which sockets have something to read or room to write.
struct Poller: ~Copyable {
    struct Readiness {
        let socket: Int32
        let canRead: Bool
        let canWrite: Bool
    }

    private let epoll: Int32
    private var events = [epoll_event](repeating: epoll_event(), count: 512)

    init() throws(SystemError) {
        epoll = try SystemError.check("epoll_create1", epoll_create1(0))
    }

    deinit {
        close(epoll)
    }

    /// Watches a socket for reading; for writing only while something waits to be written.
    func watch(_ socket: Int32, writing: Bool = false) throws(SystemError) {
        try control(EPOLL_CTL_ADD, socket, writing)
    }

    func change(_ socket: Int32, writing: Bool) throws(SystemError) {
        try control(EPOLL_CTL_MOD, socket, writing)
    }

    /// Waits at most until the instant; nil waits for a socket alone. Closed sockets leave by themselves.
    mutating func wait(until instant: Instant?) throws(SystemError) -> [Readiness] {
        let count: Int32
        if let instant {
            var left = instant.timeLeft
            count = epoll_pwait2(epoll, &events, Int32(events.count), &left, nil)
        } else {
            count = epoll_pwait2(epoll, &events, Int32(events.count), nil, nil)
        }
        if count < 0 && errno == EINTR { return [] }
        try SystemError.check("epoll_pwait2", count)
        return events.prefix(Int(count)).map { event in
            let ends = EPOLLERR.rawValue | EPOLLHUP.rawValue
            return Readiness(
                socket: event.data.fd,
                canRead: event.events & (EPOLLIN.rawValue | ends) != 0,
                canWrite: event.events & (EPOLLOUT.rawValue | ends) != 0
            )
        }
    }

    private func control(_ operation: Int32, _ socket: Int32, _ writing: Bool) throws(SystemError) {
        var event = epoll_event()
        event.events = EPOLLIN.rawValue | (writing ? EPOLLOUT.rawValue : 0)
        event.data.fd = socket
        try SystemError.check("epoll_ctl", epoll_ctl(epoll, operation, socket, &event))
    }
}
