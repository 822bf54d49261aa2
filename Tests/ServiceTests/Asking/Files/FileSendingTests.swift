import Chat
import Core
import Dispatch
import Foundation
import Persistence
import Raster
import TestSupport
import Testing
import Wording

@testable import Service

/// A press on «Excel» or on a picture, and what comes into the chat.
@Suite(.timeLimit(.minutes(5))) struct FileSendingTests {
    private func tell(
        drawing draw: @escaping @Sendable (String) throws -> [UInt8] = { Array($0.utf8) },
        _ body: (BotStory) async throws -> Void
    ) async throws {
        let hamlet = ReportStory.hamlet(rows: 1...2) {
            $0.rows.append(.deadline(5, "2022-02-01", "2022-02-28"))
            $0.hasNeighbours = true
        }
        let story = try BotStory(hamlet, at: "2022-03-20 10:00", drawing: draw)
        try await story.enrol(PersonID.everybody)
        try await story.run { story in
            try await story.tick()
            try await story.comes(ReportStory.opening)
            try await body(story)
        }
    }

    private func files(_ story: BotStory, in chat: ChatID = .darya) -> [OutgoingMessage] {
        story.messenger.sends(to: chat).filter { $0.attachment != nil }
    }

    /// Presses a button of the screen, which stays the last with buttons to press.
    private func press(_ form: String, of screen: FakeMessenger.Shown, in story: BotStory, by chat: ChatID = .darya)
        async throws -> String?
    {
        let data = try story.data(story.label(.file(form)), under: screen.message)
        return try await story.presses(data: data, on: screen.id, in: chat)
    }

    private func screen(_ command: String, _ story: BotStory, by chat: ChatID = .darya) async throws
        -> FakeMessenger.Shown
    {
        try await story.says(command, in: chat)
        return try #require(story.messenger.shown(in: chat).last)
    }

    @Test func `each button brings one file in a message of its own, and the screen stays as it is`() async throws {
        try await tell { story in
            let screen = try await screen("/progress", story)
            var names: [String] = []
            for form in ["board", "timeline", "bars", "workbook", "csv"] {
                let before = story.messenger.calls.count
                #expect(try await press(form, of: screen, in: story) == story.label(.fileComes))
                let made = story.messenger.calls.dropFirst(before)
                #expect(made.count == 1, "\(made)")
                names.append(try #require(files(story).last?.attachment).fileName)
            }
            let day = "2022-03-21"
            #expect(
                names == [
                    "board-\(day).png", "timeline-\(day).png", "bars-\(day).png", "progress-\(day).xlsx",
                    "progress-\(day).csv",
                ]
            )
            let (board, book) = (files(story)[0], files(story)[3])
            let caption = TextLimit.plain(board.text).replacing("\u{a0}", with: " ")
            #expect(caption == "Отчёты по месяцам" && board.attachment?.isPhoto == true)
            let svg = String(decoding: board.attachment?.bytes ?? [], as: UTF8.self)
            #expect(svg.contains("Ш-01 Первая"))
            #expect(book.attachment?.isPhoto == false)
            #expect(try ReadWorkbook(book.attachment?.bytes ?? []).names.count == 4)
            #expect(story.messenger.shown(in: .darya).first { $0.id == screen.id }?.message == screen.message)
            #expect(try story.file.value("SELECT count(*) FROM outboxWords WHERE details LIKE '%attachment%'") == "0")
        }
    }

    @Test func `bars are for whoever compares several municipalities, not for a single one`() async throws {
        try await tell { story in
            let label = story.label(.file("bars"))
            for command in ["/progress", "/silent"] {
                let whole = try await screen(command, story)
                let own = try await screen(command, story, by: .galina)
                func offers(_ screen: FakeMessenger.Shown) -> Bool {
                    screen.message.buttons.joined().contains { $0.label == label }
                }
                #expect(offers(whole) && !offers(own), "\(command)")
                // With a button of the region's, too.
                let data = try story.data(label, under: whole.message)
                #expect(try await story.presses(data: data, on: own.id, in: .galina) == story.label(.outdated))
            }
            #expect(files(story, in: .galina).isEmpty)
        }
    }

    @Test func `the same is not sent again within a minute, and what has changed is`() async throws {
        try await tell { story in
            let screen = try await screen("/silent", story, by: .galina)
            func again() async throws -> String? { try await press("csv", of: screen, in: story, by: .galina) }
            #expect(try await again() == story.label(.fileComes))
            #expect(try await again() == story.label(.fileIsAbove))
            #expect(files(story, in: .galina).count == 1)
            // Others have their own.
            let data = try story.data(story.label(.file("csv")), under: screen.message)
            #expect(try await story.presses(data: data, on: screen.id, in: .darya) == story.label(.fileComes))
            // Somebody reports.
            try await story.taps(.report, .done, .done, .submit, in: .anna)
            #expect(try await again() == story.label(.fileComes))
            let sent = try files(story, in: .galina).map { try ReadTable.rows($0.attachment?.bytes ?? []) }
            #expect(sent.map(\.count) == [3, 2])
            story.time.move(to: story.time.now.addingTimeInterval(59))
            #expect(try await again() == story.label(.fileIsAbove))
            story.time.move(to: story.time.now.addingTimeInterval(2))
            #expect(try await again() == story.label(.fileComes))
            #expect(files(story, in: .galina).count == 3)
        }
    }

    @Test func `where no picture can be drawn one line says so, the log says why, and tables go on coming`()
        async throws
    {
        let failure = Raster.Failure.missing("librsvg-2.so.2: cannot open shared object file")
        try await tell(drawing: { _ in throw failure }) { story in
            let screen = try await screen("/progress", story)
            #expect(try await press("board", of: screen, in: story) == story.label(.fileComes))
            let answer = try #require(story.messenger.sends(to: .darya).last)
            #expect(answer == OutgoingMessage(text: try story.phrase(.fileFailed, ["isPicture": .flag(true)])))
            #expect(!answer.text.contains("\n"))
            let lines = story.log.lines.filter { $0.contains("a file could not be made") }
            #expect(lines.count == 1 && lines[0].contains("librsvg-2.so.2"), "\(lines)")
            #expect(try await press("workbook", of: screen, in: story) == story.label(.fileComes))
            #expect(files(story).count == 1)
            let sent = "SELECT count(*) FROM outbox WHERE kind = 'file' AND state = 'sent'"
            #expect(try story.file.value(sent) == "2")
        }
    }

    @Test func `a drawing that takes its time holds up nobody`() async throws {
        let gate = DispatchSemaphore(value: 0)
        try await tell(drawing: { svg in
            gate.wait()
            return Array(svg.utf8)
        }) { story in
            let screen = try await screen("/progress", story)
            let data = try story.data(story.label(.file("board")), under: screen.message)
            let before = story.messenger.sends(to: .darya).count
            let others = story.messenger.sends(to: .galina).count
            try await story.handleOnly(story.press(data, on: screen.id, in: .darya))
            story.bell.ring()
            // Meanwhile others are answered.
            try await story.handleOnly(story.text("/week", in: .galina))
            story.bell.ring()
            await story.messenger.sent(others + 1, to: .galina)
            #expect(story.messenger.sends(to: .darya).count == before)
            gate.signal()
            await story.courier.settled()
            #expect(story.messenger.sends(to: .darya).count == before + 1)
        }
    }

    @Test func `a file is made as things stand when it is sent, for whoever has the chat then`() async throws {
        try await tell { story in
            let screen = try await screen("/overdue", story, by: .galina)
            let data = try story.data(story.label(.file("csv")), under: screen.message)
            let hold = story.messenger.hold(.galina)
            let before = story.messenger.sends(to: .galina).count
            try await story.enqueue("раньше", to: .galina, lane: .answer)
            await story.messenger.sent(before + 1, to: .galina)
            try await story.handleOnly(story.press(data, on: screen.id, in: .galina))
            // She is no coordinator any more.
            let hamlet = ReportStory.hamlet { hamlet in
                hamlet.without = [.galina]
                hamlet.others = [
                    Person(id: .galina, name: "Галина Галина Глебовна", post: "", roles: [.observer], body: nil)
                ]
            }
            story.worlds.change(to: try hamlet.world(fingerprint: "later"))
            hold.release()
            await story.courier.settled()
            #expect(files(story, in: .galina).isEmpty)
            let ended = "SELECT state || ' ' || reason FROM outbox WHERE kind = 'file'"
            #expect(try story.file.value(ended) == "suppressed stale")
        }
    }
}
