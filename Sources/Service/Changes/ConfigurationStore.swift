/// Where the files of the configuration are kept.
package protocol ConfigurationStore: Sendable {
    /// The files as they are in force now, by their names within Config.
    func files() throws -> [String: [UInt8]]

    /// Puts a file's new bytes in place, all of them or none, and keeps the old ones under the name given.
    func replace(_ file: String, with bytes: [UInt8], keepingOldAs backup: String) throws

    /// What was kept under a name; nil where it is gone.
    func backup(_ name: String) throws -> [UInt8]?

    /// Puts a file's new bytes in place, all of them or none, and keeps nothing of the old ones.
    ///
    /// Returns: false where a copy that cannot be written to still has them.
    func rewrite(_ file: String, with bytes: [UInt8]) throws -> Bool

    /// Goes through everything kept under a name.
    ///
    /// Returns: false where something should have gone and could not be written to.
    func reviewBackups(_ verdict: (_ name: String, _ bytes: [UInt8]) -> BackupVerdict) throws -> Bool
}

/// What is to become of an old version of a file.
package enum BackupVerdict: Hashable, Sendable {
    case keep
    case replace([UInt8])
    case remove
}
