import CCurl
import HTTPTypes

/// One easy handle and what is arriving through it; used again for the next exchange.
///
/// Lives on the loop's thread only: libcurl calls it back from within `curl_multi_perform`.
final class Transfer {
    let easy: UnsafeMutableRawPointer
    let words: UnsafeMutablePointer<CChar>
    var headers = HeaderList()
    /// The exchanges for which the handle's options stand; nil where none do.
    var shape: Shape?
    private(set) var order: Order?
    private(set) var hasProxy = false
    private(set) var deadline = ContinuousClock.now
    /// The connection stands and the request goes out: from here on it may arrive.
    private(set) var hasLeft = false
    /// libcurl wanted to send once more what may not be sent twice.
    private(set) var hasRefusedRepeat = false
    private(set) var isTooLarge = false
    /// The empty line after the answer's header has come.
    private(set) var hasWholeHead = false
    private var head: [UInt8] = []
    private var body: [UInt8] = []

    init?() {
        guard let easy = curl_easy_init() else { return nil }
        self.easy = easy
        self.words = .allocate(capacity: Int(CURL_ERROR_SIZE))
        words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(easy)
        words.deallocate()
    }

    func take(_ order: Order, hasProxy: Bool) {
        self.order = order
        self.hasProxy = hasProxy
        self.deadline = .now + order.deadlines.total
        words.pointee = 0
    }

    /// Forgets the exchange and returns it; the connection, if it is whole, stays with the multi handle.
    func release() -> Order? {
        defer {
            // libcurl keeps its copy of the body for as long as the handle keeps its options.
            if order?.body.count ?? 0 > Self.largeBody {
                curl_easy_reset(easy)
                shape = nil
            }
            order = nil
            hasLeft = false
            hasRefusedRepeat = false
            isTooLarge = false
            hasWholeHead = false
            head.removeAll(keepingCapacity: true)
            body = []
        }
        return order
    }

    /// Bytes.
    private static let largeBody = 65_536

    func answer(status: Int) -> HTTPAnswer {
        HTTPAnswer(status: HTTPResponse.Status(code: status), head: head, body: body)
    }
}

/// What libcurl calls.
extension Transfer {
    /// The transfer behind a handle that libcurl speaks of.
    static func of(_ easy: UnsafeMutableRawPointer) -> Transfer? {
        var pointer: UnsafeMutableRawPointer?
        ccurl_get_pointer(easy, CURLINFO_PRIVATE, &pointer)
        return pointer.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Called with the connection standing, before each sending of the request.
    ///
    /// Where a kept connection dies under a request, libcurl repeats it on a fresh one, a POST too, though the server
    /// may have read it. The second call is that repeat.
    func mayGoOut() -> Bool {
        if hasLeft, order?.isRepeatable != true {
            hasRefusedRepeat = true
            return false
        }
        hasLeft = true
        return true
    }

    /// One line of the answer's header; a status line starts over, since an interim answer may have come before.
    func receive(headLine line: UnsafeRawBufferPointer) {
        if line.starts(with: "HTTP/".utf8) {
            head.removeAll(keepingCapacity: true)
            hasWholeHead = false
        } else if line.first == UInt8(ascii: "\r") || line.first == UInt8(ascii: "\n") {
            hasWholeHead = true
        }
        head.append(contentsOf: line)
    }

    /// False where the answer has become too large.
    func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let order, body.count + bytes.count <= order.answerLimit else {
            isTooLarge = true
            return false
        }
        if body.isEmpty { body.reserveCapacity(expectedBytes(at: order.answerLimit)) }
        body.append(contentsOf: bytes)
        return true
    }

    /// What the server announces, believed up to 1 MB.
    private func expectedBytes(at limit: Int) -> Int {
        var length: curl_off_t = -1
        ccurl_get_offset(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length)
        return max(0, min(Int(length), limit, 1 << 20))
    }
}
