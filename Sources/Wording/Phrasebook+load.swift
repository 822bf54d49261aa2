package import Core
package import Foundation

extension Phrasebook {
    /// The languages there are: the names of the folders in the directory of messages.
    package static func languages(in directory: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        return names.filter { name in
            let folder = directory.appending(path: name)
            return !name.hasPrefix(".")
                && (try? folder.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
        }
        .sorted()
    }

    /// Reads a language from `<directory>/<language>/`, hidden files passed over.
    ///
    /// Throws as `read` does, also where the folder is missing or a file cannot be read.
    package static func load(
        directory: URL,
        language: String,
        vocabulary: Vocabulary = .bot
    ) throws(Problems) -> Phrasebook {
        let folder = directory.appending(path: language, directoryHint: .isDirectory)
        guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder.path) else {
            let problem = Problem(file: language, path: "$", found: "no folder", expected: "a folder of templates")
            throw Problems([problem])
        }
        var files: [String: [UInt8]] = [:]
        for path in paths where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            let file = folder.appending(path: path)
            guard (try? file.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile ?? false else { continue }
            guard let data = try? Data(contentsOf: file) else {
                let problem = Problem(
                    file: "\(language)/\(path)",
                    path: "$",
                    found: "no access",
                    expected: "a file to read"
                )
                throw Problems([problem])
            }
            files[path] = [UInt8](data)
        }
        return try read(files: files, language: language, vocabulary: vocabulary)
    }
}
