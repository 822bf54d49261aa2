import CCurl
import Foundation
package import HTTPTypes

/// An HTTP client over libcurl's multi interface: any number of exchanges, one thread.
///
/// Connections are kept and shared, over HTTP/2 where TLS agrees on it. Cookies, redirects and the proxies of the
/// environment are left alone: what is asked is what is sent. Cancelling the task ends the exchange and closes its
/// connection. A client that is let go shuts itself down.
package final class HTTPClient: Sendable {
    private let mailbox: Mailbox
    private let settings: Settings

    package init(_ settings: Settings = Settings()) {
        let mailbox = Mailbox()
        Thread.detachNewThread {
            // Not by Foundation, which may know its thread only after the thread has begun: the name would be lost then.
            ccurl_name_thread("curl")
            CurlLoop.run(mailbox, settings)
        }
        self.mailbox = mailbox
        self.settings = settings
    }

    deinit {
        mailbox.post(.stop)
    }

    /// The client's own thread: a task that prefers it makes exchanges without waking another thread for each.
    ///
    /// For steps that are short and never block: every exchange waits for them. A task may prefer it beyond the
    /// client's life, and goes on elsewhere then.
    package var executor: any TaskExecutor { mailbox }

    /// One request and its whole answer, whatever the status.
    ///
    /// A request of a method that may be repeated (RFC 9110, 9.2.2) is repeated once more by libcurl where a kept
    /// connection died under it; a POST is never sent twice. `deadlines` and `answerLimit` (bytes of the body) stand
    /// in for those of the settings.
    package func send(
        _ request: HTTPRequest,
        body: [UInt8] = [],
        deadlines: Deadlines? = nil,
        answerLimit: Int? = nil
    ) async throws(HTTPFailure) -> HTTPAnswer {
        guard let address = Self.address(of: request) else {
            throw HTTPFailure(.badRequest, mayHaveArrived: false, detail: "Not an http or https address")
        }
        let ticket = Ticket()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { done in
                let order = Order(
                    ticket: ticket,
                    address: address,
                    method: request.method,
                    fields: request.headerFields,
                    body: body,
                    deadlines: deadlines ?? settings.deadlines,
                    answerLimit: answerLimit ?? settings.answerLimit,
                    done: done
                )
                if !mailbox.post(.start(order)) {
                    done.resume(returning: .failure(.shutDown(mayHaveArrived: false)))
                }
            }
        } onCancel: {
            ticket.cancel()
            mailbox.post(.cancel(ticket))
        }
        return try result.get()
    }

    /// Ends every exchange with `shutDown`, closes the connections and returns when the thread is done.
    package func shutdown() async {
        mailbox.post(.stop)
        await mailbox.waitForEnd()
    }

    private static func address(of request: HTTPRequest) -> String? {
        guard let scheme = request.scheme, scheme == "http" || scheme == "https",
            let authority = request.authority, !authority.isEmpty,
            let path = request.path, path.utf8.first == UInt8(ascii: "/")
        else { return nil }
        return "\(scheme)://\(authority)\(path)"
    }
}
