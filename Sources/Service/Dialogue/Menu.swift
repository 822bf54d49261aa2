package import Chat
package import Logging
package import Persistence
internal import ServiceLifecycle
internal import Wording

/// Puts the commands beside the input field and learns the bot's name for links, once at every start.
package struct Menu: DiscreetService {
    private let worlds: WorldSource
    private let journal: Journal
    private let messenger: any Messenger
    private let logger: Logger

    package init(worlds: WorldSource, journal: Journal, messenger: any Messenger, logger: Logger) {
        self.worlds = worlds
        self.journal = journal
        self.messenger = messenger
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            await announce()
            await learnHandle()
            // A service that returns would end the whole group.
            try? await gracefulShutdown()
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
            try await messenger.setCommands(commands)
        } catch {
            logger.warning("the menu of commands could not be set", metadata: ["failure": "\(error)"])
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
