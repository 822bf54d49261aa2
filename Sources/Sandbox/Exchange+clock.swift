import Foundation

/// The clock as `/sandbox/clock` moves it.
extension Exchange {
    func clock() async -> JSON {
        let clock = settings.clock
        let next = clock.canMove ? await clock.nextEvent() : nil
        return [
            "now": .string(timestamp.text(await clock.now())), "zone": .string(settings.zone.identifier),
            "can_move": .bool(clock.canMove), "next": next.map { .string(timestamp.text($0)) },
        ]
    }

    /// Moves the clock and returns once everything up to then has happened.
    func moveClock(_ order: JSON) async throws(Complaint) -> JSON {
        let clock = settings.clock
        guard clock.canMove else { throw .conflict(ClockRefusal.fixed.description) }
        let target = try await target(order)
        withWorld { world in world.publish(["type": "clock", "moving": true]) }
        let failure: (any Error)?
        do {
            try await clock.advance(to: target)
            failure = nil
        } catch {
            failure = error
        }
        let now = JSON.string(timestamp.text(await clock.now()))
        withWorld { world in world.publish(["type": "clock", "moving": false, "now": now]) }
        if let failure { throw .conflict("\(failure)") }
        return ["now": now]
    }

    private func target(_ order: JSON) async throws(Complaint) -> Date {
        if let text = order["advance"]?.string {
            guard let duration = ISODuration(text) else {
                throw .wrong("\"advance\" must be a duration such as PT15M, P1D or P1W, not \"\(text)\"")
            }
            return await settings.clock.now() + duration.seconds
        }
        if let text = order["to"]?.string {
            guard let moment = timestamp.moment(text) else {
                throw .wrong("\"to\" must be a moment such as 2022-03-01T09:00:00+03:00, not \"\(text)\"")
            }
            return moment
        }
        guard order["next"]?.bool == true else { throw .wrong("give \"advance\", \"to\" or \"next\": true") }
        guard let next = await settings.clock.nextEvent() else { throw .conflict("nothing is planned") }
        return next
    }
}
