internal import Chat
internal import Core
internal import Foundation
internal import Persistence

/// What a chat is being asked about a seminar; the next text or file is taken for the answer.
enum SeminarTalk: Hashable, Codable {
    /// A seminar that is being set up, step by step.
    case draft(SeminarDraft)
    /// Who comes in somebody's place; the invitation is in this message.
    case deputy(SeminarOccurrenceID, PersonID, message: MessageID, isFile: Bool)
    /// Another moment.
    case move(SeminarOccurrenceID)
    /// Why it is called off.
    case callOff(SeminarOccurrenceID)
    /// A recording or materials for everybody.
    case materials(SeminarOccurrenceID)
}

extension Turn {
    /// Nil where nothing is asked, or was asked too long ago to be remembered.
    func seminarTalk() throws -> SeminarTalk? {
        guard isPersonal, let (text, at) = try ledger.seminarTalk(in: event.chat),
            now < at.addingTimeInterval(Self.patience)
        else { return nil }
        return try? JSONDecoder().decode(SeminarTalk.self, from: Data(text.utf8))
    }

    /// Half a day: whoever comes back tomorrow begins anew.
    private static let patience: TimeInterval = 43_200

    func set(_ talk: SeminarTalk?) throws {
        let text = try talk.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        try ledger.set(seminarTalk: text, in: event.chat, at: now)
    }

    /// What was published under a button's token; nil where it is forgotten.
    func seminar(_ token: String) throws -> SeminarEvent? {
        try ledger.seminars(since: .distantPast).first { $0.id.token == token }
    }
}
