import Foundation
import Service

/// Taking something out of the configuration for good.
extension FolderStore {
    func rewrite(_ file: String, with bytes: [UInt8]) throws -> Bool {
        if !isOverlayOnly, (try? write(bytes, to: folder.resolvingSymlinksInPath().appending(path: file))) != nil {
            // What was laid over the file is in it now.
            if let overlay { try? FileManager.default.removeItem(at: overlay.appending(path: file)) }
            return true
        }
        try lay(bytes, over: file)
        return false
    }

    func reviewBackups(_ verdict: (_ name: String, _ bytes: [UInt8]) -> BackupVerdict) throws -> Bool {
        var isDone = true
        for place in [folder.resolvingSymlinksInPath(), overlay].compactMap(\.self) {
            let kept = place.appending(path: Self.backups)
            guard FolderReader.isFolder(kept) else { continue }
            for (name, bytes) in try FolderReader.files(in: kept) {
                let file = kept.appending(path: name)
                do {
                    switch verdict(name, bytes) {
                    case .keep: break
                    case .replace(let bytes): try write(bytes, to: file)
                    case .remove: try FileManager.default.removeItem(at: file)
                    }
                } catch {
                    isDone = false
                }
            }
        }
        return isDone
    }
}
