internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// The commands beside the input field of a person's own chat: what he may ask for, and nothing that he may not.
struct ChatMenu: Hashable {
    let commands: [MenuCommand]

    /// Of nobody it is empty: his chat shows everybody's menu.
    init(of person: Person?, world: World, on day: CivilDate) {
        let allowed = person == nil ? [] : world.commands(allowedTo: person, in: .personal, on: day)
        commands = allowed.map { MenuCommand(name: $0.rawValue, summary: world.phrasebook.label($0.summary)) }
    }

    /// The same for the same commands in the same words; nil for the empty menu.
    var version: String? {
        commands.isEmpty ? nil : ShortHash.text(of: commands.map { "\($0.name) \($0.summary)" }.joined(separator: "\n"))
    }
}

extension World {
    /// The menu of whoever a chat speaks for now.
    func menu(of chat: ChatID, in ledger: Ledger, at now: Date) throws -> ChatMenu {
        menu(of: try ledger.person(of: chat).flatMap(roster.person), at: now)
    }

    fileprivate func menu(of person: Person?, at now: Date) -> ChatMenu {
        ChatMenu(of: person, world: self, on: time.date(of: now))
    }
}

/// Each change of a menu is written down once, with the note that it was, and is tried until the messenger has it.
extension Ledger {
    /// Has every chat's menu set that is not what it should be.
    ///
    /// Returns: how many.
    func renewMenus(in world: World, at now: Date) throws -> Int {
        try links().count { link in
            let menu = world.menu(of: world.roster.person(link.person), at: now)
            guard link.unreachable == nil, link.menu != menu.version else { return false }
            try setMenu(menu, of: link, at: now)
            return true
        }
    }

    /// Has the menu of a chat set that has just come to speak for somebody.
    func renewMenu(of chat: ChatID, in world: World, at now: Date) throws {
        guard let link = try link(of: chat) else { return }
        let menu = world.menu(of: world.roster.person(link.person), at: now)
        if link.menu != menu.version { try setMenu(menu, of: link, at: now) }
    }

    /// A chat that speaks for nobody any more gets everybody's menu; nothing of it is kept.
    func takeMenu(from link: ChatLink, at now: Date) throws {
        try enqueue(.menu, key: "menu/\(link.key)/none", to: link.chat, lane: .edit, at: now, isFleeting: true)
    }

    private func setMenu(_ menu: ChatMenu, of link: ChatLink, at now: Date) throws {
        try set(menu: menu.version, of: link.chat)
        // Numbered, for a menu may come back to what it was.
        let number = try nextNumber(after: 0, .lastMenu)
        let key = "menu/\(link.key)/\(number)"
        try enqueue(.menu, key: key, to: link.chat, lane: .edit, at: now)
    }
}
