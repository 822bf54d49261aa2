package import Chat
package import Logging
internal import ServiceLifecycle
internal import Wording

/// Puts the commands beside the input field, once at every start.
package struct Menu: DiscreetService {
    private let worlds: WorldSource
    private let messenger: any Messenger
    private let logger: Logger

    package init(worlds: WorldSource, messenger: any Messenger, logger: Logger) {
        self.worlds = worlds
        self.messenger = messenger
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            await announce()
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
}
