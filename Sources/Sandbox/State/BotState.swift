import Foundation

/// What the service keeps for one bot.
struct BotState: Sendable {
    let id: Int
    var updates = UpdateQueue()
    /// The kinds of update the bot wants; nil for the default.
    var allowedUpdates: Set<String>?
    /// The `getUpdates` that is waiting now.
    var poll: Alarm?
    var webhook: Webhook?
    /// Menus of commands.
    var commands: [MenuScope: [Command]] = [:]

    struct Command: Sendable {
        let name: String
        let summary: String

        var json: JSON { ["command": .string(name), "description": .string(summary)] }
    }

    struct Webhook: Sendable {
        let url: String
        let secret: String?
        /// Tells one setting of a webhook from the next, so that a delivery under way does not confirm for another.
        let generation: Int
        var lastError: (date: Date, message: String)?
    }

    /// By default a bot hears everything but these (https://core.telegram.org/bots/api#getupdates).
    private static let onlyOnRequest: Set<String> = ["chat_member", "message_reaction", "message_reaction_count"]

    func wants(_ kind: String) -> Bool {
        allowedUpdates.map { $0.contains(kind) } ?? !Self.onlyOnRequest.contains(kind)
    }
}

/// A press of a button, from the press until its answer comes too late.
struct Press: Sendable {
    let id: String
    let bot: Int
    let chat: Int
    let message: Int
    let user: Int
    let data: String
    let date: Date
}
