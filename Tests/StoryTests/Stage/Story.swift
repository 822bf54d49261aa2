import Core
import CurlHTTP
import Foundation
import Logging
import Persistence
import Sandbox
import Service
import ServiceLifecycle
import TelegramChat
import TestSupport

@testable import vekha

/// A bot and the sandbox over real HTTP, with a virtual clock and a journal in a folder of its own.
///
/// People act through `/sandbox`, time moves by `/sandbox/clock`; nothing is waited for by the wall clock.
final class Story {
    let folder: URL
    let config: StoryConfig
    let line: ServerLine
    private let clock: any StageClock
    var time: any TimeSource { clock.time }
    private(set) var shift: Shift?
    private var people = 0
    /// Keeps what the bot logs, where the story wants to look through it.
    private let log: LogBook?

    static let token = "100500:a-token-that-opens-nothing-at-all-0000"
    var journalPath: String { folder.appending(path: "vekha.sqlite").path }

    private init(
        folder: URL,
        config: StoryConfig,
        line: ServerLine,
        clock: any StageClock,
        log: LogBook?
    ) {
        self.folder = folder
        self.config = config
        self.line = line
        self.clock = clock
        self.log = log
    }

    /// Tells a story that begins at 12:00 of a day, with the bot on duty.
    static func tell(
        _ makeConfig: (URL) throws -> StoryConfig,
        from day: String,
        clock makeClock: (Date) -> any StageClock = ForwardClock.init,
        log: LogBook? = nil,
        _ body: (Story) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let config = try makeConfig(folder.appending(path: "config"))
            let clock = makeClock(moment(day, "12:00"))
            var settings = SandboxSettings()
            settings.clock = clock
            let sandbox = SandboxServer(settings: settings, logger: quiet)
            let stage = ServiceGroup(services: [sandbox], logger: quiet)
            try await withThrowingTaskGroup { group in
                group.addTask { try await stage.run() }
                let line = ServerLine(port: try await sandbox.ready(), patience: .seconds(300))
                let story = Story(folder: folder, config: config, line: line, clock: clock, log: log)
                do {
                    try await story.startBot()
                    try await body(story)
                } catch {
                    await story.end(stage)
                    throw error
                }
                await story.end(stage)
                try await group.waitForAll()
            }
        }
    }

    private func end(_ stage: ServiceGroup) async {
        await stopBot()
        await stage.triggerGracefulShutdown()
        await line.http.shutdown()
    }

    static func moment(_ day: String, _ time: String) -> Date {
        guard let date = CivilDate(iso: day), let time = ClockTime(time),
            let zone = TimeZone(identifier: "Europe/Moscow")
        else { preconditionFailure("\(day) \(time) is no moment") }
        return RegionTime(zone: zone).instant(date, time)
    }

    private static var quiet: Logger { Vekha.logger("story", level: .critical) }
}

extension Story {
    /// Puts a bot on duty, on the configuration as it is now and on the same journal as the one before.
    func startBot() async throws {
        let time = clock.time
        guard let token = BotToken(Self.token), let address = BotAPIAddress("http://127.0.0.1:\(line.port)") else {
            preconditionFailure("the token and the address are well-formed")
        }
        let http = HTTPClient()
        let messenger = TelegramMessenger(token: token, address: address, http: http, now: { time.now })
        // From its first call on the sandbox knows the bot, and every word of a person gets an update's number.
        _ = try await messenger.identity()
        let bot = Vekha.bot(
            try config.load(),
            journal: try Journal(path: journalPath),
            messenger: messenger,
            time: time,
            limits: DeliveryLimits(inFlight: 30),
            logger: log?.logger ?? Self.quiet
        )
        let shift = Shift(bot: bot, http: http)
        self.shift = shift
        clock.attach(bot)
        await bot.intake.caughtUp()
        // Whatever had become due meanwhile is decided now, not while the clock already moves on.
        try await bot.scheduler.tick()
        await bot.courier.settled()
    }

    /// Returns once everything the bot had begun is finished.
    func stopBot() async {
        clock.attach(nil)
        await shift?.finish()
        shift = nil
    }

    /// Moves the clock over HTTP; returns once all that happens until then has happened.
    func goTo(_ day: String, _ time: String = "09:00") async throws {
        try await line.tell("/sandbox/clock", ["to": "\(day)T\(time):00+03:00"])
    }

    /// Moves the clock to the next moment at which somebody is written to; false where that lies beyond the limit.
    func goToNext(before limit: String) async throws -> Bool {
        let clock: Hands = try await line.get("/sandbox/clock")
        guard let next = clock.next, next < limit else { return false }
        try await line.tell("/sandbox/clock", ["next": true])
        return true
    }

    /// The newest message of every chat, by the chat's id.
    func newestMessages() async throws -> [Int: SeenMessage] {
        let chats: [Chat] = try await line.get("/sandbox/chats")
        return Dictionary(uniqueKeysWithValues: chats.compactMap { chat in chat.newest.map { (chat.id, $0) } })
    }

    /// Returns once the bot has acted on the update and has sent what follows from it.
    func settle(_ update: Int?) async {
        guard let bot = shift?.bot else { return }
        if let update { await bot.intake.handled(Int64(update)) }
        // A changed configuration is taken up and planned anew before anybody looks.
        if await bot.changes.work() { _ = try? await bot.scheduler.tick() }
        await bot.courier.settled()
    }

    /// Somebody whom the bot does not know.
    func stranger() -> StoryPerson {
        people += 1
        return StoryPerson(story: self, id: 1_000 + people)
    }

    /// A one-time code, as `vekha invite` makes it.
    func invite(_ person: String) async throws -> String {
        guard let bot = shift?.bot, let id = PersonID(person) else {
            preconditionFailure("\(person): nobody to invite")
        }
        var generator = SystemRandomNumberGenerator()
        let code = InvitationCode(using: &generator)
        let now = clock.time.now
        try await bot.journal.write { ledger in
            try ledger.invite(id, codeHash: code.hash, at: now, expires: now + InvitationCode.lifetime)
        }
        return code.text
    }

    /// A person of the roster who has come by an invitation and read the welcome.
    func enrol(_ id: String) async throws -> StoryPerson {
        let person = stranger()
        try await person.come(with: try await invite(id))
        return person
    }

    private struct Hands: Decodable {
        let next: String?
    }

    private struct Chat: Decodable {
        let id: Int
        let newest: SeenMessage?

        private enum CodingKeys: String, CodingKey {
            case id
            case newest = "last_message"
        }
    }
}

/// One run of the bot, from its start to its end.
///
/// It works in a task of its own: a story that is cancelled for its time limit still ends it as it begins it, and
/// whoever waits for what it does waits for something that goes on.
final class Shift: Sendable {
    let bot: Bot
    private let group: ServiceGroup
    private let work: Task<Void, Never>

    init(bot: Bot, http: HTTPClient) {
        self.bot = bot
        let group = ServiceGroup(services: bot.services, logger: bot.logger)
        self.group = group
        work = Task {
            try? await group.run()
            await http.shutdown()
        }
    }

    func finish() async {
        await group.triggerGracefulShutdown()
        await work.value
    }
}
