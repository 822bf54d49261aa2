import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// The hamlet with a month's report to fill in.
enum ReportStory {
    /// Rows that go on all year, and the report itself as row 20.
    static func hamlet(rows: ClosedRange<Int> = 1...7, _ change: (inout Hamlet) -> Void = { _ in }) -> Hamlet {
        var hamlet = Hamlet()
        hamlet.rows = rows.map { .continuing($0) } + [.monthlyReport(20)]
        hamlet.form = ReportForm(questions: [], reasons: ["Карантин", "Нет средств"], correctionDays: 3, reviewDays: 3)
        change(&hamlet)
        return hamlet
    }

    static let march = Month(of: .on("2022-03-01"))
    /// When the request for March goes out: the 20th is a Sunday.
    static let opening = "2022-03-21 09:00"

    /// The request for March is on the screens.
    static func tell(_ hamlet: Hamlet = hamlet(), _ body: (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(hamlet, at: "2022-03-20 10:00") { story in
            try await story.tick()
            try await story.comes(opening)
            try await body(story)
        }
    }
}

extension BotStory {
    /// Presses these buttons one after another, each under the chat's latest message.
    ///
    /// Returns: how many taps it took.
    @discardableResult
    func taps(_ labels: Label..., in chat: ChatID) async throws -> Int {
        for label in labels { try await presses(label, in: chat) }
        return labels.count
    }

    /// Fills the report in with one status for every row that is asked, and sends it.
    ///
    /// Returns: how many taps it took.
    @discardableResult
    func reports(_ label: Label = .done, in chat: ChatID) async throws -> Int {
        var taps = try await taps(.fillReport, in: chat)
        while screen(chat)?.labels.contains(self.label(.notApplicable)) == true {
            taps += try await self.taps(label, in: chat)
        }
        return try await taps + self.taps(.submit, in: chat)
    }

    /// A picture that somebody sends, alone or with others of an album.
    func photo(_ id: String, in chat: ChatID, album: String? = nil) -> IncomingEvent {
        let file = IncomingFile(id: id, name: nil, mediaType: "image/jpeg", size: 1)
        return event(in: chat, .file(file, caption: nil, message: MessageID(rawValue: 1), replyTo: nil, album: album))
    }

    func report(of school: String = "s-1", in month: Month = ReportStory.march) async throws -> StoredReport {
        try #require(try await journal.read { try $0.report(of: .named(school), in: month) })
    }

    /// How the month's request stands.
    func requestIsDone(_ subject: Subject = .first, in month: Month = ReportStory.march) async throws -> Bool {
        let id = ObligationID(activity: 20, occurrence: month.description, subject: subject)
        return try await journal.read { try $0.standing(of: id) }?.state == .done
    }
}
