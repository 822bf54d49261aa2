internal import Core
package import Foundation
package import Logging
package import Persistence
internal import ServiceLifecycle

/// Looks at the clock, asks the planner what has become due, and writes it into the outbox.
///
/// A tick is one transaction over everything due since the last one, so a skipped day, a week of downtime or a clock
/// moved back lose and repeat nothing.
package final class Scheduler: DiscreetService {
    private let worlds: WorldSource
    private let journal: Journal
    private let time: any TimeSource
    private let outboxBell: Bell
    private let logger: Logger
    private let ready: @Sendable () async -> Void
    private let bell: Bell

    /// How far back a changed plan is looked through for notices that moved into the past: the decrees that add days
    /// off come 7 to 17 days ahead.
    private static let lookBack: TimeInterval = 30 * 86_400
    /// At the latest after so long the scheduler looks again, whatever it expects.
    private static let longestSleep: TimeInterval = 3_600
    private static let retryAfterFailure: TimeInterval = 5

    /// Ring `bell` when something that planning depends on has changed. The first tick waits for `ready`: what people
    /// did while the bot was away is to be known by then.
    package init(
        worlds: WorldSource,
        journal: Journal,
        time: any TimeSource,
        bell: Bell = Bell(),
        outboxBell: Bell,
        logger: Logger,
        ready: @escaping @Sendable () async -> Void = {}
    ) {
        self.worlds = worlds
        self.journal = journal
        self.time = time
        self.bell = bell
        self.outboxBell = outboxBell
        self.logger = logger
        self.ready = ready
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            await withTaskCancellationHandler {
                await ready()
                while !Task.isCancelled {
                    let next = await tickOrRetry()
                    await bell.wait(until: next, by: time)
                }
            } onCancel: {
                bell.ring()
            }
        }
    }

    /// Decides everything that is due by now.
    ///
    /// Returns: how many messages were written into the outbox.
    @discardableResult
    package func tick() async throws(JournalFailure) -> Int {
        let (world, now, logger) = (worlds.current, time.now, logger)
        let count = try await journal.write { ledger in
            var count = try Decision(world: world, now: now).decide(in: ledger)
            // What cannot be told of reports, seminars or the week keeps nobody from his reminders.
            let chores: [(of: String, work: (Ledger) throws -> Int)] = [
                ("reports", ReportChores(world: world, now: now).work(in:)),
                ("seminars", SeminarChores(world: world, now: now).work(in:)),
                ("digests", DigestChores(world: world, now: now).work(in:)),
            ]
            for chore in chores {
                switch try ledger.attempt({ try chore.work(ledger) }) {
                case .success(let messages):
                    count += messages
                case .failure(let error):
                    logger.error(
                        "chores could not be done, will be tried again",
                        metadata: ["of": "\(chore.of)", "error": "\(error)"]
                    )
                }
            }
            return count
        }
        if count > 0 {
            logger.info("notices queued", metadata: ["messages": "\(count)"])
            outboxBell.ring()
        }
        return count
    }

    /// The next instant at which a tick can have something to do.
    package func nextMoment(after instant: Date) -> Date? {
        let world = worlds.current
        return [
            world.planner.nextMoment(after: instant), world.nextSummary(after: instant),
            world.nextAppointment(after: instant),
        ].compactMap { $0 }.min()
    }

    /// The next instant at which there can be something to do for anybody: what becomes due, what pauses and people have
    /// put off, what quiet hours hold until then.
    package func nextWork(after instant: Date) async throws(JournalFailure) -> Date? {
        let world = worlds.current
        return try await journal.read { ledger in
            let due = try DueNotices(world: world, ledger: ledger).nextMoment(after: instant)
            let release = try ledger.nextRelease(after: instant)
            return [due, world.nextAppointment(after: instant), release].compactMap(\.self).min()
        }
    }

    /// The next instant at which somebody would be written to, as things stand now; nil where nobody would.
    package func nextMessage(after instant: Date) async throws(JournalFailure) -> Date? {
        let world = worlds.current
        let (due, standings, release) = try await journal.read { ledger in
            (
                try DueNotices(world: world, ledger: ledger), try ledger.standings(),
                try ledger.nextRelease(after: instant)
            )
        }
        let planned = nextNotice(of: due, standings, after: instant)
        return [planned, world.nextAppointment(after: instant), release].compactMap(\.self).min()
    }

    private func nextNotice(of due: DueNotices, _ standings: Standings, after instant: Date) -> Date? {
        var instant = instant
        while let moment = due.nextMoment(after: instant) {
            let window = moment..<moment.addingTimeInterval(0.001)
            let notices = due.open(in: window, standings: standings)
            if notices.contains(where: { !due.isWithheld($0, at: moment) }) { return moment }
            instant = moment
        }
        return nil
    }

    private func tickOrRetry() async -> Date {
        do {
            try await tick()
        } catch {
            logger.error("planning failed, will be tried again", metadata: ["error": "\(error)"])
            return time.now.addingTimeInterval(Self.retryAfterFailure)
        }
        // What is held outside the open hours is told as soon as they begin.
        let now = time.now
        let expected = min(nextMoment(after: now) ?? .distantFuture, worlds.current.openHours.nextBegin(after: now))
        return min(expected, now.addingTimeInterval(Self.longestSleep))
    }

    /// From when on a plan that ends at `instant` can be recomputed; older changes of the configuration are not kept.
    static func lookBackStart(from instant: Date, notBefore first: Date) -> Date {
        max(first, instant.addingTimeInterval(-lookBack))
    }
}

extension World {
    /// When a seminar has something to be told or a digest is due.
    fileprivate func nextAppointment(after instant: Date) -> Date? {
        [seminarPlanner.nextMoment(after: instant), nextDigest(after: instant)].compactMap(\.self).min()
    }
}
