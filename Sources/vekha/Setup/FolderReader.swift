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

    /// Enough of a file to tell that it was written anew.
    struct Stamp: Hashable {
        let path: String
        let size: Int
        let changed: Date?
    }

    /// The files of a folder as they are now, in the order of their paths; none where there is no folder.
    static func stamps(of folder: URL) -> [Stamp] {
        let folder = folder.resolvingSymlinksInPath()
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return paths.sorted().compactMap { path in
            let file = folder.appending(path: path).resolvingSymlinksInPath()
            let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
            guard let attributes, attributes[.type] as? FileAttributeType == .typeRegular else { return nil }
            let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
            return Stamp(path: path, size: size, changed: attributes[.modificationDate] as? Date)
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
