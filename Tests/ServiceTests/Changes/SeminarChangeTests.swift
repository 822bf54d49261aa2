import Chat
import Core
import Persistence
import TestSupport
import Testing

@testable import Service

/// Setting up, moving and calling off, and taking it back, while Config/seminars.json is not what it should be.
@Suite(.timeLimit(.minutes(5))) struct SeminarChangeTests {
    private static let file = "seminars.json"
    private static let seminar = SeminarStage.seminar { $0.activity = 17 }
    private static let later = LocalMoment(date: .on("2022-03-28"), time: .at("11:00"))

    private static let setUp = ConfigurationChange.setUpSeminar(seminar)
    private static let move = ConfigurationChange.moveSeminar(
        SeminarStage.vks,
        title: seminar.title,
        row: 17,
        was: seminar.start,
        to: later
    )
    private static let callOff = ConfigurationChange.callOffSeminar(
        SeminarStage.vks,
        title: seminar.title,
        row: 17,
        was: seminar.start,
        reason: "сбой"
    )

    private func start(_ stage: KeeperStage) -> String? {
        stage.world.seminarPlanner.occurrence(SeminarStage.vks)?.start.iso
    }

    @Test func `the first seminar makes the file, and undoing it leaves none set up`() async throws {
        let stage = try KeeperStage()
        #expect(stage.disk.files()[Self.file] == nil)
        #expect(try await stage.carryOut(Self.setUp) == .applied)
        #expect(start(stage) == "2022-03-25T10:00" && stage.disk.text(Self.file).contains("Итоги диагностики"))
        #expect(try await stage.undo(1) == .undone)
        #expect(stage.world.seminarPlanner.seminars.isEmpty && !stage.disk.text(Self.file).contains("Итоги"))
    }

    @Test func `a move is undone to the former time, a cancellation to being held`() async throws {
        let stage = try KeeperStage()
        for change in [Self.setUp, Self.move] { #expect(try await stage.carryOut(change) == .applied) }
        #expect(start(stage) == "2022-03-28T11:00")
        #expect(try await stage.undo(2) == .undone)
        #expect(start(stage) == "2022-03-25T10:00")
        #expect(try await stage.carryOut(Self.callOff) == .applied)
        #expect(stage.world.seminarPlanner.occurrences[0].cancelled == "сбой")
        #expect(try await stage.undo(3) == .undone)
        #expect(stage.world.seminarPlanner.occurrences[0].cancelled == nil)
    }

    @Test func `where the file has gone, a setting up is undone already and a move cannot be`() async throws {
        for (change, state) in [
            (Self.setUp, ChangeRecord.State.undone), (Self.move, .applied), (Self.callOff, .applied),
        ] {
            let stage = try KeeperStage()
            #expect(try await stage.carryOut(Self.setUp) == .applied)
            if change != Self.setUp { #expect(try await stage.carryOut(change) == .applied) }
            let number: Int64 = change == Self.setUp ? 1 : 2
            stage.disk.remove(Self.file)
            #expect(try await stage.undo(number) == state, "\(change)")
            #expect(!stage.disk.text(Self.file).contains("Итоги диагностики"))
            let told = try stage.texts("change/\(number)/%").last ?? ""
            #expect(
                told.hasPrefix(state == .undone ? "<b>Возвращено как было.</b>" : "<b>Вернуть не получится"),
                "\(told)"
            )
        }
    }

    @Test(arguments: ["{ \"seminars\": [", "{ \"seminars\": [{ \"id\": \"vks\" }] }"])
    func `a broken file is left as it is: nothing is set up, moved or undone, and the mistake is told`(
        broken: String
    ) async throws {
        let stage = try KeeperStage()
        for change in [Self.setUp, Self.move] { #expect(try await stage.carryOut(change) == .applied) }
        stage.disk.write(broken, to: Self.file)
        #expect(try await stage.undo(2) == .applied)
        let told = try #require(try stage.texts("change/2/beyond/%").last)
        #expect(
            told.hasPrefix("В файлах настроек на диске уже есть ошибки.") && told.contains("seminars.json"),
            "\(told)"
        )
        let another = ConfigurationChange.setUpSeminar(SeminarStage.seminar("another"))
        for change in [another, Self.callOff] { #expect(try await stage.carryOut(change) == .refused) }
        #expect(stage.disk.text(Self.file) == broken, "left alone")
        #expect(start(stage) == "2022-03-28T11:00", "what is in force goes on")
        // Mended by hand, all goes on.
        stage.disk.write(String(decoding: stage.world.files[Self.file] ?? [], as: UTF8.self), to: Self.file)
        #expect(try await stage.undo(2) == .undone)
        #expect(start(stage) == "2022-03-25T10:00")
    }
}
