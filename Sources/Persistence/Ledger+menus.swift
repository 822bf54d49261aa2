package import Chat
internal import GRDB

extension Journal {
    /// What the menu of a linked chat was last; a chat linked anew has none yet.
    static let menus = "ALTER TABLE chatLink ADD COLUMN menu TEXT"
}

/// Menus of commands, which the messenger keeps for us.
extension Ledger {
    /// Notes which menu has been written down for a linked chat; nil where it has everybody's.
    package func set(menu: String?, of chat: ChatID) throws {
        try execute("UPDATE chatLink SET menu = ? WHERE chat = ?", [menu, chat.rawValue])
    }
}
