package import Chat
package import Foundation

/// Reads what Telegram posts to a webhook: one update a request.
package enum TelegramWebhook {
    /// The event in it, or none where the update says nothing to the bot; nil where the body is not an update at all.
    package static func events(in body: [UInt8], receivedAt: Date) -> [IncomingEvent]? {
        guard let update = try? JSONDecoder().decode(UpdatePayload.self, from: Data(body)) else { return nil }
        return update.event(receivedAt: receivedAt).map { [$0] } ?? []
    }
}
