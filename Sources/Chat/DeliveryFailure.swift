/// Why the messenger did not do what it was asked, told apart by what is to be done about it.
package enum DeliveryFailure: Error, Hashable, Sendable {
    /// Worth another try: overload, a cut or silent connection, a server's own error.
    ///
    /// `mayHaveArrived` is true where the request had left and no answer came, so a repeat may double the message.
    case temporary(TemporaryCause, retryAfter: Duration? = nil, mayHaveArrived: Bool = false)
    /// This chat takes no message, and trying again will not help until the person acts.
    case unreachable(UnreachableCause)
    /// The request itself is wrong (a bad request); the messenger's words are for the log and the coordinator.
    case rejected(String)
    /// The message to be edited is no longer there.
    case messageGone
    /// The group has another id now.
    case moved(to: ChatID)
    /// The token is not accepted: nothing can be sent to anyone until it is mended.
    case unauthorized
    /// Another instance reads the same events, or a webhook is set.
    case conflict(String)

    package enum TemporaryCause: Hashable, Sendable {
        /// 429; `retryAfter` says how long. Whether the limit is this chat's alone the messenger does not say.
        case tooManyRequests
        /// 5xx, with the status.
        case server(Int)
        /// The connection could not be made or was cut.
        case connection(String)
        /// No whole answer within the deadline.
        case timeout
        /// An answer that is not what the protocol promises.
        case unreadable(String)
        /// The caller gave up.
        case cancelled
    }

    package enum UnreachableCause: String, Hashable, Sendable, Codable {
        case blocked, deactivated, kicked, chatNotFound, noRights
    }
}
