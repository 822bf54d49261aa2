import Foundation

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
