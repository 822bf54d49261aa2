/// Something that goes wrong on purpose.
struct Fault: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case tooManyRequests = "429"
        case forbidden = "403"
        case badRequest = "400"
        case unauthorized = "401"
        case conflict = "409"
        case serverError = "500"
        /// An answer in HTML, as from a proxy before the service.
        case badGateway = "502"
        /// The call is done late.
        case delay
        /// The connection is closed and the call not done.
        case cutBefore
        /// The call is done and the connection closed without an answer.
        case cutAfter
        /// The call is done; half of the answer comes, then the connection is closed.
        case half
        /// The call is done; the answer breaks off although its length is right.
        case wrongJSON
        /// Each update of an answer comes twice.
        case duplicateUpdates
        /// The updates of an answer come in another order.
        case reorderUpdates

        /// Faults of `getUpdates` and webhooks, met where there is something to deliver.
        var concernsUpdates: Bool { self == .duplicateUpdates || self == .reorderUpdates }
    }

    let id: Int
    let kind: Kind
    /// In lower case; nil for all methods.
    let method: String?
    let chat: Int?
    /// The part of the calls that meet the fault, 0 to 1.
    let share: Double
    /// How many more calls may meet it; nil for no end.
    var remaining: Int?
    let retryAfter: Int
    let description: String?
    let migrateTo: Int?
    let seconds: Double
    var random: SplitMix64
    var applied = 0

    func concerns(_ method: String, chat: Int?) -> Bool {
        (self.method.map { $0 == method } ?? true) && (self.chat.map { $0 == chat } ?? true)
    }

    /// The refusal this fault gives; nil for faults of another kind.
    var failure: APIFailure? {
        let usual: APIFailure? =
            switch kind {
            case .tooManyRequests: .tooManyRequests(retryAfter: retryAfter)
            case .forbidden: .blocked
            case .badRequest: .chatNotFound
            case .unauthorized: .unauthorized
            case .conflict: .otherPoll
            case .serverError: .internalError
            case .badGateway, .delay, .cutBefore, .cutAfter, .half, .wrongJSON, .duplicateUpdates, .reorderUpdates: nil
            }
        return usual.map {
            APIFailure(
                code: $0.code,
                description: description ?? $0.description,
                retryAfter: $0.retryAfter,
                migrateTo: migrateTo
            )
        }
    }

    static let badGatewayPage = """
        <html>\r
        <head><title>502 Bad Gateway</title></head>\r
        <body>\r
        <center><h1>502 Bad Gateway</h1></center>\r
        <hr><center>nginx/1.18.0</center>\r
        </body>\r
        </html>\r

        """
}

/// A small generator with a seed (SplitMix64, https://prng.di.unimi.it/splitmix64.c), so that a run can be repeated.
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
