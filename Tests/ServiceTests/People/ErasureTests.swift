import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// Somebody asks what is kept of him, and that it be erased.
@Suite(.timeLimit(.minutes(5))) struct ErasureTests {
    private static let chat = ChatID(rawValue: 7_654_321_987)

    /// Anna comes to a chat with a number of its own, is reminded, answers, and others hear of her.
    private func living(_ body: (BotStory) async throws -> Void) async throws {
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: [.vera, .galina, .darya]) { story in
            try await story.comes(with: story.invite(.anna), in: Self.chat)
            try await story.comes("2022-03-17 09:00")
            try await story.says("Это Аннина Анна Андреевна, всё сделаем", in: Self.chat)
            try await story.enqueue("Позвоните: Аннина Анна Андреевна", to: .galina, lane: .answer, key: "call")
            try await story.says("/my", in: Self.chat)
            try await body(story)
        }
    }

    @Test func `a person sees what is kept of him`() async throws {
        try await living { story in
            let told = try #require(try await story.says("/mydata", in: Self.chat).first?.text)
            for part in [
                "Аннина Анна Андреевна", "директор первой школы", "руководитель школы", "Первая школа (Ш-01)",
                "подключённых чатов: 1", "отметок о делах и ответов в отчётах: 0", "через 30 дней",
                "16 марта 2022 года, 10:00 (редакция 2)",
            ] {
                #expect(told.contains(part), "\(told)")
            }
        }
    }

    @Test func `hours, pauses, what is put off and unused invitations are shown, too`() async throws {
        try await living { story in
            try await story.says("/quiet 18:00–09:00", in: Self.chat)
            try await story.says("/pause до 25.03 ремонт", in: Self.chat)
            try await story.says("/school Ш-01 выбывает", in: .galina)
            let district = try #require(try await story.says("/mydata", in: .galina).first?.text)
            #expect(district.contains("координируете: Степной район"), "\(district)")
            _ = try await story.invite(.anna)
            let told = try #require(try await story.says("/mydata", in: Self.chat).first?.text)
            for part in [
                "код: anna", "тихие часы: с 18:00 до 09:00", "ваша пауза: Ш-01 до 25 марта",
                "неиспользованных приглашений вам: 1", "отложенных напоминаний: 0", "предложенных вами изменений: 0",
            ] {
                #expect(told.contains(part), "\(told)")
            }
        }
    }

    @Test func `nothing is erased by a slip of the finger`() async throws {
        try await living { story in
            try await story.says("/forget", in: Self.chat)
            #expect(story.screen(Self.chat)?.labels == [story.label(.forgetYes), story.label(.forgetNo)])
            #expect(story.screen(Self.chat)?.text.contains("её отчёты") == true, "what stays is told before")
            try await story.presses(.forgetNo, in: Self.chat)
            #expect(story.screen(Self.chat)?.text == (try story.phrase(.forgetKept)))
            #expect(try await story.journal.read { try $0.person(of: Self.chat) } == .anna)
        }
    }

    @Test func `after it neither name nor chat is in the file, its log or a backup`() async throws {
        try await living { story in
            #expect(
                try story.traces(of: Self.chat, "Аннина Анна", "Анна Андреевна") > 0,
                "the search finds what is there"
            )
            try await story.says("/forget", in: Self.chat)
            try await story.presses(.forgetYes, in: Self.chat)
            #expect(story.screen(Self.chat)?.text.hasPrefix("Данные стёрты. Акт № 1") == true)
            #expect(try await Eraser(journal: story.journal, time: story.time, logger: story.log.logger).work())
            #expect(try story.traces(of: Self.chat, "Аннина Анна", "Анна Андреевна") == 0)
            let log = story.log.lines.joined()
            #expect(!log.contains("Аннин") && !log.contains("\(Self.chat)"))
            let due = try await story.journal.read { try $0.dueScrub() }
            #expect(due == nil)
        }
    }

    @Test func `what was told of an outage does not keep the chat`() async throws {
        try await living { story in
            let outage = Outage(from: .at("2022-03-18 10:00"), until: .at("2022-03-20 10:00"))
            try await story.journal.write { try $0.note(outage) }
            try await story.comes("2022-03-21 09:00")
            #expect(story.texts(to: Self.chat).last?.contains("Связи с ботом не было") == true)
            try await story.says("/forget", in: Self.chat)
            try await story.presses(.forgetYes, in: Self.chat)
            #expect(try await Eraser(journal: story.journal, time: story.time, logger: story.log.logger).work())
            #expect(try story.traces(of: Self.chat, "\(Self.chat)") == 0)
        }
    }

    @Test func `who refuses is not in the file either`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: []) { story in
            let code = try await story.invite(.anna)
            try await story.says("/start \(code)", in: Self.chat)
            try await story.presses(.consentRefuse, in: Self.chat)
            #expect(try await Eraser(journal: story.journal, time: story.time, logger: story.log.logger).work())
            #expect(try story.traces(of: Self.chat) == 0)
        }
    }

    @Test func `a coordinator's proposals and hours do not give him away either`() async throws {
        try await BotStory.tell(at: "2022-03-16 10:00", enrolled: [.darya]) { story in
            try await story.comes(with: story.invite(.galina), in: Self.chat)
            try await story.says("/pause Ш-01 до 31.03 так решила Галина Галина Глебовна", in: Self.chat)
            try await story.says("/quiet 18:00–09:00", in: Self.chat)
            try await story.says("/school Ш-01 выбывает", in: Self.chat)
            try await story.says("/forget", in: Self.chat)
            try await story.presses(.forgetYes, in: Self.chat)
            await story.courier.settled()
            #expect(try await Eraser(journal: story.journal, time: story.time, logger: story.log.logger).work())
            #expect(try story.traces(of: Self.chat, "Галина Галина", "Галина Глебовна") == 0)
            #expect(try story.file.value("SELECT count(*) FROM quietHours") == "0")
        }
    }

    @Test func `the act stays, and so do the marks, by the id alone`() async throws {
        try await living { story in
            try await story.says("/forget", in: Self.chat)
            try await story.presses(.forgetYes, in: Self.chat)
            let acts = try story.file.rows("SELECT person, chats FROM erasure")
            #expect(acts == [["\(PersonID.anna)", "1"]])
        }
    }

    @Test func `nothing more comes to the chat, and the coordinator learns of it by the post`() async throws {
        try await living { story in
            try await story.says("/forget", in: Self.chat)
            try await story.presses(.forgetYes, in: Self.chat)
            let count = story.messenger.sends(to: Self.chat).count
            try await story.passes("2022-03-18 09:00", "2022-03-31 09:00", "2022-04-20 09:00")
            #expect(story.messenger.sends(to: Self.chat).count == count)
            let told = try #require(story.texts(to: .galina).first { $0.contains("отключился") })
            #expect(told.contains("директор первой школы") && told.contains("Ш-01") && !told.contains("Аннин"))
            let audit = try await story.audit()
            #expect(audit.isClean, "\(audit.undecided)")
        }
    }

    @Test func `who left may come again by a new invitation`() async throws {
        try await living { story in
            try await story.says("/forget", in: Self.chat)
            try await story.presses(.forgetYes, in: Self.chat)
            let unknown = try story.phrase(.unknownChat, ["contact": story.contact])
            #expect(try await story.says("/my", in: Self.chat).map(\.text) == [unknown])
            let welcome = try await story.comes(with: story.invite(.anna), in: Self.chat)
            #expect(welcome.first?.text.contains("Анна Андреевна") == true)
        }
    }
}

extension BotStory {
    /// How often the chat or the name stands in the journal's file, its log or its index: all that a backup can copy.
    func traces(
        of chat: ChatID,
        _ names: String...
    ) throws -> Int {
        let needles = names.map { Data($0.utf8) } + [Data(bytes(of: chat.rawValue))]
        return try ["", "-wal", "-shm"].map({ file.path + $0 }).reduce(0) { count, path in
            guard FileManager.default.fileExists(atPath: path) else { return count }
            let data = try Data(contentsOf: URL(filePath: path))
            return count + needles.count { data.range(of: $0) != nil }
        }
    }

    /// How SQLite writes an integer of this size: big-endian (https://sqlite.org/fileformat2.html#record_format).
    private func bytes(of number: Int64) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }.drop { $0 == 0 }.map(\.self)
    }
}
