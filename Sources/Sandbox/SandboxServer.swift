import Foundation
import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// A local server that behaves as Telegram's does, with a chat page, a clock and faults.
///
/// Everything lives in memory and is gone when the server ends.
package final class SandboxServer: Service {
    let exchange: Exchange
    private let logger: Logger
    private let port = Promised<Int>()

    package init(settings: SandboxSettings, logger: Logger) {
        exchange = Exchange(settings: settings)
        self.logger = logger
    }

    /// The port, once the server listens.
    ///
    /// - Throws: where the server ended before it could listen.
    package func ready() async throws -> Int {
        try await port.value()
    }

    /// Serves until graceful shutdown, which ends long polls and event streams at once.
    package func run() async throws {
        let settings = exchange.settings
        var configuration = ApplicationConfiguration(address: .hostname(settings.host, port: settings.port))
        configuration.serverName = "vekha-sandbox"
        let application = Application(
            router: router,
            configuration: configuration,
            onServerRunning: { [port, logger] channel in
                guard let number = channel.localAddress?.port else { return }
                port.fulfil(.success(number))
                logger.info("The sandbox listens", metadata: ["port": "\(number)"])
            },
            logger: logger
        )
        defer {
            exchange.close()
            port.fulfil(.failure(NotListening()))
        }
        do {
            try await serve(application)
        } catch let error as IOError {
            // Told to whoever waits for the port, too.
            let refusal = Self.refusal(error, at: settings)
            port.fulfil(.failure(refusal))
            throw refusal
        }
    }

    private func serve(_ application: some ApplicationProtocol) async throws {
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await withThrowingTaskGroup { group in
                    group.addTask { await WebhookDeliverer(exchange: self.exchange).run() }
                    group.addTask { await self.beat() }
                    // Closed also where the port is taken, or the group would wait for its loops for ever.
                    defer { self.exchange.close() }
                    try await application.run()
                }
            } onGracefulShutdown: { [exchange] in
                exchange.close()
            }
        } onCancel: {
            // A cancelled task's pauses last no time: a loop that is not ended would turn on the spot.
            exchange.close()
        }
    }

    private static func refusal(_ error: IOError, at settings: SandboxSettings) -> SandboxRefusal {
        let reason =
            switch error.errnoCode {
            case EADDRINUSE: "is in use by another program"
            case EACCES: "may not be opened by this user"
            default: "cannot be listened at (\(error))"
            }
        return SandboxRefusal(description: "\(settings.host):\(settings.port) \(reason), expected a free port")
    }

    /// Makes someone known before or while the server runs.
    ///
    /// - Throws: a text for people where the id cannot be a person's.
    package func introduce(_ person: SandboxPerson) throws(SandboxRefusal) {
        do throws(Complaint) {
            try exchange.withWorld { world throws(Complaint) in try world.introduce(person) }
        } catch {
            throw SandboxRefusal(description: error.text)
        }
    }

    private var router: Router<SandboxContext> {
        let router = Router(context: SandboxContext.self)
        router.add(middleware: NotFoundMiddleware())
        BotAPIRoutes(exchange: exchange).add(to: router)
        SandboxRoutes(exchange: exchange).add(to: router)
        PageRoutes().add(to: router)
        return router
    }

    /// Lets event streams show that they live; browsers and proxies give up on silent ones.
    private func beat() async {
        while !exchange.withWorld({ $0.isClosed }) {
            await exchange.pause(.seconds(15))
            exchange.withWorld { $0.beat() }
        }
    }
}

/// Why the sandbox does not take what it is given.
package struct SandboxRefusal: Error, CustomStringConvertible {
    package let description: String
}

private struct NotListening: Error, CustomStringConvertible {
    var description: String { "the sandbox ended before it could listen" }
}

/// A value that comes once, for any number of those who wait.
private final class Promised<Value: Sendable>: Sendable {
    private enum State {
        case waiting([CheckedContinuation<Value, any Error>])
        case done(Result<Value, any Error>)
    }

    private let state = Mutex(State.waiting([]))

    /// The first fulfilment counts.
    func fulfil(_ result: Result<Value, any Error>) {
        let waiting: [CheckedContinuation<Value, any Error>] = state.withLock { state in
            guard case .waiting(let waiting) = state else { return [] }
            state = .done(result)
            return waiting
        }
        for continuation in waiting { continuation.resume(with: result) }
    }

    func value() async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let result: Result<Value, any Error>? = state.withLock { state in
                switch state {
                case .done(let result): return result
                case .waiting(let waiting):
                    state = .waiting(waiting + [continuation])
                    return nil
                }
            }
            if let result { continuation.resume(with: result) }
        }
    }
}
