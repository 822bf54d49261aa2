import CCurl
import HTTPTypes

extension Transfer {
    /// Sets the handle up for the order; false where libcurl refuses an option.
    ///
    /// A handle that served an exchange of the same shape is told only what differs.
    func prepare(_ order: Order, _ settings: HTTPClient.Settings) -> Bool {
        var options = Options(easy: easy)
        let wanted = Shape(of: order)
        take(order, hasProxy: settings.proxy != nil)
        if shape != wanted {
            curl_easy_reset(easy)
            setCallbacks(&options)
            setConnection(settings, &options)
            setShape(wanted, settings, &options)
        }
        setRequest(order, wanted, &options)
        // What was set by halves is set anew the next time.
        shape = options.areAccepted ? wanted : nil
        return options.areAccepted
    }

    private func setCallbacks(_ options: inout Options) {
        let this = Unmanaged.passUnretained(self).toOpaque()
        options.set(CURLOPT_PRIVATE, this)
        options.set(CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(words))
        options.set(CURLOPT_PREREQDATA, this)
        options.setGate { this, _, _, _, _ in
            let transfer = this.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
            return transfer?.mayGoOut() == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
        options.set(CURLOPT_HEADERDATA, this)
        options.setReceiver(CURLOPT_HEADERFUNCTION) { bytes, size, count, this in
            guard let this else { return 0 }
            let transfer = Unmanaged<Transfer>.fromOpaque(this).takeUnretainedValue()
            transfer.receive(headLine: UnsafeRawBufferPointer(start: bytes, count: size * count))
            return size * count
        }
        options.set(CURLOPT_WRITEDATA, this)
        options.setReceiver(CURLOPT_WRITEFUNCTION) { bytes, size, count, this in
            guard let this else { return 0 }
            let transfer = Unmanaged<Transfer>.fromOpaque(this).takeUnretainedValue()
            // Another number than that of the bytes ends the transfer.
            return transfer.receive(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
        }
    }

    private func setConnection(_ settings: HTTPClient.Settings, _ options: inout Options) {
        options.set(CURLOPT_NOSIGNAL, 1)
        options.set(CURLOPT_TCP_NODELAY, 1)
        options.set(CURLOPT_TCP_KEEPALIVE, 1)
        options.set(CURLOPT_USERAGENT, settings.userAgent)
        // An empty text keeps libcurl from looking into the environment.
        options.set(CURLOPT_PROXY, settings.proxy?.address ?? "")
        options.set(CURLOPT_NOPROXY, "")
        if let proxy = settings.proxy {
            options.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
            if let user = proxy.user { options.set(CURLOPT_PROXYUSERNAME, user) }
            if let password = proxy.password { options.set(CURLOPT_PROXYPASSWORD, password) }
        }
    }

    private func setShape(_ shape: Shape, _ settings: HTTPClient.Settings, _ options: inout Options) {
        let method = shape.method
        if shape.hasBody {
            if method != .post { options.set(CURLOPT_CUSTOMREQUEST, method.rawValue) }
        } else if method == .head {
            options.set(CURLOPT_NOBODY, 1)
        } else if method != .get {
            options.set(CURLOPT_CUSTOMREQUEST, method.rawValue)
        }
        if settings.usesHTTP2, shape.isSecure {
            options.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
            // Rather one stream more than one handshake more.
            options.set(CURLOPT_PIPEWAIT, 1)
        } else {
            options.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        }
    }

    /// What each exchange has of its own.
    private func setRequest(_ order: Order, _ shape: Shape, _ options: inout Options) {
        options.set(CURLOPT_URL, order.address)
        options.set(CURLOPT_HTTPHEADER, headers.list(for: order.fields))
        options.set(CURLOPT_CONNECTTIMEOUT_MS, order.deadlines.connect.milliseconds)
        options.set(CURLOPT_TIMEOUT_MS, order.deadlines.total.milliseconds)
        options.set(CURLOPT_MAXFILESIZE_LARGE, bytes: order.answerLimit)
        if shape.hasBody {
            // libcurl copies the body, so that it goes out with the header in one packet.
            options.set(CURLOPT_POSTFIELDSIZE_LARGE, bytes: order.body.count)
            options.set(CURLOPT_COPYPOSTFIELDS, order.body)
        }
    }
}

extension Transfer {
    /// What options two exchanges of one client share.
    struct Shape: Equatable {
        let method: HTTPRequest.Method
        let hasBody: Bool
        let isSecure: Bool

        init(of order: Order) {
            method = order.method
            hasBody = !order.body.isEmpty || order.method == .post
            isSecure = order.address.hasPrefix("https:")
        }
    }
}

/// Sets options of a handle and remembers whether libcurl took them all.
private struct Options {
    let easy: UnsafeMutableRawPointer
    private(set) var areAccepted = true

    init(easy: UnsafeMutableRawPointer) {
        self.easy = easy
    }

    mutating func set(_ option: CURLoption, _ value: Int) {
        note(ccurl_set_long(easy, option, value))
    }

    mutating func set(_ option: CURLoption, bytes value: Int) {
        note(ccurl_set_offset(easy, option, curl_off_t(value)))
    }

    mutating func set(_ option: CURLoption, _ value: String) {
        note(ccurl_set_text(easy, option, value))
    }

    mutating func set(_ option: CURLoption, _ value: [UInt8]) {
        note(ccurl_set_bytes(easy, option, value))
    }

    mutating func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer) {
        note(ccurl_set_pointer(easy, option, value))
    }

    mutating func set(_ option: CURLoption, _ value: UnsafeMutablePointer<curl_slist>?) {
        areAccepted = areAccepted && value != nil
        note(ccurl_set_list(easy, option, value))
    }

    mutating func setReceiver(_ option: CURLoption, _ receiver: curl_write_callback) {
        note(ccurl_set_receiver(easy, option, receiver))
    }

    mutating func setGate(_ gate: curl_prereq_callback) {
        note(ccurl_set_gate(easy, CURLOPT_PREREQFUNCTION, gate))
    }

    private mutating func note(_ code: CURLcode) {
        areAccepted = areAccepted && code == CURLE_OK
    }
}

extension Duration {
    /// At least 1, since 0 means «no limit» to libcurl, and no more than it takes (a C int).
    fileprivate var milliseconds: Int {
        Int(min(max((self / .milliseconds(1)).rounded(.up), 1), Double(Int32.max)))
    }
}
