import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// The hamlet with one conference of its heads on Friday, 25 March 2022, at 10:00.
enum SeminarStage {
    static let vks = SeminarOccurrenceID(.named("vks"))
    static let start = LocalMoment(date: .on("2022-03-25"), time: .at("10:00"))

    static func seminar(_ id: SeminarID = .named("vks"), _ change: (inout Seminar) -> Void = { _ in }) -> Seminar {
        var seminar = Seminar(
            id: id,
            title: "Итоги диагностики",
            start: start,
            minutes: 60,
            link: "https://example.ru/j/1",
            accessCode: "12 34",
            invited: SeminarAudience(roles: [.schoolHead]),
            answerDays: 2,
            codeWord: "Ковыль"
        )
        change(&seminar)
        return seminar
    }

    /// Nothing but the seminar happens in it.
    static func hamlet(_ seminars: Seminar..., change: (inout Hamlet) -> Void = { _ in }) -> Hamlet {
        var hamlet = Hamlet()
        hamlet.rows = [.deadline(1, "2022-11-01", "2022-11-30")]
        hamlet.seminars = seminars
        change(&hamlet)
        return hamlet
    }

    /// It has just been set up; the invitations are on the screens.
    static func tell(
        _ hamlet: Hamlet = hamlet(seminar()),
        enrolled: [PersonID] = PersonID.everybody,
        _ body: (BotStory) async throws -> Void
    ) async throws {
        try await BotStory.tell(hamlet, at: "2022-03-16 10:00", enrolled: enrolled) { story in
            try await story.tick()
            try await body(story)
        }
    }
}

extension BotStory {
    /// The first line of everything sent to a chat since the last look, without markup.
    func heads(_ chat: ChatID, from index: Int = 0) -> [String] {
        texts(to: chat).dropFirst(index).map { text in
            String(text.prefix { $0 != "\n" }).replacing("<b>", with: "").replacing("</b>", with: "")
        }
    }

    /// How each notice of the seminar ended, as `step person sequence: state reason`.
    func seminarOutcomes(_ step: SeminarStep? = nil) throws -> [String] {
        try file.rows("SELECT key, state, reason FROM notice WHERE subject = 'seminar' ORDER BY id").compactMap { row in
            let key = row[0].split(separator: "/")
            guard step.map({ $0.rawValue == key[3] }) ?? true else { return nil }
            return "\(key[3]) \(key[4]) \(key[5]): \(row[1])" + (row[2] == "–" ? "" : " \(row[2])")
        }
    }

    /// The seminars are configured otherwise from now on.
    func change(to seminars: Seminar...) async throws {
        let hamlet = SeminarStage.hamlet { $0.seminars = seminars }
        worlds.change(to: try hamlet.world(fingerprint: "\(seminars.hashValue)"))
        try await tick()
    }
}

extension String {
    /// Without non-breaking spaces, which would hide a difference from a reader.
    var plain: String { replacing("\u{a0}", with: " ") }
}

extension BotStory {
    /// Presses a button under the latest message of a chat that has such words and such a button.
    @discardableResult
    func presses(_ label: String, in chat: ChatID, under words: String) async throws -> String? {
        let shown = try #require(
            messenger.shown(in: chat).last { shown in
                shown.message.text.plain.contains(words) && shown.message.labels.contains(label)
            }
        )
        return try await presses(data: try data(label, under: shown.message), on: shown.id, in: chat)
    }

    @discardableResult
    func presses(_ label: Label, in chat: ChatID, under words: String) async throws -> String? {
        try await presses(self.label(label), in: chat, under: words)
    }
}
