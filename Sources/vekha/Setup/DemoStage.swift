import Core
import Foundation
import Logging
import Persistence
import Sandbox
import Service
import ServiceLifecycle
import UnixSignals

/// Sets the demo up: the sandbox first, then the bot against it over real HTTP, then everybody of the roster enrolled
/// by an invitation of their own, as they would be for real.
struct DemoStage {
    private let loaded: LoadedConfiguration
    private let sandbox: SandboxServer
    private let clock: DemoClock
    private let time: MovableTime
    private let quiet: Logger

    /// Ten days before the year of the roadmap, on the day the first order was signed.
    private static let firstDay = "2021-12-20"

    init(_ loaded: LoadedConfiguration, port: Int, logLevel: Logger.Level) throws {
        self.loaded = loaded
        let region = loaded.configuration.settings.time
        guard let day = CivilDate(iso: Self.firstDay) else { throw Refusal.environment("no first day") }
        time = MovableTime(startingAt: region.instant(day, loaded.configuration.settings.policy.remindAt))
        clock = DemoClock(time: time)
        var settings = SandboxSettings()
        settings.port = port
        settings.clock = clock
        settings.zone = region.zone
        // A clock that jumps by months must not make the sandbox forget what the bot has not read yet.
        settings.updateLifetime = .infinity
        settings.pressLifetime = .infinity
        quiet = Vekha.logger("vekha", level: max(logLevel, .warning))
        sandbox = SandboxServer(settings: settings, logger: quiet)
    }

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vekha-demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let journal = try Journal(path: folder.appending(path: "vekha.sqlite").path)

        // The sample on disk is left as it is.
        var loaded = loaded
        loaded.store = FolderStore(
            folder: loaded.store.folder,
            overlay: folder.appending(path: "overlay"),
            isOverlayOnly: true
        )
        let play = DemoPlay(loaded: loaded, sandbox: sandbox, clock: clock, time: time, journal: journal, logger: quiet)
        var configuration = ServiceGroupConfiguration(
            services: [sandbox, play],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: quiet
        )
        configuration.maximumGracefulShutdownDuration = .seconds(10)
        try await ServiceGroup(configuration: configuration).run()
    }
}
