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
    }

    /// The files of a folder as they are now, in the order of their paths; none where there is no folder.
    ///
    /// By `stat` alone: a running bot asks every few seconds, and Foundation would look up owners and extended
    /// attributes of every file besides.
    static func stamps(of folder: URL) -> [Stamp] {
        let folder = folder.resolvingSymlinksInPath().path
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return paths.sorted().compactMap { path in
            var found = stat()
            guard stat("\(folder)/\(path)", &found) == 0, found.st_mode & S_IFMT == S_IFREG else { return nil }
            return Stamp(
                path: path,
                size: Int(found.st_size),
                seconds: Int(found.st_mtim.tv_sec),
                nanoseconds: Int(found.st_mtim.tv_nsec)
            )
        }
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
