internal import Core
internal import Foundation

/// Takes a person out of the files of the configuration and their old versions: the name that the roster has, and
/// whatever others wrote about him as a reason or a source.
struct FileErasure {
    static let roster = "roster.json"

    private let person: PersonID
    private let traces: NameTraces
    private let needles: [Data]

    /// `names` are those that the roster has or had.
    init(of person: PersonID, called names: Set<String>) {
        self.person = person
        traces = NameTraces(names)
        needles = names.map { Data($0.utf8) }
    }

    /// The files that have to be changed, with their new bytes.
    func cleared(_ files: [String: [UInt8]]) -> [String: [UInt8]] {
        var cleared: [String: [UInt8]] = [:]
        for (file, bytes) in files {
            let isRoster = file == Self.roster
            guard isRoster || file == "roadmap.json" || file == SeminarsDocument.file || file.hasPrefix("calendar/")
            else { continue }
            cleared[file] = isRoster ? withoutName(bytes) : withoutRemarks(bytes)
        }
        return cleared
    }

    func verdict(on backup: [UInt8]) -> BackupVerdict {
        guard RemarkErasure(of: traces, in: backup) != nil else {
            // What cannot be read cannot be changed, and is no use either.
            return traces.occur(in: String(decoding: backup, as: UTF8.self)) ? .remove : .keep
        }
        let unnamed = withoutName(backup)
        let cleared = withoutRemarks(unnamed ?? backup) ?? unnamed
        let left = Data(cleared ?? backup)
        // Wherever else it stands, nobody needs the old version so much.
        if needles.contains(where: { left.range(of: $0) != nil }) { return .remove }
        return cleared.map(BackupVerdict.replace) ?? .keep
    }

    /// Nil where nothing is to be changed.
    private func withoutName(_ bytes: [UInt8]) -> [UInt8]? {
        NameErasure(of: person, in: bytes).flatMap { $0.name == nil ? nil : $0.bytes }
    }

    private func withoutRemarks(_ bytes: [UInt8]) -> [UInt8]? {
        RemarkErasure(of: traces, in: bytes).flatMap { $0.isNeeded ? $0.bytes : nil }
    }
}
