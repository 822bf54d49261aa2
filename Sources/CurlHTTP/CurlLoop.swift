import CCurl
import Glibc

/// The life of the one thread that touches libcurl.
///
/// Made and used within `run` alone, so nothing in it needs a lock.
final class CurlLoop {
    private let multi: UnsafeMutableRawPointer
    private let mailbox: Mailbox
    private let settings: HTTPClient.Settings
    private var running: [ObjectIdentifier: Transfer] = [:]
    private var idle: [Transfer] = []
    private var nextSweep = ContinuousClock.now

    /// Handles kept for reuse.
    private static let idleLimit = 256
    /// How late, in milliseconds, the deadline of a waiting exchange may be noticed.
    private static let sweepInterval: Int32 = 50

    private init(multi: UnsafeMutableRawPointer, mailbox: Mailbox, settings: HTTPClient.Settings) {
        self.multi = multi
        self.mailbox = mailbox
        self.settings = settings
        ccurl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, settings.connections.total)
        ccurl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, settings.connections.perHost)
        // Without it idle connections are closed above four times the running transfers.
        ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, settings.connections.total)
    }

    /// The thread's body: returns after the command to stop, with every order answered.
    static func run(_ mailbox: Mailbox, _ settings: HTTPClient.Settings) {
        blockBrokenPipes()
        if CurlLibrary.isReady, let multi = curl_multi_init() {
            let loop = CurlLoop(multi: multi, mailbox: mailbox, settings: settings)
            mailbox.hang(Bell(multi: multi))
            loop.serve()
            loop.close()
        } else {
            refuse(mailbox, with: .broken("libcurl does not start"))
        }
        mailbox.end()
    }

    private func serve() {
        var commands: [Mailbox.Command] = []
        while true {
            mailbox.take(into: &commands)
            var isStopping = false
            for command in commands {
                switch command {
                case .start(let order): start(order)
                case .cancel(let ticket): cancel(ticket)
                case .run(let job): job.runSynchronously(on: mailbox.asUnownedTaskExecutor())
                case .stop: isStopping = true
                }
            }
            if isStopping { return }
            commands.removeAll(keepingCapacity: true)
            var count: Int32 = 0
            curl_multi_perform(multi, &count)
            collect()
            if hasWaiting { expireWaiting() }
            if mailbox.fallAsleep() { rest() }
        }
    }

    /// Sleeps until a socket, a timer or the mailbox has something.
    private func rest() {
        if curl_multi_poll(multi, nil, 0, hasWaiting ? Self.sweepInterval : 60_000, nil) != CURLM_OK {
            // Memory or descriptors ran out: a pause keeps the thread from spinning until that passes.
            usleep(10_000)
        }
    }

    private func start(_ order: Order) {
        guard !order.ticket.isCancelled else {
            return order.done.resume(returning: .failure(.cancelled(mayHaveArrived: false)))
        }
        guard let transfer = idle.popLast() ?? Transfer(),
            transfer.prepare(order, settings), curl_multi_add_handle(multi, transfer.easy) == CURLM_OK
        else {
            return order.done.resume(returning: .failure(.broken("libcurl takes no more requests")))
        }
        running[ObjectIdentifier(order.ticket)] = transfer
    }

    private func cancel(_ ticket: Ticket) {
        guard let transfer = running[ObjectIdentifier(ticket)] else { return }
        finish(transfer, with: .failure(.cancelled(mayHaveArrived: transfer.hasLeft)))
    }

    /// Hands out what has come to an end.
    private func collect() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let transfer = Transfer.of(message.pointee.easy_handle) else {
                continue
            }
            finish(transfer, with: transfer.outcome(of: message.pointee.data.result))
        }
    }

    /// Whether some exchange may be waiting for a free connection.
    private var hasWaiting: Bool {
        running.count > min(settings.connections.perHost, settings.connections.total)
    }

    /// libcurl looks at the deadlines of such exchanges only when a connection comes free, so it is done here.
    private func expireWaiting() {
        let now = ContinuousClock.now
        guard now >= nextSweep else { return }
        nextSweep = now + .milliseconds(Self.sweepInterval)
        for transfer in Array(running.values) where !transfer.hasLeft && transfer.deadline <= now {
            finish(transfer, with: transfer.outcome(of: CURLE_OPERATION_TIMEDOUT))
        }
    }

    /// Taking a handle out in the middle of its transfer closes the connection, or resets the stream of HTTP/2.
    private func finish(_ transfer: Transfer, with result: Result<HTTPAnswer, HTTPFailure>) {
        curl_multi_remove_handle(multi, transfer.easy)
        guard let order = transfer.release() else { return }
        running[ObjectIdentifier(order.ticket)] = nil
        if idle.count < Self.idleLimit { idle.append(transfer) }
        order.done.resume(returning: result)
    }

    private func close() {
        Self.refuse(mailbox, with: .shutDown(mayHaveArrived: false))
        for transfer in Array(running.values) {
            finish(transfer, with: .failure(.shutDown(mayHaveArrived: transfer.hasLeft)))
        }
        idle = []
        curl_multi_cleanup(multi)
    }

    private static func refuse(_ mailbox: Mailbox, with failure: HTTPFailure) {
        for command in mailbox.close() {
            switch command {
            case .start(let order): order.done.resume(returning: .failure(failure))
            case .run(let job): mailbox.runElsewhere(job)
            case .cancel, .stop: break
            }
        }
    }

    /// `CURLOPT_NOSIGNAL` leaves SIGPIPE to us; blocked here, a write to a cut connection is an ordinary error.
    private static func blockBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}

/// libcurl's process-wide state.
private enum CurlLibrary {
    /// Set up once, by whichever client is first.
    static let isReady = curl_global_init(Int(CURL_GLOBAL_SSL)) == CURLE_OK
}
