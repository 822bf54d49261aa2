/// For whom a menu of commands is (https://core.telegram.org/bots/api#botcommandscope), and in which language.
struct MenuScope: Hashable, Sendable {
    let kind: Kind
    var chat: Int?
    var user: Int?
    /// Two letters; empty for everybody who has no menu in his own.
    var language = ""

    enum Kind: String, Sendable {
        case all = "default"
        case privateChats = "all_private_chats"
        case groupChats = "all_group_chats"
        case administratorsOfGroups = "all_chat_administrators"
        case chat
        case administrators = "chat_administrators"
        case member = "chat_member"

        /// True where the scope names a chat.
        var isOfOneChat: Bool { [.chat, .administrators, .member].contains(self) }
    }
}

extension World {
    /// The scope a call names; that of everybody where it names none.
    func menuScope(_ call: Call) throws(APIFailure) -> MenuScope {
        let language = call.parameters.string("language_code") ?? ""
        guard language.isEmpty || language.utf8.count == 2 && language.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
        else { throw .badRequest("invalid language code specified") }
        var scope = MenuScope(kind: .all)
        if let given = call.parameters.json("scope") { scope = try read(given) }
        scope.language = language
        return scope
    }

    private func read(_ given: JSON) throws(APIFailure) -> MenuScope {
        guard given != .null else { throw .badRequest("can't parse BotCommandScope JSON object") }
        guard given.members != nil else { throw .menuScope("BotCommandScope must be an Object") }
        guard let type = given["type"] else { throw .menuScope("Can't find field \"type\"") }
        guard let kind = type.string.flatMap(MenuScope.Kind.init) else {
            throw .menuScope("Unsupported type specified")
        }
        guard kind.isOfOneChat else { return MenuScope(kind: kind) }
        guard let name = given["chat_id"] else { throw .menuScope("Can't find field \"chat_id\"") }
        guard name.string != "" else { throw .menuScope("Empty chat_id specified") }
        var user: Int?
        if kind == .member {
            guard let given = given["user_id"] else { throw .menuScope("Can't find field \"user_id\"") }
            user = given.int
            guard user ?? 0 > 0 else { throw .menuScope("Invalid user_id specified") }
        }
        guard let chat = (name.int ?? name.string.flatMap { Int($0) }).flatMap({ chats[$0] }) else {
            throw .chatNotFound
        }
        guard kind == .chat || chat.isGroup else { throw .badRequest("can't use specified scope in private chats") }
        return MenuScope(kind: kind, chat: chat.id, user: user)
    }

    /// The menu that is shown to whoever opens a chat: of the scopes that fit, the narrowest that has one
    /// (https://core.telegram.org/bots/api#determining-list-of-commands). People here have no language of their own.
    func menu(of bot: BotState, in chat: Conversation) -> [BotState.Command] {
        let scopes = [
            MenuScope(kind: .chat, chat: chat.id),
            MenuScope(kind: chat.isGroup ? .groupChats : .privateChats),
            MenuScope(kind: .all),
        ]
        return scopes.lazy.compactMap { bot.commands[$0] }.first ?? []
    }
}

extension APIFailure {
    fileprivate static func menuScope(_ why: String) -> Self { badRequest("can't parse BotCommandScope: \(why)") }
}
