internal import Foundation
internal import GRDB

/// The one SQLite file in which everything is written down before it is done: what came in, what is to go out and
/// how each ended, who is linked to which chat, how obligations stand.
///
/// Writes are serial transactions on GRDB's own queue, off the cooperative pool; reads run beside them (WAL).
package final class Journal: Sendable {
    private let pool: DatabasePool
    let erasures = ErasureSign()

    /// Opens the file, creating or migrating it first.
    ///
    /// `synchronous=FULL`: an update is acknowledged to the messenger once its transaction is committed, so the commit
    /// must survive a power cut and not only a crash of the process.
    package init(path: String) throws(JournalFailure) {
        do {
            var configuration = Configuration()
            configuration.label = "journal"
            configuration.busyMode = .timeout(10)
            configuration.maximumReaderCount = 4
            pool = try DatabasePool(path: path, configuration: configuration)
            // 8 MB for the writer, so that the indexes of a long history stay in memory.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA cache_size = -8000") }
            // Not in `prepareDatabase`: GRDB sets NORMAL after it, when it turns to WAL.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            // What is wiped is overwritten where it stands; FAST does so wherever that costs no page of its own.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA secure_delete = FAST") }
            try Self.letShrink(pool)
            try Self.migrator.migrate(pool)
        } catch {
            throw JournalFailure(doing: "open the journal", error)
        }
    }

    /// Lets free pages be given back; a file made without has to be written anew once, which a new one costs nothing.
    private static func letShrink(_ pool: DatabasePool) throws {
        try pool.writeWithoutTransaction { database in
            guard try Int.fetchOne(database, sql: "PRAGMA auto_vacuum") != 2 else { return }
            try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL; VACUUM")
        }
    }

    /// Runs a transaction: all of it is kept, or none.
    ///
    /// A cancelled task's transaction is carried through all the same: what has been done, such as a message sent,
    /// has to be written down whatever ends the service.
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (Ledger) throws -> Result
    ) async throws(JournalFailure) -> Result {
        try await withCheckedContinuation { continuation in
            pool.asyncWrite { [erasures] database in
                try body(Ledger(database, erasures))
            } completion: { _, result in
                continuation.resume(returning: result.mapError { JournalFailure(doing: "write the journal", $0) })
            }
        }
        .get()
    }

    /// Writes the whole file anew and empties its log.
    @concurrent
    func rewrite() async throws(JournalFailure) {
        do {
            try await pool.barrierWriteWithoutTransaction { database in
                try database.execute(sql: "VACUUM")
                let outcome = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                // Somebody else reads the file, so the log could not be emptied.
                if outcome?[0] == 1 { throw DatabaseError(resultCode: .SQLITE_BUSY) }
            }
        } catch {
            throw JournalFailure(doing: "write the journal anew", error)
        }
    }

    /// Reads a consistent snapshot.
    @concurrent
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (Ledger) throws -> Result
    ) async throws(JournalFailure) -> Result {
        do {
            return try await pool.read { database in try body(Ledger(database, erasures)) }
        } catch {
            throw JournalFailure(doing: "read the journal", error)
        }
    }
}

/// The journal could not be opened, read or written.
package struct JournalFailure: Error, Sendable, CustomStringConvertible {
    package let description: String

    /// SQLite's own message names tables and constraints, never the values bound to a statement; of other errors, which
    /// may quote what they could not read, only the kind is told.
    init(doing what: String, _ error: any Error) {
        let cause =
            (error as? DatabaseError).map { "\($0.resultCode): \($0.message ?? "")" } ?? "\(type(of: error))"
        description = "cannot \(what): \(cause)"
    }
}

/// What one transaction may do with the journal. Lives no longer than the transaction.
package struct Ledger {
    let database: Database
    let erasures: ErasureSign

    init(_ database: Database, _ erasures: ErasureSign) {
        self.database = database
        self.erasures = erasures
    }

    /// Runs a part of the transaction that may fail alone: what it wrote is undone, the rest stays.
    ///
    /// Throws where the file itself fails (a full disk): that is no fault of the part, and trying again may help.
    package func attempt<Result>(_ body: () throws -> Result) throws -> Swift.Result<Result, any Error> {
        try execute("SAVEPOINT attempt")
        do {
            let result = try body()
            try execute("RELEASE attempt")
            return .success(result)
        } catch let error as DatabaseError where error.isOfTheFile {
            // The whole transaction is rolled back, savepoint and all.
            throw error
        } catch {
            try execute("ROLLBACK TO attempt")
            try execute("RELEASE attempt")
            return .failure(error)
        }
    }

    func execute(_ sql: String, _ arguments: StatementArguments = []) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// Like `execute`, and tells whether a row was written.
    func changed(_ sql: String, _ arguments: StatementArguments) throws -> Bool {
        try execute(sql, arguments)
        return database.changesCount > 0
    }
}

extension DatabaseError {
    /// False for the mistakes of a statement, which every repetition would make again.
    fileprivate var isOfTheFile: Bool {
        switch resultCode {
        case .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG, .SQLITE_RANGE, .SQLITE_MISUSE: false
        default: true
        }
    }
}

extension Date {
    /// Milliseconds since 1970, as the journal's columns hold instants.
    var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1_000).rounded()) }

    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1_000)
    }
}
