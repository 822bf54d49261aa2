internal import Core

/// The button that begins a command about a school, whose rest is then typed: `cb:pause:s-07`, within 64 bytes.
struct CommandPress: Hashable {
    let command: Beginning
    let school: SchoolID

    enum Beginning: String, CaseIterable {
        case pause, resume
        /// Another curator.
        case replace
        /// Somebody in the place of its head.
        case deputy
    }

    init(_ command: Beginning, _ school: SchoolID) {
        self.command = command
        self.school = school
    }

    var text: String { "cb:\(command.rawValue):\(school)" }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "cb", let command = Beginning(rawValue: String(parts[1])),
            let school = SchoolID(parts[2])
        else { return nil }
        self.init(command, school)
    }
}
