import Glibc

/// The loop: one thread, all sockets non-blocking, answers when they are due.
final class Server {
    let port: UInt16
    private let listener: Int32
    private let bot: Bot
    private var poller: Poller
    private var connections: [Int32: Connection] = [:]
    private var schedule = Schedule()
    private var buffer = [UInt8](repeating: 0, count: 65_536)

    init(port: UInt16, bot: Bot) throws(SystemError) {
        (listener, self.port) = try Sockets.listen(port: port)
        self.bot = bot
        poller = try Poller()
        try poller.watch(listener)
    }

    func run() throws(SystemError) {
        while true {
            for ready in try poller.wait(until: schedule.nextDue) {
                if ready.socket == listener {
                    try accept()
                } else if let connection = connections[ready.socket] {
                    if ready.canRead && !connection.receive(by: &buffer) {
                        drop(connection)
                    } else {
                        try serve(connection)
                    }
                }
            }
            while let entry = schedule.next(at: .now) {
                bot.answered(entry.reply)
                guard entry.connection.isOpen else { continue }
                entry.connection.isWaiting = false
                entry.connection.answer(entry.reply)
                try serve(entry.connection)
            }
        }
    }

    private func accept() throws(SystemError) {
        while let socket = Sockets.accept(listener) {
            connections[socket] = Connection(socket: socket)
            try poller.watch(socket)
        }
    }

    private func serve(_ connection: Connection) throws(SystemError) {
        while let request = connection.nextRequest() {
            let now = Instant.now
            let reply = bot.reply(to: request, at: now)
            if reply.delay > 0 {
                connection.isWaiting = true
                schedule.add(reply, for: connection, due: now.advanced(milliseconds: reply.delay))
            } else {
                bot.answered(reply)
                connection.answer(reply)
            }
        }
        guard connection.flush(), !(connection.isLast && !connection.isWaiting && !connection.hasOutput) else {
            return drop(connection)
        }
        if connection.hasOutput != connection.isWatchedForWriting {
            connection.isWatchedForWriting = connection.hasOutput
            try poller.change(connection.socket, writing: connection.hasOutput)
        }
    }

    private func drop(_ connection: Connection) {
        connections[connection.socket] = nil
        connection.close()
    }
}
