/// Where the files of the configuration are kept.
package protocol ConfigurationStore: Sendable {
    /// The files as they are in force now, by their names within Config.
    func files() throws -> [String: [UInt8]]

    /// Puts a file's new bytes in place, all of them or none, and keeps the old ones under the name given.
    func replace(_ file: String, with bytes: [UInt8], keepingOldAs backup: String) throws

    /// What was kept under a name; nil where it is gone.
    func backup(_ name: String) throws -> [UInt8]?
}
