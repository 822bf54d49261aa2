package import Core
internal import Crypto
internal import Foundation
package import Wording

extension World {
    /// What a configuration found to be right says, with the files it was read from.
    package init(_ configuration: Core.Configuration, files: [String: [UInt8]], phrasebook: Phrasebook) {
        let settings = configuration.settings
        let planner = Planner(
            roadmap: configuration.roadmap,
            roster: configuration.roster,
            calendar: WorkCalendar(years: configuration.calendar),
            policy: settings.policy,
            time: settings.time,
            seminars: configuration.seminars
        )
        self.init(
            planner: planner,
            settings: settings,
            form: configuration.form,
            seminars: configuration.seminars,
            phrasebook: phrasebook,
            fingerprint: Self.fingerprint(of: files),
            files: files
        )
    }

    private static func fingerprint(of files: [String: [UInt8]]) -> String {
        var hash = SHA256()
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            hash.update(data: Data(name.utf8))
            hash.update(data: bytes)
        }
        return hash.finalize().prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The world as it would be, and the edit that makes it so. Nothing is changed.
    func trying(
        _ change: ConfigurationChange,
        content: [UInt8]? = nil
    ) throws(ChangeRefusal) -> (world: World, edit: ConfigurationEdit) {
        let (edit, configuration) = try change.edit(files, content: content)
        return (World(configuration, files: edit.applied(to: files), phrasebook: phrasebook), edit)
    }
}

extension [UInt8] {
    /// SHA-256 in hexadecimal digits: tells whether a file is the one that was written.
    var digest: String {
        SHA256.hash(data: Data(self)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
