/// One thing a reply says: of which rows, which status, and why.
struct ReplyStatement: Hashable {
    enum Subject: Hashable {
        case rows, all, rest
    }

    struct Claim: Hashable {
        let status: RowStatus
        let manner: ReplyToken.Manner
    }

    /// Nil where none is named: «готово».
    var subject: Subject?
    /// The rows named, as ranges; empty for other subjects.
    var rows: [ClosedRange<Int>] = []
    /// «ничего»: all, and only with a negation.
    var isNone = false
    /// «кроме 7»
    var exceptions: [ClosedRange<Int>] = []
    /// The rows of another statement's «кроме», whose status follows from that one's.
    var isException = false
    /// «но 7 нет»: takes its rows out of «всё».
    var isContrast = false
    /// «сделали 1 и 2»
    var isStatusFirst = false

    var claims: Set<Claim> = []
    var isPartly = false
    /// Statuses amid a reason.
    var embedded: Set<RowStatus> = []
    /// A negation stands amid the reason or comment.
    var hasDenial = false
    /// It is about something of its own: «приказ издан».
    var hasTopic = false
    /// The first thing that is not clear.
    var doubt: ReplyQuestion?
    /// Where the reason stands.
    var reason: Range<Int>?
    /// Where that of the exceptions stands: «все, кроме 7 (карантин), готовы».
    var exceptionReason: Range<Int>?
    var range: Range<Int>

    var hasStatus: Bool { !claims.isEmpty || isPartly }

    /// False for a reason alone: «завтра напишу».
    var saysSomething: Bool { hasStatus || subject != nil || !exceptions.isEmpty }

    mutating func extendReason(from start: Int, to end: Int) {
        if !hasStatus, !exceptions.isEmpty {
            exceptionReason = (exceptionReason?.lowerBound ?? start)..<end
        } else {
            reason = (reason?.lowerBound ?? start)..<end
        }
    }
}

extension ReplyStatement {
    /// What the words together say; nil where they name no status.
    func status() throws(ReplyQuestion) -> RowStatus? {
        if let doubt { throw doubt }
        guard let said = try claimed() else { return isPartly ? .inProgress : nil }
        if isPartly, said != .done, said != .inProgress { throw twoStatuses([.inProgress, said]) }
        let status = isPartly ? .inProgress : said
        for other in RowStatus.allCases
        where embedded.contains(other) && other != status && (other == .done || status == .done) {
            throw twoStatuses([status, other])
        }
        return status
    }

    private func claimed() throws(ReplyQuestion) -> RowStatus? {
        // A promise says less than any status beside it.
        let firm = claims.filter { $0.manner != .future }
        let statuses = Set((firm.isEmpty ? claims : firm).map(\.status))
        if statuses.contains(.done), firm.count < claims.count { throw twoStatuses([.done, .inProgress]) }
        guard let first = statuses.first else { return nil }
        if statuses.count == 1 { return first }
        // «нет, в работе»; «не проводили, к нам не относится»
        if statuses == [.notDone, .inProgress] { return .inProgress }
        if statuses == [.notDone, .notApplicable] { return .notApplicable }
        throw twoStatuses(RowStatus.allCases.filter(statuses.contains))
    }

    private func twoStatuses(_ statuses: [RowStatus]) -> ReplyQuestion {
        .twoStatuses(rows: rows.map(\.lowerBound), statuses)
    }
}
