import Core
import Foundation
import Persistence
import TestSupport
import Testing

@testable import Service

/// A name taken out of the files of the configuration, wherever it stands there.
@Suite(.timeLimit(.minutes(5))) struct NameErasureTests {
    private static let leaver = PersonID.named("p-head-01")
    private static let name = "Мирошниченко Елена Викторовна"

    @Test func `reasons, sources and old versions lose the name, and nothing else is lost`() async throws {
        let stage = try KeeperStage()
        for change: ConfigurationChange in [
            .cancel(row: 7, reason: "просьба Мирошниченко Е. В."), .cancel(row: 18, reason: "приказ № 1"),
            .schoolLeaves("s-02"),
            .dayOff(.on("2022-08-15"), name: "Праздник", source: "письмо Мирошниченко"),
            .dayOff(.on("2022-08-16"), name: "Праздник", source: "указ"),
        ] { try await stage.carryOut(change) }
        #expect(stage.world.roadmap.activity(7)?.cancelled == "просьба Мирошниченко Е. В.")
        let count = stage.disk.kept.count
        #expect(stage.disk.kept.values.contains { $0.contains("просьба Мирошниченко") })
        let now = stage.time.now
        try await stage.file.journal.write { ledger in
            _ = try ledger.erase(Self.leaver, traces: NameTraces([Self.name]), at: now)
        }
        let hasChanged = await stage.keeper.work()
        #expect(hasChanged)
        for (file, text) in stage.disk.kept.merging(stage.disk.texts, uniquingKeysWith: { $1 }) {
            #expect(!text.contains("Мирошниченко"), "\(file)")
        }
        #expect(stage.disk.kept.count == count)
        #expect(stage.world.roadmap.activity(7)?.cancelled == "просьба … Е. В.")
        #expect(stage.world.roadmap.activity(18)?.cancelled == "приказ № 1")
        let left = try await stage.file.journal.read { try $0.namedErasures() }
        let isChangedAgain = await stage.keeper.work()
        #expect(left.isEmpty && !isChangedAgain, "it is done")
    }

    @Test func `an old version that cannot be read goes where it names him`() async throws {
        let stage = try KeeperStage()
        for (text, backup) in [("{ просьба Мирошниченко", "a"), ("{ указ", "b")] {
            stage.disk.write(text, to: "roadmap.json")
            stage.disk.replace("roadmap.json", with: [], keepingOldAs: backup)
        }
        let now = stage.time.now
        try await stage.file.journal.write { ledger in
            _ = try ledger.erase(Self.leaver, traces: NameTraces([Self.name]), at: now)
        }
        await stage.keeper.work()
        #expect(stage.disk.kept == ["b": "{ указ"])
    }
}

extension MemoryStore {
    /// Everything kept under a name.
    fileprivate var kept: [String: String] {
        var kept: [String: String] = [:]
        _ = reviewBackups { name, bytes in
            kept[name] = String(decoding: bytes, as: UTF8.self)
            return .keep
        }
        return kept
    }

    fileprivate var texts: [String: String] { files().mapValues { String(decoding: $0, as: UTF8.self) } }
}
