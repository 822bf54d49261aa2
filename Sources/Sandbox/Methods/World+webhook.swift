import Foundation

/// `setWebhook`, `deleteWebhook`, `getWebhookInfo`, and the queue as the deliverer sees it.
extension World {
    mutating func setWebhook(_ call: Call) throws(APIFailure) -> Outcome {
        let url = call.parameters.string("url") ?? ""
        guard !url.isEmpty else { return deleteWebhook(call) }
        // The real service wants HTTPS; here the bot is on the same machine and has no certificate.
        guard WebhookAddress(url) != nil else { throw .webhookInvalid }
        let secret = call.parameters.string("secret_token")
        // https://core.telegram.org/bots/api#setwebhook: 1–256 characters of A-Z, a-z, 0-9, _ and -.
        guard secret.map({ (1...256).contains($0.utf8.count) && $0.utf8.allSatisfy(Token.isSecretByte) }) ?? true else {
            throw .secretInvalid
        }
        let generation = nextNumber()
        bots[call.bot]?.webhook = .init(url: url, secret: secret, generation: generation)
        bots[call.bot]?.poll?.ring(.webhookSet)
        if let kinds = call.parameters.json("allowed_updates")?.array {
            bots[call.bot]?.allowedUpdates = kinds.isEmpty ? nil : Set(kinds.compactMap(\.string))
        }
        if call.parameters.bool("drop_pending_updates") { bots[call.bot]?.updates.removeAll() }
        signalWebhook(of: call.bot)
        return Outcome(result: true, description: "Webhook was set")
    }

    mutating func deleteWebhook(_ call: Call) -> Outcome {
        if call.parameters.bool("drop_pending_updates") { bots[call.bot]?.updates.removeAll() }
        let wasSet = bots[call.bot]?.webhook != nil
        bots[call.bot]?.webhook = nil
        return Outcome(result: true, description: wasSet ? "Webhook was deleted" : "Webhook is already deleted")
    }

    func webhookInfo(_ call: Call) -> Outcome {
        let bot = bots[call.bot]
        let error = bot?.webhook?.lastError
        return Outcome(result: [
            "url": .string(bot?.webhook?.url ?? ""), "has_custom_certificate": false,
            "pending_update_count": .int(bot?.updates.count ?? 0),
            "last_error_date": error.map { .int(Int($0.date.timeIntervalSince1970)) },
            "last_error_message": error.map { .string($0.message) },
            "allowed_updates": bot?.allowedUpdates.map { .array($0.sorted().map(JSON.string)) },
        ])
    }

    /// What is to be delivered next, and where.
    func nextDelivery(of bot: Int) -> (webhook: BotState.Webhook, update: Update)? {
        guard let state = bots[bot], let webhook = state.webhook, let update = state.updates.first else { return nil }
        return (webhook, update)
    }

    /// Ends a delivery. A failed one stays in the queue.
    mutating func endDelivery(of bot: Int, _ update: Int, generation: Int, error: (date: Date, message: String)?) {
        guard bots[bot]?.webhook?.generation == generation else { return }
        bots[bot]?.webhook?.lastError = error
        if error == nil { bots[bot]?.updates.removeFirst { $0.id <= update } }
    }
}
