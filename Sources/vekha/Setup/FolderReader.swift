import Foundation
import Glibc

/// Reads small folders of text files whole.
enum FolderReader {
    /// The files by their paths within the folder; hidden ones are left out.
    static func files(in folder: URL) throws -> [String: [UInt8]] {
        let folder = folder.resolvingSymlinksInPath()
        guard isFolder(folder), let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder.path) else {
            throw Refusal.environment("\(folder.path): found no folder, expected the configuration (--config)")
        }
        var files: [String: [UInt8]] = [:]
        for path in paths where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            let file = folder.appending(path: path)
            if !isFolder(file) { files[path] = try bytes(of: file) }
        }
        return files
    }

    /// Enough of a file to tell that it was written anew.
    struct Stamp: Hashable {
        let path: String
        let size: Int
        /// Seconds and nanoseconds since 1970.
        let seconds: Int
        let nanoseconds: Int

        fileprivate init(path: String, _ found: stat) {
            self.path = path
            size = Int(found.st_size)
            seconds = Int(found.st_mtim.tv_sec)
            nanoseconds = Int(found.st_mtim.tv_nsec)
        }
    }

    /// The files of a folder as they are now, in the order of their paths; none where there is no folder.
    ///
    /// By the system's calls alone: a running bot asks every few seconds, and what of Foundation that would take stays
    /// in memory for it (5 MiB of code).
    static func stamps(of folder: String) -> [Stamp] {
        var stamps: [Stamp] = []
        for name in names(in: folder) {
            let path = "\(folder)/\(name)"
            var found = stat()
            guard lstat(path, &found) == 0 else { continue }
            if found.st_mode & S_IFMT == S_IFDIR {
                stamps += Self.stamps(of: path)
            } else if stat(path, &found) == 0, found.st_mode & S_IFMT == S_IFREG {
                stamps.append(Stamp(path: path, found))
            }
        }
        return stamps
    }

    /// Everything in a folder but itself and the one above, sorted.
    private static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    static func bytes(of file: URL) throws -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: file))
        } catch {
            throw Refusal.environment("\(file.path): cannot be read")
        }
    }

    /// A link to a folder is one, too.
    static func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
