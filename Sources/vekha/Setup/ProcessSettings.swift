import Configuration
import Foundation
import Logging

/// What the environment says, read once at the start.
///
/// - `VEKHA_TELEGRAM_TOKEN` (string, none, secret): the bot's token.
/// - `VEKHA_TELEGRAM_URL` (string, `https://api.telegram.org`, not secret): the service's address.
/// - `VEKHA_TELEGRAM_PROXY` (string, none, secret): an HTTP or SOCKS5 proxy, `socks5h://user:password@host:port`.
/// - `VEKHA_DATA` (string, `data`, not secret): the folder of the journal.
/// - `VEKHA_LOG_LEVEL` (string, `info`, not secret): trace, debug, info, notice, warning, error or critical.
struct ProcessSettings {
    let token: String?
    let address: String
    let proxy: String?
    let dataFolder: URL
    let logLevel: Logger.Level

    init() {
        let reader = ConfigReader(provider: EnvironmentVariablesProvider()).scoped(to: "vekha")
        token = reader.string(forKey: "telegram.token", isSecret: true)
        address = reader.string(forKey: "telegram.url", default: "https://api.telegram.org")
        proxy = reader.string(forKey: "telegram.proxy", isSecret: true)
        dataFolder = URL(filePath: reader.string(forKey: "data", default: "data"), directoryHint: .isDirectory)
        logLevel = reader.string(forKey: "log.level").flatMap { Logger.Level(rawValue: $0) } ?? .info
    }

    /// Where the journal is, or will be.
    var journalFile: URL { dataFolder.appending(path: "vekha.sqlite") }

    /// Where changes of the configuration are kept while its own folder cannot be written to.
    var overlayFolder: URL { dataFolder.appending(path: "overlay", directoryHint: .isDirectory) }

    /// The journal's path; its folder is made if it is not there.
    func journalPath() throws -> String {
        do {
            try FileManager.default.createDirectory(at: dataFolder, withIntermediateDirectories: true)
        } catch {
            throw Refusal.environment("\(dataFolder.path): cannot be made a folder for the journal (VEKHA_DATA)")
        }
        return journalFile.path
    }
}
