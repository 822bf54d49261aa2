package import struct Foundation.TimeInterval
package import struct Foundation.TimeZone

/// How a sandbox is set up.
package struct SandboxSettings: Sendable {
    /// The address to listen at; people on other machines reach the sandbox only if this is not the default.
    package var host = "127.0.0.1"
    /// 0 takes any free port; `SandboxServer.ready()` tells which.
    package var port = 0
    package var clock: any SandboxClock = RealClock()
    /// The zone in which `/sandbox` shows moments and reads those without an offset.
    package var zone = TimeZone(identifier: "Europe/Moscow") ?? .gmt
    /// Nil lets bots write as fast as they can.
    package var limits: SandboxLimits?
    /// The name and the handle of the first bot that calls; others are `sandbox_<id>_bot`.
    package var botName = "Vekha"
    package var username = "vekha_sandbox_bot"
    /// Seconds for which undelivered updates are kept: 24 hours (https://core.telegram.org/bots/api#getting-updates).
    package var updateLifetime: TimeInterval = 86_400
    /// Seconds in which a press may be answered. The real service promises no number; some minutes is what bots see.
    package var pressLifetime: TimeInterval = 900

    package init() {}
}
