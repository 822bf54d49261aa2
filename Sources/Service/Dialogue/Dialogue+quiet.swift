internal import Chat
internal import Core
internal import Persistence
internal import Wording

/// A person's own quiet hours: `/quiet 18:00–09:00`.
extension Dialogue {
    func quiet(_ person: Person, argument: String?, in turn: Turn) throws {
        guard let argument else {
            return try turn.reply(try quietHours(turn.ledger.quietHours(of: person.id), .shown))
        }
        if WrittenWords.takesOff(argument) {
            try turn.ledger.set(nil, of: person.id, at: turn.now)
            return try turn.reply(try quietHours(nil, .justTakenOff))
        }
        guard let hours = QuietHours(written: argument) else { return try refuseHours(isUnreadable: true, in: turn) }
        guard hours.leaveAnHour(from: world.planner.policy.remindAt, beside: world.settings.quietHours) else {
            return try refuseHours(isUnreadable: false, in: turn)
        }
        try turn.ledger.set(hours, of: person.id, at: turn.now)
        try turn.reply(try quietHours(hours, .justSet))
    }

    /// The button under the hours.
    func takeOffQuietHours(_ person: PersonID, on message: MessageID, in turn: Turn) throws {
        try turn.ledger.set(nil, of: person, at: turn.now)
        try turn.edit(message, to: try quietHours(nil, .justTakenOff))
    }

    private enum News {
        case shown, justSet, justTakenOff
    }

    private func quietHours(_ hours: QuietHours?, _ news: News) throws -> OutgoingMessage {
        var values: WordingValues = [
            "isSet": .flag(hours != nil),
            "isNew": .flag(news == .justSet),
            "isTakenOff": .flag(news == .justTakenOff),
            "regionFrom": .time(world.settings.quietHours.from),
            "regionTo": .time(world.settings.quietHours.to),
        ]
        if let hours {
            values["from"] = .time(hours.from)
            values["to"] = .time(hours.to)
        }
        let off = Button(world.phrasebook.label(.takeOff), press: QuietPress.takeOffQuietHours.text)
        return OutgoingMessage(
            text: try world.phrasebook.text(.quietHours, values),
            buttons: hours == nil ? [] : [[off]]
        )
    }

    private func refuseHours(isUnreadable: Bool, in turn: Turn) throws {
        try turn.reply(.quietRefused, ["isUnreadable": .flag(isUnreadable)])
    }
}
