/// Turns statements into rows of the form.
struct ReplyResolver {
    private let statements: [ReplyStatement]
    private let text: ReplyText
    private let asked: [Int]
    private let open: [Int]
    /// The rows that any statement names.
    private let named: Set<Int>

    private struct Said {
        let status: RowStatus
        let reason: String?
        /// Counts before what is said of all.
        let isContrast: Bool
    }

    init(statements: [ReplyStatement], text: ReplyText, asked: [Int], open: [Int]) {
        self.statements = statements
        self.text = text
        self.asked = asked
        self.open = open
        named = Set(
            statements.flatMap { statement in
                asked.filter { row in statement.rows.contains { $0.contains(row) } }
            }
        )
    }

    /// What is said of each row, in the form's order.
    func items() throws(ReplyQuestion) -> [ReplyItem] {
        let unasked = Set(statements.flatMap { strangers($0.rows + $0.exceptions) })
        if !unasked.isEmpty { throw .rowsNotAsked(unasked.sorted()) }
        var said: [Int: Said] = [:]
        var wholes: [(rows: [Int], saying: Said)] = []
        var previous: RowStatus?
        for statement in statements {
            let status = try status(of: statement, after: previous)
            previous = status
            let isContrast = statement.isContrast || statement.isException
            let saying = Said(status: status, reason: words(statement.reason), isContrast: isContrast)
            if statement.subject == .rows {
                for row in rows(in: statement.rows) { try add(saying, to: row, &said) }
            } else {
                wholes.append((try whole(statement, status), saying))
                let exception = Said(status: .notDone, reason: words(statement.exceptionReason), isContrast: true)
                for row in try unnamedExceptions(of: statement, status) { try add(exception, to: row, &said) }
            }
        }
        for (rows, saying) in wholes {
            for row in rows where said[row]?.isContrast != true { try add(saying, to: row, &said) }
        }
        return asked.compactMap { row in
            said[row].map { ReplyItem(row: row, status: $0.status, reason: $0.reason) }
        }
    }

    private func add(_ saying: Said, to row: Int, _ said: inout [Int: Said]) throws(ReplyQuestion) {
        if let earlier = said[row] {
            guard earlier.status == saying.status else {
                throw .twoStatuses(rows: [row], [earlier.status, saying.status])
            }
            if earlier.reason != nil { return }
        }
        said[row] = saying
    }
}

extension ReplyResolver {
    /// The ends of ranges that the form does not ask about.
    private func strangers(_ ranges: [ClosedRange<Int>]) -> [Int] {
        ranges.flatMap { [$0.lowerBound, $0.upperBound] }.filter { !asked.contains($0) }
    }

    private func rows(in ranges: [ClosedRange<Int>]) -> [Int] {
        asked.filter { row in ranges.contains { $0.contains(row) } }
    }

    private func status(of statement: ReplyStatement, after previous: RowStatus?) throws(ReplyQuestion) -> RowStatus {
        if let status = try statement.status() {
            let isDenied = statement.hasDenial && status == .done
            if isDenied || (statement.isNone && [.done, .inProgress].contains(status)) {
                throw .unclearNegation(text.words(statement.range))
            }
            if statement.isPartly, statement.subject != .rows, open.count != 1 { throw .notAll }
            return status
        }
        if statement.isException, previous == .done { return .notDone }
        if statement.subject == .all, !statement.exceptions.isEmpty, !statement.isNone { return .done }
        // «7 нет, 2 заявки отклонили»
        if previous != nil, statement.subject == .rows, statement.reason != nil {
            throw .unclearNumber(text.words(statement.range))
        }
        let rows = rows(in: statement.rows + statement.exceptions)
        throw .whichStatus(rows: rows.isEmpty ? open.filter { !named.contains($0) } : rows)
    }

    private func words(_ reason: Range<Int>?) -> String? { reason.map { text.words(text.closing($0)) } }

    /// The rows of a statement that names none.
    private func whole(_ statement: ReplyStatement, _ status: RowStatus) throws(ReplyQuestion) -> [Int] {
        if statement.subject == .rest {
            let rest = open.filter { !named.contains($0) }
            if rest.isEmpty || (named.isEmpty && open.count == asked.count) { throw .nothingLeft }
            return rest.filter { !rows(in: statement.exceptions).contains($0) }
        }
        if statement.subject == .all || !statement.exceptions.isEmpty {
            if open.isEmpty { throw .nothingLeft }
            return open.filter { !rows(in: statement.exceptions).contains($0) }
        }
        if open.count == 1, statements.count == 1 { return open }
        let isOnly = statements.count { !$0.isContrast && !$0.isException } == 1 && !statement.isContrast
        guard !open.isEmpty, meansAll(statement, status), isOnly else { throw .whichRows(status, open: open) }
        return open
    }

    /// True for «готово», `+`: what says of a whole form that it is done.
    private func meansAll(_ statement: ReplyStatement, _ status: RowStatus) -> Bool {
        status == .done && !statement.isPartly && !statement.hasTopic
            && statement.claims.contains { [.plain, .sign].contains($0.manner) }
    }

    /// «всё, кроме 7, готово» says of 7 that it is not done; of no other status does it say anything.
    private func unnamedExceptions(of statement: ReplyStatement, _ status: RowStatus) throws(ReplyQuestion) -> [Int] {
        let rows = rows(in: statement.exceptions).filter { !named.contains($0) }
        guard rows.isEmpty || status == .done else { throw .whichStatus(rows: rows) }
        return rows
    }
}
