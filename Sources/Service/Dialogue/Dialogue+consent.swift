internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Consent asked anew, once the text of it has another version.
///
/// What somebody agreed to once holds until he takes it back (152-ФЗ, article 9, part 2), so the reminders of his duties,
/// for which he gave his chat, go on. What is new in the text he has not agreed to: until he does, nothing more of what
/// he writes or presses is acted on or kept; he may ask what is kept of him, and leave.
extension Dialogue {
    var consentVersion: String { world.phrasebook.label(.consentVersion) }

    /// True where whoever speaks in a chat has agreed to another text than today's, or to none.
    func isConsentDue(_ link: ChatLink) -> Bool { link.consent?.version != consentVersion }

    func askAnew(in turn: Turn) throws -> [Acknowledgement] {
        try turn.reply(try renewal())
        if case .press(_, _, let token) = turn.event.content { return [Acknowledgement(token: token)] }
        return []
    }

    private func renewal() throws -> OutgoingMessage {
        let version = consentVersion
        return try question(isAnew: true, .renew(true, version: version), .renew(false, version: version))
    }

    /// The text to agree to, with its two buttons.
    func question(isAnew: Bool, _ yes: PlainPress, _ no: PlainPress) throws -> OutgoingMessage {
        let text = try world.phrasebook.text(
            .consent,
            [
                "isAnew": .flag(isAnew),
                "version": .text(consentVersion),
                "days": .number(world.settings.retention.conversationDays),
                "contact": .text(world.settings.contact),
            ]
        )
        let buttons = [
            Button(world.phrasebook.label(.consentGive), press: yes.text),
            Button(world.phrasebook.label(.consentRefuse), press: no.text),
        ]
        return OutgoingMessage(text: text, buttons: [buttons])
    }

    /// The answer to the question. Who refuses stays with what he agreed to before.
    ///
    /// Returns: false where he was shown another text than today's.
    func renew(_ agrees: Bool, version: String, on message: MessageID, in turn: Turn) throws -> Bool {
        guard turn.person != nil, turn.isPersonal, version == consentVersion else { return false }
        guard agrees else {
            let text = try world.phrasebook.text(.consentKept, ["contact": .text(world.settings.contact)])
            try turn.edit(message, to: OutgoingMessage(text: text))
            return true
        }
        let consent = Consent(version: version, at: turn.now)
        try turn.ledger.set(consent, of: turn.event.chat)
        var linked = turn
        linked.isLinked = true
        try linked.edit(message, to: OutgoingMessage(text: try given(consent)))
        return true
    }

    func given(_ consent: Consent) throws -> String {
        let at = WordingValue.moment(consent.at, in: world.time)
        return try world.phrasebook.text(.consentGiven, ["version": .text(consent.version), "at": at])
    }

    /// Asks everybody who has agreed to another text, once for each text, in the next working hours.
    ///
    /// Returns: how many questions were written down.
    func askForConsent(in ledger: Ledger, now: Date) throws -> Int {
        let question = try renewal()
        let moment = world.openHours.firstOpen(from: now)
        return try ledger.links().count { link in
            guard link.unreachable == nil, world.roster.person(link.person) != nil, isConsentDue(link) else {
                return false
            }
            let key = "consent/\(consentVersion)/\(link.key)"
            let content = OutboxContent.message(question)
            return try ledger.enqueue(content, key: key, to: link.chat, lane: .notice, at: now, notBefore: moment)
                != nil
        }
    }
}

extension IncomingEvent {
    /// True for what may be done without agreeing to the text of this version: to read it, to answer it, to ask what is
    /// kept, to leave. And for what the messenger tells of the chat itself.
    func isFree(of version: String) -> Bool {
        switch content {
        case .text(let text, _, _):
            Command(text).map { ["mydata", "forget", "help"].contains($0.name) } ?? false
        case .press(let data, _, _):
            switch PlainPress(data) {
            case .forget?: true
            case .renew(_, let shown)?: shown == version
            case .consent?, .invite?, .revoke?, .unlink?, .choose?, nil: false
            }
        case .reachable, .moved: true
        case .file, .other: false
        }
    }
}
