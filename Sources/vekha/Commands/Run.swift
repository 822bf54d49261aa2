import ArgumentParser
import Chat
import Core
import Foundation
import Logging
import Persistence
import Service
import ServiceLifecycle
import UnixSignals

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The bot, for real.",
        discussion: """
            Environment: VEKHA_TELEGRAM_TOKEN (required), VEKHA_TELEGRAM_URL, VEKHA_TELEGRAM_PROXY, VEKHA_DATA (the \
            journal's folder), VEKHA_LOG_LEVEL.
            """
    )

    @OptionGroup var options: ConfigOptions

    func run() async throws {
        BrokenPipes.ignore()
        try await reporting {
            let settings = ProcessSettings()
            guard let token = settings.token, !token.isEmpty else {
                throw Refusal.environment("VEKHA_TELEGRAM_TOKEN: found nothing, expected the bot's token")
            }
            let loaded = try options.load(overlay: settings.overlayFolder)
            let logger = Vekha.logger("vekha", level: settings.logLevel)
            let messenger = try Vekha.messenger(settings, token: token)
            let journal = try Journal(path: settings.journalPath())
            let bot = Vekha.bot(
                loaded,
                journal: journal,
                messenger: messenger,
                time: SystemTime(),
                limits: loaded.configuration.settings.delivery,
                logger: logger
            )
            let configured = loaded.configuration
            logger.notice(
                "the bot is on duty",
                metadata: [
                    "roadmap": "\(configured.roadmap.id)", "people": "\(configured.roster.people.count)",
                    "next":
                        "\(bot.scheduler.nextMoment(after: Date()).map(configured.settings.time.iso) ?? "nothing ahead")",
                ]
            )
            var configuration = ServiceGroupConfiguration(
                services: bot.everyService
                    + [ConfigWatch(options: options, overlay: settings.overlayFolder, bot: bot), Settling()],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
            // Longer than one message may take to be sent or given up.
            configuration.maximumGracefulShutdownDuration = .seconds(40)
            try await ServiceGroup(configuration: configuration).run()
        }
    }
}
