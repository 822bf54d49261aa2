/// Why an exchange brought no answer.
package struct HTTPFailure: Error, Hashable, Sendable {
    package let reason: Reason
    /// Whether the request could have reached the server; false only where not one byte of it had left.
    package let mayHaveArrived: Bool
    /// libcurl's words, for the log. Host names and ports may stand in it; paths, fields, bodies and credentials never.
    package let detail: String

    package enum Reason: Hashable, Sendable {
        /// The request cannot be sent as it is: not an address, not a header.
        case badRequest
        /// The server's name is not known.
        case resolve
        /// No connection: refused, unreachable, or cut before the request.
        case connect
        /// The proxy is not there or does not let us through.
        case proxy
        /// No trust or no common language in TLS.
        case tls
        /// The connection was cut after the request, before the answer was whole.
        case cut
        /// A deadline passed; `mayHaveArrived` tells whether the connection stood by then.
        case timeout
        /// The answer's body is above the limit.
        case tooLarge
        /// What came back is not HTTP.
        case unreadable
        /// The task was cancelled.
        case cancelled
        /// The client was shut down.
        case shutDown
        /// libcurl itself failed: memory, descriptors, an option it does not know.
        case broken
    }

    package init(_ reason: Reason, mayHaveArrived: Bool, detail: String) {
        self.reason = reason
        self.mayHaveArrived = mayHaveArrived
        self.detail = detail
    }

}

extension HTTPFailure {
    static func cancelled(mayHaveArrived: Bool) -> HTTPFailure {
        HTTPFailure(.cancelled, mayHaveArrived: mayHaveArrived, detail: "Cancelled")
    }

    static func shutDown(mayHaveArrived: Bool) -> HTTPFailure {
        HTTPFailure(.shutDown, mayHaveArrived: mayHaveArrived, detail: "The client is shut down")
    }

    static func broken(_ detail: String) -> HTTPFailure {
        HTTPFailure(.broken, mayHaveArrived: false, detail: detail)
    }
}

extension HTTPFailure: CustomStringConvertible {
    package var description: String { "\(reason): \(detail)" }
}
