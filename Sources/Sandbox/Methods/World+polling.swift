import Foundation

/// The two halves of `getUpdates`: what is there, and who waits.
extension World {
    /// At most so many updates in one answer, and so many seconds of waiting, whatever a bot asks for.
    private static let largestBatch = 100
    private static let longestWait = 50

    /// What a `getUpdates` finds when it comes.
    enum PollStart {
        case updates([Update])
        case wait(Alarm, Duration)
    }

    mutating func beginPoll(_ call: Call) throws(APIFailure) -> PollStart {
        guard var bot = bots[call.bot] else { throw .unauthorized }
        guard bot.webhook == nil else { throw .webhookActive }
        bot.poll?.ring(.replaced)
        bot.poll = nil
        if let kinds = call.parameters.json("allowed_updates")?.array {
            bot.allowedUpdates = kinds.isEmpty ? nil : Set(kinds.compactMap(\.string))
        }
        if let offset = call.parameters.int("offset"), offset != 0 {
            if offset > 0 {
                bot.updates.removeFirst { $0.id < offset }
            } else {
                bot.updates.keepLast(Int(clamping: offset.magnitude))
            }
        }
        let oldest = call.now.date - settings.updateLifetime
        bot.updates.removeFirst { $0.date < oldest }
        defer { bots[call.bot] = bot }
        let seconds = min(call.parameters.int("timeout") ?? 0, Self.longestWait)
        guard bot.updates.isEmpty, seconds > 0, !isClosed else { return .updates(bot.updates.first(batch(call))) }
        let alarm = Alarm()
        bot.poll = alarm
        return .wait(alarm, .seconds(seconds))
    }

    /// What a `getUpdates` takes with it after its wait.
    mutating func endPoll(_ call: Call, _ alarm: Alarm, _ ring: Alarm.Ring) throws(APIFailure) -> [Update] {
        if bots[call.bot]?.poll === alarm { bots[call.bot]?.poll = nil }
        switch ring {
        case .replaced: throw .otherPoll
        case .webhookSet: throw .pollEndedByWebhook
        case .timeout, .closed, .updates: return bots[call.bot]?.updates.first(batch(call)) ?? []
        }
    }

    private func batch(_ call: Call) -> Int {
        let limit = call.parameters.int("limit") ?? Self.largestBatch
        return (1...Self.largestBatch).contains(limit) ? limit : Self.largestBatch
    }
}
