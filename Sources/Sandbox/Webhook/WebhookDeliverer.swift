import Foundation

/// Delivers the updates of bots with webhooks: in order, one at a time for each bot, again until the bot takes them.
///
/// Unlike the real service it never gives up and does not carry out a method named in the answer.
struct WebhookDeliverer: Sendable {
    let exchange: Exchange

    /// Waits between tries, in seconds; the last one repeats.
    private static let pauses = [0.2, 1, 5, 15, 60]

    /// Runs until the exchange closes.
    func run() async {
        await withDiscardingTaskGroup { group in
            var lanes: [Int: AsyncStream<Void>.Continuation] = [:]
            for await bot in exchange.webhookSignals {
                if lanes[bot] == nil {
                    // A lane needs to know only that there is something, not how often it was told.
                    let (signals, lane) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
                    lanes[bot] = lane
                    group.addTask {
                        for await _ in signals { await deliverAll(of: bot) }
                    }
                }
                lanes[bot]?.yield()
            }
            for lane in lanes.values { lane.finish() }
        }
    }

    private func deliverAll(of bot: Int) async {
        var failures = 0
        while let (webhook, update) = exchange.withWorld({ $0.isClosed ? nil : $0.nextDelivery(of: bot) }),
            let address = WebhookAddress(webhook.url)
        {
            let post = WebhookPost(address: address, secret: webhook.secret)
            var failure: (date: Date, message: String)?
            do {
                for told in exchange.disturbed([update], method: .setWebhook) { try await post.send(told.json.bytes) }
                failures = 0
            } catch {
                failure = (await exchange.now().date, "\(error)")
                failures += 1
            }
            let result = failure
            exchange.withWorld { world in
                world.endDelivery(of: bot, update.id, generation: webhook.generation, error: result)
            }
            if failures > 0 {
                await exchange.pause(.seconds(Self.pauses[min(failures, Self.pauses.count) - 1]))
            }
        }
    }
}
