import Core
import Foundation
import Logging
import Service
import ServiceLifecycle
import UnixSignals

/// Takes up a changed configuration while the bot runs: a day off that a decree has added, a new curator, a text.
///
/// The folders are looked at every few seconds; a change is taken up when two looks have found the same, so that files
/// are not read while they are being copied. SIGHUP has it taken up at once. A configuration with mistakes changes
/// nothing: the bot goes on with the one it has, and says where the mistakes are.
struct ConfigWatch: DiscreetService {
    let options: ConfigOptions
    let overlay: URL
    let bot: Bot

    private static let interval = Duration.seconds(5)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                let (looks, asking) = AsyncStream<Look>.makeStream(bufferingPolicy: .bufferingNewest(4))
                group.addTask {
                    for await _ in await UnixSignalsSequence(trapping: .sighup) { asking.yield(.ordered) }
                }
                group.addTask {
                    while (try? await Task.sleep(for: Self.interval)) != nil { asking.yield(.regular) }
                    asking.finish()
                }
                let folders = [options.configFolder, options.messagesFolder, overlay].map(\.path)
                var seen = folders.flatMap(FolderReader.stamps)
                var known = seen
                for await look in looks {
                    let now = folders.flatMap(FolderReader.stamps)
                    if look == .ordered || now != known && now == seen {
                        await takeUp()
                        known = now
                    }
                    seen = now
                }
            }
        }
    }

    private enum Look {
        case regular, ordered
    }

    private func takeUp() async {
        do {
            try await bot.changes.takeUp { try options.load(overlay: overlay).world }
            bot.logger.notice("a changed configuration was taken up")
        } catch let problems as Problems {
            // Places only: what was found there may be somebody's name.
            bot.logger.error(
                "the changed configuration has mistakes and was left alone; vekha check tells them",
                metadata: ["at": "\(problems.places)"]
            )
            await bot.changes.report(problems)
        } catch {
            bot.logger.error("the changed configuration cannot be read and was left alone")
        }
    }
}
