import Chat
import Core
import CurlHTTP
import Foundation
import Logging
import Persistence
import Service
import ServiceLifecycle
import TelegramChat

/// The bot put together, ready to be run by a service group.
struct Bot {
    let worlds: WorldSource
    let journal: Journal
    let scheduler: Scheduler
    let courier: Courier
    let intake: Intake
    /// To be rung when the world has changed.
    let planningBell: Bell
    let housekeeping: Housekeeping
    let changes: ChangeKeeper
    let menu: Menu
    let eraser: Eraser
    let logger: Logger

    /// Those that carry the conversation, in the order in which they start.
    var services: [any ServiceLifecycle.Service] { [courier, intake, scheduler, changes] }

    /// And those around it.
    var everyService: [any ServiceLifecycle.Service] { services + [menu, housekeeping, eraser] }
}

extension Vekha {
    static func logger(_ label: String, level: Logger.Level) -> Logger {
        var logger = Logger(label: label, factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = level
        return logger
    }

    /// Throws: `Refusal` naming the variable that is wrong, never its value where that is secret.
    static func messenger(_ settings: ProcessSettings, token: String) throws -> TelegramMessenger {
        guard let token = BotToken(token) else {
            throw Refusal.environment("VEKHA_TELEGRAM_TOKEN: found no bot token, expected digits, a colon and a secret")
        }
        guard let address = BotAPIAddress(settings.address) else {
            throw Refusal.environment(
                "VEKHA_TELEGRAM_URL: found \"\(settings.address)\", expected an http or https address"
            )
        }
        var http = HTTPClient.Settings()
        // Over HTTP/2 libcurl 7.88 takes a stream the server refused for a cut connection, so a message that never
        // left would count as perhaps delivered and be sent again.
        http.usesHTTP2 = false
        if let text = settings.proxy {
            guard let proxy = HTTPProxy(text) else {
                throw Refusal.environment(
                    "VEKHA_TELEGRAM_PROXY: expected a URL such as socks5h://user:password@host:1080"
                )
            }
            http.proxy = proxy
        }
        return TelegramMessenger(token: token, address: address, http: HTTPClient(http), now: { Date() })
    }

    static func bot(
        _ loaded: LoadedConfiguration,
        journal: Journal,
        messenger: any Messenger,
        time: any TimeSource,
        limits: DeliveryLimits,
        logger: Logger
    ) -> Bot {
        let worlds = WorldSource(loaded.world)
        let outboxBell = Bell()
        let planningBell = Bell()
        let changes = ChangeKeeper(
            worlds: worlds,
            journal: journal,
            store: loaded.store,
            messenger: messenger,
            time: time,
            planningBell: planningBell,
            outboxBell: outboxBell,
            logger: logger
        )
        let intake = Intake(
            worlds: worlds,
            journal: journal,
            messenger: messenger,
            time: time,
            outboxBell: outboxBell,
            settings: IntakeSettings(),
            logger: logger,
            onOutage: planningBell.ring,
            onHandled: changes.ring
        )
        return Bot(
            worlds: worlds,
            journal: journal,
            scheduler: Scheduler(
                worlds: worlds,
                journal: journal,
                time: time,
                bell: planningBell,
                outboxBell: outboxBell,
                logger: logger,
                ready: intake.caughtUp
            ),
            courier: Courier(
                worlds: worlds,
                journal: journal,
                messenger: messenger,
                time: time,
                bell: outboxBell,
                settings: CourierSettings(limits: limits),
                logger: logger
            ),
            intake: intake,
            planningBell: planningBell,
            housekeeping: Housekeeping(
                worlds: worlds,
                journal: journal,
                time: time,
                outboxBell: outboxBell,
                changes: changes,
                logger: logger
            ),
            changes: changes,
            menu: Menu(
                worlds: worlds,
                journal: journal,
                messenger: messenger,
                time: time,
                outboxBell: outboxBell,
                logger: logger
            ),
            eraser: Eraser(journal: journal, time: time, logger: logger),
            logger: logger
        )
    }
}
