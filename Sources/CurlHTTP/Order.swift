import HTTPTypes
import Synchronization

/// An exchange on its way to the loop's thread.
struct Order: Sendable {
    let ticket: Ticket
    let address: String
    let method: HTTPRequest.Method
    let fields: HTTPFields
    let body: [UInt8]
    let deadlines: HTTPClient.Deadlines
    let answerLimit: Int
    let done: CheckedContinuation<Result<HTTPAnswer, HTTPFailure>, Never>

    /// RFC 9110, 9.2.2: these do the same when they are done twice.
    var isRepeatable: Bool {
        switch method {
        case .get, .head, .put, .delete, .options, .trace: true
        default: false
        }
    }
}

/// Names an exchange to the loop, and remembers a cancellation that overtook its order.
final class Ticket: Sendable {
    private let flag = Atomic(false)

    var isCancelled: Bool { flag.load(ordering: .acquiring) }

    func cancel() {
        flag.store(true, ordering: .releasing)
    }
}
