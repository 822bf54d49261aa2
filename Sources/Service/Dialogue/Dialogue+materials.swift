internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// What is sent when a seminar is over: its recording, its materials.
extension Dialogue {
    /// They go to everybody invited and to those who came in another's place; those invited are asked whether it was of
    /// use, the first time only.
    func sendMaterials(of id: SeminarOccurrenceID, text: String, file: KeptFile?, in turn: Turn) throws {
        guard let (occurrence, _) = managed(id, in: turn), var event = try turn.ledger.seminar(id) else {
            return try forgetTalk(in: turn)
        }
        let words = world.passedOn(text)
        guard file != nil || !words.isEmpty else {
            return try turn.reply(OutgoingMessage(text: world.phrasebook.label(.seminarMaterialsOpen)))
        }
        try turn.set(nil)
        let chats = try turn.ledger.reachableChats()
        let isFirst = !event.details.isRated
        let invited = world.roster.invited(to: occurrence.seminar.invited).map(\.id)
        let deputies = try deputies(at: event, beside: Set(invited), in: turn)
        var count = 0
        for person in invited + deputies {
            guard let chat = world.chat(for: person, on: turn.writer.today, among: chats) else { continue }
            let isAsked = isFirst && !deputies.contains(person)
            let message = OutgoingMessage(
                text: try materials(event, words, asks: isAsked, isFile: file != nil),
                buttons: isAsked ? [ratings(event, person)] : [],
                attachment: file.map { Attachment(kept: $0.id, isPhoto: $0.isPhoto) }
            )
            let entry = try turn.ledger.enqueue(
                .message(message),
                key: "seminar/\(id)/materials/\(turn.event.id)/\(person)",
                to: chat,
                lane: .notice,
                at: turn.now,
                notBefore: world.openHours.firstOpen(from: turn.now)
            )
            if entry != nil { count += 1 }
        }
        if isFirst {
            event.details.isRated = true
            try turn.ledger.update(event)
        }
        try turn.reply(.seminarSent, ["count": .number(count)])
    }

    /// Those of the roster who were named to come in somebody's place, each once.
    private func deputies(
        at event: SeminarEvent,
        beside invited: Set<PersonID>,
        in turn: Turn
    ) throws -> [PersonID] {
        let named = try turn.ledger.participation(in: event.id).values.compactMap { known -> PersonID? in
            guard case .deputy(.person(let deputy))? = event.answer(of: known) else { return nil }
            return world.roster.person(deputy)?.id
        }
        return Set(named).subtracting(invited).sorted()
    }

    private func materials(_ event: SeminarEvent, _ words: String, asks: Bool, isFile: Bool) throws -> String {
        let text = try world.phrasebook.text(
            .seminarMaterials,
            ["title": .text(event.details.title), "text": .text(words), "asks": .flag(asks)]
        )
        return (isFile ? MessageLimit.caption : MessageLimit.text).shorten(text).text
    }

    private func ratings(_ event: SeminarEvent, _ person: PersonID) -> [Button] {
        [(Label.useful, SeminarPress.Verb.useful), (.useless, .useless)].map { label, verb in
            Button(
                world.phrasebook.label(label),
                press: SeminarPress(verb, event.id, person, isFile: false).text
            )
        }
    }
}

extension World {
    /// What somebody has typed for others to read; where names may not be sent, the addresses in it alone.
    fileprivate func passedOn(_ text: String) -> String {
        guard !mayName else { return text }
        return text.split(whereSeparator: \.isWhitespace).map(String.init).filter(WebAddress.isOne).joined(
            separator: "\n"
        )
    }
}
