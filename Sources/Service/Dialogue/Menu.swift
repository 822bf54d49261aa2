package import Chat
package import Logging
package import Persistence
internal import ServiceLifecycle
internal import Wording

internal import struct Foundation.Date

/// Keeps the commands beside the input field what they should be, and learns the bot's name for links.
///
/// Everybody's menu is set at every start; a chat's own is written into the outbox when it changes, with its person's
/// roles, those in whose place he stands, the texts or the program.
package struct Menu: DiscreetService {
    private let worlds: WorldSource
    private let journal: Journal
    private let messenger: any Messenger
    private let time: any TimeSource
    private let outboxBell: Bell
    private let logger: Logger

    private static let retryAfterFailure: Double = 60

    package init(
        worlds: WorldSource,
        journal: Journal,
        messenger: any Messenger,
        time: any TimeSource,
        outboxBell: Bell,
        logger: Logger
    ) {
        self.worlds = worlds
        self.journal = journal
        self.messenger = messenger
        self.time = time
        self.outboxBell = outboxBell
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            await withTaskCancellationHandler {
                await announce()
                await learnHandle()
                while !Task.isCancelled {
                    let now = time.now
                    let retry = await renew() ? nil : now.addingTimeInterval(Self.retryAfterFailure)
                    let next = [retry, worlds.current.nextHandover(after: now)].compactMap(\.self).min()
                    if !Task.isCancelled { await worlds.changed.wait(until: next, by: time) }
                }
            } onCancel: {
                worlds.changed.ring()
            }
        }
    }

    /// The bot works without its menu, so a failure is only told.
    package func announce() async {
        let phrasebook = worlds.current.phrasebook
        let commands = [
            MenuCommand(name: BotCommand.my.rawValue, summary: phrasebook.label(BotCommand.my.summary)),
            MenuCommand(name: BotCommand.help.rawValue, summary: phrasebook.label(BotCommand.help.summary)),
        ]
        do throws(DeliveryFailure) {
            try await messenger.setCommands(commands, in: .everywhere)
        } catch {
            logger.warning("the menu of commands could not be set", metadata: ["failure": "\(error)"])
        }
    }

    /// Writes down every chat's menu that is not what it should be.
    ///
    /// Returns: false where the journal failed.
    @discardableResult
    package func renew() async -> Bool {
        let (world, now) = (worlds.current, time.now)
        do {
            if try await journal.write({ try $0.renewMenus(in: world, at: now) }) > 0 { outboxBell.ring() }
            return true
        } catch {
            logger.error("menus could not be written down, will be tried again", metadata: ["error": "\(error)"])
            return false
        }
    }

    /// Without it an invitation is a code to be typed instead of a link.
    package func learnHandle() async {
        do {
            let handle = try await messenger.identity().handle
            try await journal.write { try $0.set(.handle, to: handle) }
        } catch {
            logger.warning("the bot's name for links could not be learnt", metadata: ["failure": "\(error)"])
        }
    }
}
