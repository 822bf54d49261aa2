import Foundation

/// Everything the service knows: people, chats, messages, files, bots and what waits for them.
///
/// A plain value; `Exchange` guards it with a lock and nothing here suspends, so each call is atomic. Its parts by
/// subject are in the extensions of this folder and of `Methods`.
struct World: Sendable {
    let settings: SandboxSettings
    let timestamp: Timestamp

    /// People and bots by id.
    var accounts: [Int: Account] = [:]
    var chats: [Int: Conversation] = [:]
    var bots: [Int: BotState] = [:]
    /// In the order of their first calls.
    var botOrder: [Int] = []
    /// What happened before any bot called; the first bot gets it.
    var early: [(kind: String, content: JSON, date: Date)] = []

    var files: [String: StoredFile] = [:]
    var filesByPath: [String: String] = [:]
    var presses: [String: Press] = [:]

    var limiter: RateLimiter?
    var statistics = Statistics()
    var watchers: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    /// Delays under way, to be ended at shutdown.
    var delays: [ObjectIdentifier: Alarm] = [:]
    var isClosed = false

    /// Told the bots whose webhooks have something to deliver.
    private let webhookSignals: AsyncStream<Int>.Continuation
    private var lastUpdate = 100_000_000
    private var lastNumber = 0

    init(settings: SandboxSettings, webhookSignals: AsyncStream<Int>.Continuation) {
        self.settings = settings
        self.webhookSignals = webhookSignals
        timestamp = Timestamp(zone: settings.zone)
        limiter = settings.limits.map { RateLimiter(limits: $0) }
    }

    /// One counter for all bots: unique and growing for each, which is all that the Bot API promises.
    mutating func nextUpdateID() -> Int {
        lastUpdate += 1
        return lastUpdate
    }

    /// For names that only have to be unique.
    mutating func nextNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }
}

extension World {
    /// The bot of a token, created by its first call.
    mutating func bot(_ id: Int) -> Int {
        if bots[id] != nil { return id }
        let username = botOrder.isEmpty ? settings.username : "sandbox_\(id)_bot"
        accounts[id] = Account(id: id, name: settings.botName, isBot: true, username: username)
        bots[id] = BotState(id: id)
        botOrder.append(id)
        let waiting = early
        early = []
        for (kind, content, date) in waiting { enqueue(kind, content, for: id, date: date) }
        publish(["type": "bot", "bot": accounts[id].map(\.author)])
        return id
    }

    /// Hands the bot an update and wakes whoever waits for it; the update's id.
    @discardableResult
    mutating func enqueue(_ kind: String, _ content: JSON, for bot: Int, date: Date) -> Int {
        let id = nextUpdateID()
        guard let state = bots[bot], state.wants(kind) else { return id }
        bots[bot]?.updates.append(Update(id: id, kind: kind, content: content, date: date))
        state.poll?.ring(.updates)
        if state.webhook != nil { signalWebhook(of: bot) }
        return id
    }

    /// Hands an update to several bots, or keeps it for the first to come; the id of the first bot's copy, nil where
    /// it is kept.
    @discardableResult
    mutating func enqueue(_ kind: String, _ content: JSON, forBots ids: [Int], date: Date) -> Int? {
        guard !ids.isEmpty else {
            early.append((kind, content, date))
            return nil
        }
        return ids.map { enqueue(kind, content, for: $0, date: date) }.first
    }

    func signalWebhook(of bot: Int) {
        webhookSignals.yield(bot)
    }

    /// Ends all waiting, for shutdown.
    mutating func close() {
        isClosed = true
        for bot in bots.values { bot.poll?.ring(.closed) }
        for alarm in delays.values { alarm.ring(.closed) }
        for watcher in watchers.values { watcher.finish() }
        watchers = [:]
        webhookSignals.finish()
    }
}
