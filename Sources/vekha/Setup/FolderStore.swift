import Crypto
import Foundation
import Service

/// The configuration's folder; where it cannot be written to, a folder laid over it.
///
/// An overlay holds a file's new bytes and, beside them, the digest of the file they were made from: once that one is
/// changed by hand, the overlay counts no more.
struct FolderStore: ConfigurationStore {
    let folder: URL
    /// Nil where nothing may be kept but in the folder itself.
    let overlay: URL?
    /// True where the folder is to be left alone whether or not it could be written to.
    var isOverlayOnly = false

    static let backups = "backup"

    func files() throws -> [String: [UInt8]] {
        var files = try FolderReader.files(in: folder).filter { !$0.key.hasPrefix(Self.backups + "/") }
        guard let overlay, FolderReader.isFolder(overlay) else { return files }
        for (name, bytes) in try FolderReader.files(in: overlay) where name.hasSuffix(".json") {
            // A file that may be missing is laid over nothing.
            guard isMade(name, from: files[name] ?? []) else { continue }
            files[name] = bytes
        }
        return files
    }

    func replace(_ file: String, with bytes: [UInt8], keepingOldAs backup: String) throws {
        let old = try files()[file] ?? []
        guard !isOverlayOnly else { return try lay(bytes, over: file, keeping: old, as: backup) }
        do {
            try keep(old, as: backup, in: folder)
            try write(bytes, to: folder.resolvingSymlinksInPath().appending(path: file))
        } catch {
            try lay(bytes, over: file, keeping: old, as: backup)
            return
        }
        // What was laid over the file is in it now.
        if let overlay { try? FileManager.default.removeItem(at: overlay.appending(path: file)) }
    }

    func backup(_ name: String) throws -> [UInt8]? {
        for place in [overlay, folder].compactMap(\.self) {
            let file = place.appending(path: Self.backups).appending(path: name)
            if FileManager.default.fileExists(atPath: file.path) { return try FolderReader.bytes(of: file) }
        }
        return nil
    }

    private func lay(_ bytes: [UInt8], over file: String, keeping old: [UInt8], as backup: String) throws {
        try lay(bytes, over: file) { try keep(old, as: backup, in: $0) }
    }

    /// Lays new bytes over a file; `prepare` does what has to be in the overlay before them.
    func lay(_ bytes: [UInt8], over file: String, after prepare: (_ overlay: URL) throws -> Void = { _ in }) throws {
        guard let overlay else { throw Refusal.environment("\(folder.path): cannot be written to") }
        let place = folder.appending(path: file)
        let below = FileManager.default.fileExists(atPath: place.path) ? try FolderReader.bytes(of: place) : []
        try prepare(overlay)
        // The new bytes first: between the two the digest vouches for them, or, where the file below has been changed by
        // hand, for nothing. The other way round it would vouch for the bytes of an overlay that no longer counts.
        try write(bytes, to: overlay.appending(path: file))
        try write(Array(Self.digest(below).utf8), to: base(of: file, in: overlay))
    }

    private func keep(_ bytes: [UInt8], as backup: String, in place: URL) throws {
        try write(bytes, to: place.appending(path: Self.backups).appending(path: backup))
    }

    private func isMade(_ file: String, from bytes: [UInt8]) -> Bool {
        guard let overlay, let known = try? FolderReader.bytes(of: base(of: file, in: overlay)) else { return false }
        return known == Array(Self.digest(bytes).utf8)
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: Data(bytes)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private func base(of file: String, in overlay: URL) -> URL { overlay.appending(path: file + ".base") }

    /// Into a file of its own first, then renamed: whoever reads finds the old bytes or the new, never half of them.
    func write(_ bytes: [UInt8], to file: URL) throws {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file, options: .atomic)
    }
}
