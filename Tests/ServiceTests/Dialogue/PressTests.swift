import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// One row, due on 31 March: on the 17th Anna has it for her school, Boris for his, Vera for both.
@Suite(.timeLimit(.minutes(5))) struct PressTests {
    private func reminded(
        _ hamlet: Hamlet = Hamlet { $0.rows = [.deadline(1, "2022-03-01", "2022-03-31")] },
        _ body: (BotStory) async throws -> Void
    ) async throws {
        try await BotStory.tell(hamlet, at: "2022-03-17 09:00", enrolled: [.anna, .boris, .vera]) { story in
            try await story.tick()
            try await body(story)
        }
    }

    @Test func `done is written down, shown on the message, and taken back by one more press`() async throws {
        try await reminded { story in
            #expect(story.screen(.anna)?.labels == [.done, .inProgress, .later, .why].map(story.label))
            let flash = try await story.presses(.done, in: .anna)
            #expect(flash == story.label(.markedDone))
            #expect(try await story.standing(.first) == Standing(state: .done, since: story.time.now, by: .anna))
            #expect(story.screen(.anna)?.labels == [.takeBack, .why].map(story.label))
            #expect(story.messenger.shown(in: .anna).count == 1)
            #expect(try await story.presses(.takeBack, in: .anna) == story.label(.takenBack))
            #expect(try await story.standing(.first) == nil)
            #expect(story.screen(.anna)?.labels == [.done, .inProgress, .later, .why].map(story.label))
        }
    }

    @Test func `in progress keeps the reminders coming`() async throws {
        try await reminded { story in
            #expect(try await story.presses(.inProgress, in: .anna) == story.label(.markedInProgress))
            #expect(try await story.standing(.first)?.state == .inProgress)
            #expect(story.screen(.anna)?.labels == [.done, .takeBack, .later, .why].map(story.label))
            try await story.comes("2022-03-28 09:00")
            #expect(story.messenger.shown(in: .anna).count == 2)
        }
    }

    @Test func `after done nobody is reminded any more`() async throws {
        try await reminded { story in
            try await story.presses(.done, in: .anna)
            try await story.passes("2022-03-28 09:00", "2022-03-31 09:00", "2022-04-05 09:00", "2022-04-14 09:00")
            #expect(story.messenger.shown(in: .anna).count == 1)
            #expect(story.messenger.shown(in: .boris).count == 5)
        }
    }

    @Test func `why explains, and back returns to the message as it was`() async throws {
        try await reminded { story in
            let before = story.screen(.anna)
            #expect(try await story.presses(.why, in: .anna) == nil)
            #expect(story.screen(.anna)?.text.contains("Приказ № 1") == true)
            #expect(story.screen(.anna)?.labels == [story.label(.back), story.label(.whyLog)])
            try await story.presses(.back, in: .anna)
            #expect(story.screen(.anna) == before)
        }
    }

    @Test func `of several one is opened, answered, and the list is shorter`() async throws {
        try await reminded { story in
            let first = "\(story.label(.row)) 1 · Ш-01"
            #expect(story.screen(.vera)?.labels == [first, "\(story.label(.row)) 1 · Ш-02", story.label(.why)])
            try await story.presses(first, in: .vera)
            #expect(story.screen(.vera)?.labels == [.done, .inProgress, .later, .back, .why].map(story.label))
            #expect(try await story.presses(.done, in: .vera) == story.label(.markedDone))
            #expect(try await story.standing(.first)?.by == .vera)
            #expect(try await story.standing(.second) == nil)
            #expect(story.screen(.vera)?.labels == [.takeBack, .back, .why].map(story.label))
            try await story.presses(.back, in: .vera)
            #expect(story.screen(.vera)?.labels == ["\(story.label(.row)) 1 · Ш-02", story.label(.why)])
        }
    }

    @Test func `the list behind my duties is answered in the same way`() async throws {
        try await reminded { story in
            try await story.says("/my", in: .anna)
            try await story.presses("\(story.label(.row)) 1", in: .anna)
            #expect(try await story.presses(.done, in: .anna) == story.label(.markedDone))
            #expect(try await story.standing(.first)?.state == .done)
            let reminder = try #require(story.messenger.shown(in: .anna).first?.message)
            #expect(reminder.labels == [.takeBack, .why].map(story.label), "the reminder follows")
            try await story.presses(.back, in: .anna)
            #expect(story.screen(.anna)?.labels == [story.label(.menu)])
        }
    }

    @Test func `a row too long for its message is told whole, in as many messages as it takes`() async throws {
        let words = (1...1_200).map { "слово\($0)" }
        let title = words.joined(separator: " ")
        try await reminded(Hamlet { $0.rows = [.deadline(1, "2022-03-01", "2022-03-31", title: title)] }) { story in
            try await story.presses(.wholeRow, in: .anna)
            let parts = story.texts(to: .anna).dropFirst()
            #expect(parts.count >= 3)
            #expect(parts.allSatisfy { $0.replacing(/<[^>]+>/, with: "").count <= 4_000 })
            let told = parts.joined(separator: " ").split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(
                String.init
            )
            #expect(told.filter { $0.hasPrefix("слово") } == words, "every word, in order")
        }
    }

    @Test func `others' earlier messages follow the change`() async throws {
        try await reminded { story in
            try await story.comes("2022-03-28 09:00")
            try await story.presses(.done, in: .anna)
            let both = story.messenger.shown(in: .anna).map(\.message.labels)
            #expect(both == [[.takeBack, .why], [.takeBack, .why]].map { $0.map(story.label) })
            for shown in story.messenger.shown(in: .vera) {
                #expect(shown.message.labels == ["\(story.label(.row)) 1 · Ш-02", story.label(.why)])
            }
            #expect(story.messenger.edits(in: .boris).isEmpty, "it is not his")
        }
    }

    @Test func `a late refresh shows how things stand, not how they stood`() async throws {
        try await reminded { story in
            // Vera's chat is slow; meanwhile Anna says done and Vera takes it back.
            let hold = story.messenger.hold(.vera)
            try await story.enqueue("медленное", to: .vera)
            await story.messenger.sent(2, to: .vera)
            let (his, hers) = (
                try #require(story.messenger.shown(in: .anna).last), try #require(story.messenger.shown(in: .vera).last)
            )
            let token = ObligationToken(
                ObligationID(activity: 1, occurrence: "2022-03-01..2022-03-31", subject: .first)
            ).text
            try await story.handleOnly(story.press("d:e1:\(token)", on: his.id, in: .anna))
            try await story.handleOnly(story.press("u:e3:\(token)", on: hers.id, in: .vera))
            hold.release()
            await story.courier.settled()
            let reminder = try #require(story.messenger.shown(in: .vera).first?.message)
            #expect(reminder.labels.count == 3, "both schools are open")
            #expect(story.screen(.anna)?.labels == [.done, .inProgress, .later, .why].map(story.label))
        }
    }

    @Test func `a message on its way while the answer comes is put right once it has arrived`() async throws {
        try await reminded { story in
            let hold = story.messenger.hold(.vera)
            story.time.move(to: .at("2022-03-28 09:00"))
            try await story.scheduler.tick()
            await story.messenger.sent(2, to: .vera)
            let hers = try #require(story.messenger.shown(in: .anna).first)
            let data = try story.data(story.label(.done), under: hers.message)
            try await story.handleOnly(story.press(data, on: hers.id, in: .anna))
            hold.release()
            await story.courier.settled()
            let both = story.messenger.shown(in: .vera).map(\.message.labels)
            let shorter = ["\(story.label(.row)) 1 · Ш-02", story.label(.why)]
            #expect(both == [shorter, shorter])
        }
    }
}

/// Presses that must change nothing.
extension PressTests {
    @Test func `pressed twice it is done once`() async throws {
        try await reminded { story in
            let shown = try #require(story.messenger.shown(in: .anna).last)
            let data = try story.data(story.label(.done), under: shown.message)
            for _ in 1...3 {
                #expect(try await story.presses(data: data, on: shown.id, in: .anna) == story.label(.markedDone))
            }
            #expect(try story.file.value("SELECT count(*) FROM standingHistory") == "1")
            #expect(story.messenger.edits(in: .vera).count == 1)
        }
    }

    @Test(arguments: [ChatID.boris, .stranger, .group])
    func `from another chat it is refused`(chat: ChatID) async throws {
        try await reminded { story in
            let shown = try #require(story.messenger.shown(in: .anna).last)
            for label in [Label.done, .inProgress, .why] {
                let data = try story.data(story.label(label), under: shown.message)
                #expect(try await story.presses(data: data, on: shown.id, in: chat) == story.label(.outdated))
            }
            #expect(try await story.standing(.first) == nil)
            #expect(story.messenger.edits(in: chat).isEmpty)
            #expect(story.messenger.edits(in: .anna).isEmpty)
        }
    }

    @Test(arguments: [
        "", "x", "d", "d:", "d:e", "d:e1", "d:e1:", "d:e1:nonsense", "d:e999:x", "z:e1:x", "d:q1:x", "d:e1:x:y", "o:m0",
        "o:m0:x", "::::",
    ])
    func `data that means nothing is refused`(data: String) async throws {
        try await reminded { story in
            let flash = try await story.presses(data: data, on: MessageID(rawValue: 1_001), in: .anna)
            #expect(flash == story.label(.outdated))
            #expect(try story.file.value("SELECT count(*) FROM standingHistory") == "0")
            #expect(story.messenger.edits(in: .anna).isEmpty)
        }
    }

    @Test func `a press without its message is refused`() async throws {
        try await reminded { story in
            let shown = try #require(story.messenger.shown(in: .anna).last)
            let data = try story.data(story.label(.done), under: shown.message)
            #expect(try await story.presses(data: data, on: nil, in: .anna) == story.label(.outdated))
        }
    }

    @Test func `those whom silence was reported to are not asked to answer for others`() async throws {
        try await BotStory.tell(at: "2022-03-31 09:00") { story in
            try await story.passes("2022-03-31 09:00", "2022-04-08 09:00")
            let shown = try #require(story.messenger.shown(in: .galina).last)
            let answers = (1...2).map { "Строка \($0) · \(story.label(.whoIsSilentOfRow))" }
            #expect(shown.message.labels == answers + [story.label(.why)])
            let row = try story.file.rows("SELECT outbox FROM notice WHERE recipient = 'galina'")
            let id = ObligationID(activity: 1, occurrence: "2022-03-01..2022-03-31", subject: .first)
            let data = "d:e\(row[0][0]):\(ObligationToken(id).text)"
            #expect(try await story.presses(data: data, on: shown.id, in: .galina) == story.label(.outdated))
            #expect(try await story.standing(.first) == nil)
        }
    }

    @Test func `titles and names full of markup are shown as they are written`() async throws {
        let hamlet = Hamlet {
            $0.rows = [.deadline(1, "2022-03-01", "2022-03-31", title: "Дело </b><a href=\"x\">& <script>")]
        }
        try await reminded(hamlet) { story in
            for label in [nil, Label.why] {
                if let label { try await story.presses(label, in: .anna) }
                let text = try #require(story.screen(.anna)?.text)
                #expect(text.contains("&lt;/b&gt;&lt;a href=&quot;x&quot;&gt;&amp; &lt;script&gt;"))
                #expect(!text.contains("<script>"))
            }
        }
    }
}

@Suite struct PressDataTests {
    private static let id = ObligationID(activity: 34, occurrence: "2022-01-01..2022-12-31", subject: .first)

    @Test(
        arguments: PressData.Verb.allCases,
        [PressData.Place.reminder(.max), .reminder(1), .agenda(page: 0), .agenda(page: 12)]
    )
    func `what a button says is read back and fits into 64 bytes`(verb: PressData.Verb, place: PressData.Place) {
        for token in [nil, ObligationToken(Self.id)] {
            let data = PressData(verb, place, token)
            #expect(PressData(data.text) == data)
            #expect(data.text.utf8.count <= 64)
        }
    }

    @Test func `a token is the same on every run and another for another obligation`() {
        // Of "34/2022-01-01..2022-12-31/school:s-1", by an independent FNV-1a.
        #expect(ObligationToken(Self.id).text == "3q1pnvl6l7n1s")
        let other = ObligationID(activity: 34, occurrence: "2022-01-01..2022-12-31", subject: .second)
        #expect(ObligationToken(other) != ObligationToken(Self.id))
    }
}

extension BotStory {
    fileprivate func standing(_ subject: Subject) async throws -> Standing? {
        let id = ObligationID(activity: 1, occurrence: "2022-03-01..2022-03-31", subject: subject)
        return try await journal.read { try $0.standing(of: id) }
    }
}
