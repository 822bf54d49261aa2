internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Texts and files that answer what a chat was asked about a seminar.
extension Dialogue {
    /// Returns: false where nothing is asked, or the text is about something else.
    func readSeminar(_ text: String, in turn: Turn) throws -> Bool {
        guard let talk = try turn.seminarTalk() else { return try takeCodeWord(text, in: turn) }
        switch talk {
        // What is done at once and cannot be called back is not done with a question.
        case .deputy, .materials: if try answer(question(text, in: turn), in: turn) { return true }
        case .draft, .move, .callOff: break
        }
        switch talk {
        case .draft(let draft): try take(text, into: draft, in: turn)
        case .deputy(let id, let person, let message, let isFile):
            try takeDeputy(text, id, of: person, message: message, isFile: isFile, in: turn)
        case .move(let id): try move(id, to: text, in: turn)
        case .callOff(let id): try callOff(id, because: text, in: turn)
        case .materials(let id): try sendMaterials(of: id, text: text, file: nil, in: turn)
        }
        return true
    }

    /// Returns: false where no file is asked for.
    func takeSeminarFile(_ file: IncomingFile, caption: String?, in turn: Turn) throws -> Bool {
        let kept = KeptFile(id: file.id, isPhoto: file.name == nil)
        switch try turn.seminarTalk() {
        case .draft(var draft)? where draft.step == .agenda:
            draft.agendaFile = kept
            draft.agenda = caption
            try ask(draft.next(), in: turn)
        case .materials(let id)?: try sendMaterials(of: id, text: caption ?? "", file: kept, in: turn)
        default: return false
        }
        return true
    }

    /// The seminar, and whoever may change it; nil where either is gone.
    func managed(_ id: SeminarOccurrenceID, in turn: Turn) -> (SeminarOccurrence, Person)? {
        guard let person = turn.person.flatMap(world.roster.person),
            let occurrence = world.seminarPlanner.occurrence(id),
            world.mayManage(occurrence.seminar, person, on: turn.writer.today)
        else { return nil }
        return (occurrence, person)
    }

    private func move(_ id: SeminarOccurrenceID, to text: String, in turn: Turn) throws {
        guard let (occurrence, person) = managed(id, in: turn) else { return try forgetTalk(in: turn) }
        switch try world.moment(text, at: turn.now) {
        case .failure(let question):
            try turn.reply(OutgoingMessage(text: question.text))
        case .success(let moment):
            try turn.set(nil)
            let change = ConfigurationChange.moveSeminar(
                id,
                title: occurrence.seminar.title,
                row: occurrence.seminar.activity,
                was: occurrence.start,
                to: moment
            )
            try propose(change, by: person, in: turn)
        }
    }

    private func callOff(_ id: SeminarOccurrenceID, because text: String, in turn: Turn) throws {
        guard let (occurrence, person) = managed(id, in: turn) else { return try forgetTalk(in: turn) }
        try turn.set(nil)
        let reason = String(text.trimmingCharacters(in: .whitespacesAndNewlines).prefix(Self.longestReason))
        guard !reason.isEmpty else { return }
        let change = ConfigurationChange.callOffSeminar(
            id,
            title: occurrence.seminar.title,
            row: occurrence.seminar.activity,
            was: occurrence.start,
            reason: reason
        )
        try propose(change, by: person, in: turn)
    }

    private static let longestReason = 200

    func forgetTalk(in turn: Turn) throws {
        try turn.set(nil)
        try turn.reply(OutgoingMessage(text: world.phrasebook.label(.outdated)))
    }
}

extension World {
    /// True for whoever may move a seminar, call it off, mark who came: the region, the coordinator of the municipality
    /// that alone is invited, and whoever leads it.
    func mayManage(_ seminar: Seminar, _ person: Person, on day: CivilDate) -> Bool {
        let authority = authority(of: person, for: .seminar, on: day)
        if authority.reach == .region || seminar.host.map(authority.speaks) == true { return true }
        return seminar.invited.places(in: roster).map(authority.covers) ?? false
    }

    /// The moment that words mean, or what to ask back, ready to be sent.
    func moment(_ text: String, at now: Date) throws -> Result<LocalMoment, AskBack> {
        switch reading(of: text, at: now) {
        case .moment(let moment): .success(moment)
        case .unclear(let question): .failure(AskBack(text: try self.text(of: question), offers: question.offers))
        }
    }
}

/// Words that could not be read, and the question about them.
struct AskBack: Error {
    let text: String
    /// The moments it asks about.
    let offers: [LocalMoment]
}
