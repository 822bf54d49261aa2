extension HTTPClient {
    /// How a client behaves towards every server.
    package struct Settings: Sendable {
        /// Nil for direct connections; the environment's `http_proxy` and its like are not read.
        package var proxy: HTTPProxy?
        package var deadlines: Deadlines
        /// Bytes of an answer's body above which the exchange fails with `tooLarge`.
        package var answerLimit: Int
        package var connections: Connections
        /// Whether HTTP/2 is offered over TLS.
        ///
        /// A server that ends an HTTP/2 connection for its own reasons, as nginx does after 1000 requests, refuses the
        /// streams begun meanwhile. libcurl does not tell this from a cut, so such a POST fails with `cut`, though it
        /// has not arrived. Over HTTP/1.1 a connection's end is announced with an answer, and nothing is in doubt.
        package var usesHTTP2: Bool
        package var userAgent: String

        package init(
            proxy: HTTPProxy? = nil,
            deadlines: Deadlines = Deadlines(),
            answerLimit: Int = 8 << 20,
            connections: Connections = Connections(),
            usesHTTP2: Bool = true,
            userAgent: String = "Vekha"
        ) {
            self.proxy = proxy
            self.deadlines = deadlines
            self.answerLimit = answerLimit
            self.connections = connections
            self.usesHTTP2 = usesHTTP2
            self.userAgent = userAgent
        }
    }

    /// Until when an exchange must be where; the waiting for a free connection counts.
    package struct Deadlines: Hashable, Sendable {
        /// Until the connection stands: name, TCP, proxy and TLS.
        package var connect: Duration
        /// Until the last byte of the answer is here.
        package var total: Duration

        package init(connect: Duration = .seconds(10), total: Duration = .seconds(30)) {
            self.connect = connect
            self.total = total
        }
    }

    /// How many connections may stand at once; exchanges above it wait for a free one.
    package struct Connections: Hashable, Sendable {
        package var perHost: Int
        package var total: Int

        package init(perHost: Int = 128, total: Int = 256) {
            self.perHost = perHost
            self.total = total
        }
    }
}
