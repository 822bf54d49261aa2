import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// What is kept of people at seminars, what is forgotten, and messages in which nobody is named.
@Suite(.timeLimit(.minutes(5))) struct SeminarPrivacyTests {
    private static let named = SeminarStage.seminar { seminar in
        seminar.title = "Мастер-класс Анниной"
        seminar.agenda = "Выступает Аннина Анна Андреевна"
    }

    @Test func `what somebody has answered and attended is told by /mydata`() async throws {
        try await SeminarStage.tell { story in
            func told() async throws -> String {
                try #require(try await story.says("/mydata", in: .anna).first?.text.plain)
            }
            #expect(try await told().contains("семинаров, о которых вы ответили или на которых были: 0"))
            story.time.move(to: .at("2022-03-25 10:05"))
            try await story.says("Ковыль", in: .anna)
            #expect(try await told().contains("семинаров, о которых вы ответили или на которых были: 1"))
        }
    }

    @Test func `/forget leaves no name in answers, agendas, questions and invitations`() async throws {
        try await SeminarStage.tell(SeminarStage.hamlet(Self.named)) { story in
            // Somebody of that name whom the roster does not have, named by another.
            try await story.presses(.deputyComes, in: .boris)
            try await story.says("Аннина Инна Игоревна", in: .boris)
            // The person herself sends another, is asked who, and answers nothing.
            try await story.presses(.deputyComes, in: .anna)
            try await story.says("Заменова Зоя Захаровна", in: .anna)
            try await story.presses("• " + story.label(.deputyComes), in: .anna, under: "Вместо вас")
            func kept() throws -> [String] {
                try [
                    "SELECT details FROM seminarEvent", "SELECT talk FROM seminarTalk", "SELECT text FROM outboxWords",
                    "SELECT deputyName FROM participation",
                ].flatMap { try story.file.rows($0).joined() }
            }
            func names() throws -> [String] { try kept().filter { $0.contains("Аннин") || $0.contains("Заменова") } }
            #expect(try names().count > 4)
            try await story.says("/forget", in: .anna)
            try await story.presses(.forgetYes, in: .anna)
            await story.courier.settled()
            #expect(try await Eraser(journal: story.journal, time: story.time, logger: story.log.logger).work())
            #expect(try names() == [])
            #expect(try story.file.value("SELECT count(*) FROM seminarTalk") == "0")
            // That somebody would come in their places stays: the numbers are the seminar's.
            let answers = try story.file.rows("SELECT person, answer, deputyName FROM participation ORDER BY person")
            #expect(answers == [["anna", "deputy", "–"], ["boris", "deputy", "–"]])
        }
    }

    @Test func `a name goes from the file of seminars, the numbers stay`() throws {
        let file = ConfigurationChange.setUpSeminar(Self.named)
        let written = try KeeperStage().world.trying(file).edit.after
        let cleared = try #require(RemarkErasure(of: NameTraces(["Аннина Анна Андреевна"]), in: written))
        let text = String(decoding: cleared.bytes, as: UTF8.self)
        #expect(cleared.isNeeded && !text.contains("Аннин") && text.contains("Мастер-класс …"), "\(text)")
        #expect(text.contains("2022-03-25T10:00"))
    }

    @Test func `without names nothing that goes to a chat names anybody`() async throws {
        let other = SeminarStage.seminar(.named("other")) {
            $0.start = .init(date: .on("2022-04-08"), time: .at("10:00"))
        }
        let speaker = SeminarStage.seminar { $0.agenda = "Выступает Егоров Егор Ефимович" }
        let hamlet = SeminarStage.hamlet(speaker, other) { $0.personalData = .none }
        try await SeminarStage.tell(hamlet) { story in
            try await story.presses(.deputyComes, in: .boris, under: "25 марта")
            try await story.says("Сидорова Мария Ивановна", in: .boris)
            try await story.presses(.deputyComes, in: .anna, under: "25 марта")
            try await story.says("Егоров", in: .anna)
            try await story.says("/seminars", in: .darya)
            try await story.presses("25.03 · Итоги диагностики", in: .darya)
            try await story.passes("2022-03-23 09:00", "2022-03-24 09:00", "2022-03-25 09:00", "2022-03-25 09:50")
            try await story.says("/seminars", in: .darya)
            try await story.presses("25.03 · Итоги диагностики", in: .darya)
            try await story.presses(.whoCame, in: .darya)
            try await story.presses("☐ руководитель школы Ш-01", in: .darya)
            try await story.presses(.back, in: .darya)
            try await story.presses(.asWorkbook, in: .darya)
            try await story.comes("2022-03-25 11:20")
            try await story.presses(.sendMaterials, in: .darya, under: "25 марта")
            let refusal = try await story.says("Спасибо Борисову Борису Борисовичу!", in: .darya).map(\.text)
            #expect(refusal == [story.label(.seminarMaterialsOpen)])
            try await story.says("Запись Борисова: https://example.ru/r", in: .darya)
            #expect(story.screen(.boris)?.text.contains("https://example.ru/r") == true)
            var off = hamlet
            off.seminars[1].cancelled = "заболел Борисов Борис Борисович"
            story.worlds.change(to: try off.world(fingerprint: "off"))
            try await story.tick()
            #expect(story.heads(.boris).last == "Отменяется: Итоги диагностики")
            // Everybody of the hamlet, and whom people have typed.
            let names = NameTraces(story.world.roster.people.map(\.name) + ["Сидорова Мария Ивановна"])
            let said = try story.everythingSaid()
            #expect(said.count > 30)
            #expect(said.filter(names.occur) == [])
            #expect(said.contains { $0.contains("руководитель школы Ш-01") }, "codes tell people apart")
        }
    }

    @Test func `without names a title that names somebody is asked for anew`() async throws {
        let hamlet = SeminarStage.hamlet { $0.personalData = .none }
        try await SeminarStage.tell(hamlet) { story in
            try await story.says("/seminar", in: .darya)
            let answer = try #require(try await story.says("Мастер-класс Анниной", in: .darya).last?.text)
            #expect(answer.hasPrefix(story.label(.seminarFault("names"))) && !answer.contains("Аннин"), "\(answer)")
            try await story.says("Мастер-класс", in: .darya)
            #expect(story.screen(.darya)?.text.contains("Мастер-класс") == true)
        }
    }
}

extension BotStory {
    /// Every text, button and file that has gone to any chat; of files, what their readers see.
    fileprivate func everythingSaid() throws -> [String] {
        let messages = messenger.calls.compactMap { call -> OutgoingMessage? in
            switch call {
            case .send(let message, _), .edit(_, _, let message): message
            default: nil
            }
        }
        return try messages.flatMap { message in
            [message.text] + message.labels + (try words(of: message.attachment))
        }
    }

    private func words(of file: Chat.Attachment?) throws -> [String] {
        guard let file, !file.bytes.isEmpty else { return [] }
        if file.fileName.hasSuffix(".xlsx") { return try ReadWorkbook(file.bytes).rows.joined().flatMap { $0 } }
        let entry = try ReadCalendar(file.bytes, by: .vobject)
        return [entry.summary, entry.description, entry.location, file.fileName]
    }
}
