internal import Core
internal import Foundation
package import Logging
package import Persistence
internal import ServiceLifecycle
internal import Wording

/// The work of the night: the audit, and what is too old to be kept.
///
/// The regional coordinators hear of the audit only where something is wrong, in the morning.
package final class Housekeeping: DiscreetService {
    private let worlds: WorldSource
    private let journal: Journal
    private let time: any TimeSource
    private let outboxBell: Bell
    /// Nil where there are no files to look after.
    private let changes: ChangeKeeper?
    private let logger: Logger

    /// When hardly anybody is awake.
    private static let hour = ClockTime(hour: 3, minute: 30)

    package init(
        worlds: WorldSource,
        journal: Journal,
        time: any TimeSource,
        outboxBell: Bell,
        changes: ChangeKeeper? = nil,
        logger: Logger
    ) {
        self.worlds = worlds
        self.journal = journal
        self.time = time
        self.outboxBell = outboxBell
        self.changes = changes
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while true {
                let night = nextNight(after: time.now)
                guard (try? await time.sleep(until: night)) != nil else { return }
                // A clock that is moved wakes sleepers early.
                guard time.now >= night else { continue }
                do {
                    try await work()
                } catch {
                    logger.error(
                        "the night's work failed, will be tried again the next night",
                        metadata: ["error": "\(error)"]
                    )
                }
            }
        }
    }

    private func nextNight(after instant: Date) -> Date {
        let zone = worlds.current.time
        let today = zone.date(of: instant)
        let tonight = Self.hour.map { zone.instant(today, $0) } ?? instant
        let next = Self.hour.map { zone.instant(today.adding(days: 1), $0) } ?? instant.addingTimeInterval(86_400)
        return tonight > instant ? tonight : next
    }

    /// Audits the journal, tells of what is wrong, and lets go of what is too old.
    package func work() async throws(JournalFailure) {
        let (world, now) = (worlds.current, time.now)
        let audit = try await journal.read { try Audit(of: $0, world: world, now: now) }
        if audit.isClean && audit.undelivered.isEmpty {
            logger.info("the journal was audited", metadata: ["notices": "\(audit.lines.count)"])
        } else {
            logger.error(
                "the audit found something wrong; vekha audit tells what",
                metadata: [
                    "undecided": "\(audit.undecided.count)", "stuck": "\(audit.troubles.stuck.count)",
                    "undelivered": "\(audit.undelivered.count)",
                ]
            )
            let count = try await journal.write { try Self.tell(of: audit, in: $0, world: world, now: now) }
            if count > 0 { outboxBell.ring() }
        }
        let told = try await journal.write { ledger in
            let dialogue = Dialogue(world: world)
            return try dialogue.tellCoverage(in: ledger, now: now) + dialogue.askForConsent(in: ledger, now: now)
        }
        if told > 0 { outboxBell.ring() }
        let days = world.settings.retention
        let freed = try await journal.purge(
            conversationBefore: now.addingTimeInterval(-Double(days.conversationDays) * 86_400),
            ledgerBefore: now.addingTimeInterval(-Double(days.ledgerDays) * 86_400)
        )
        changes?.pruneBackups(before: now.addingTimeInterval(-Double(days.backupDays) * 86_400))
        // A name that could not be taken out of the files is tried again.
        changes?.ring()
        if freed > 0 { logger.info("old entries were removed from the journal", metadata: ["rows": "\(freed)"]) }
    }

    private static func tell(of audit: Audit, in ledger: Ledger, world: World, now: Date) throws -> Int {
        func some(_ count: Int) -> WordingValue? { count > 0 ? .number(count) : nil }
        let day = world.time.date(of: now)
        var values: WordingValues = ["day": .date(day)]
        values["undecided"] = some(audit.undecided.count)
        values["stuck"] = some(
            audit.troubles.stuck.count + audit.troubles.repeatedKeys.count + audit.troubles.file.count
        )
        values["unhandled"] = some(audit.troubles.waitingEvents.count + audit.troubles.failedEvents.count)
        values["undelivered"] = some(audit.undelivered.count)
        let text = try world.phrasebook.text(.auditReport, values)
        // By the day it can be read: after a week of holidays one report is enough.
        let reading = world.time.date(of: world.openHours.firstOpen(from: now))
        return try world.tell(
            world.regionalCoordinators,
            text,
            key: "audit/\(reading)",
            in: ledger,
            reaching: ledger.reachableChats(),
            at: now
        )
    }
}
