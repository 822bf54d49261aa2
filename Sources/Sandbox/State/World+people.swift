extension World {
    /// The chat of this id, created with its person where it is named for the first time.
    ///
    /// A positive id is a person and the private chat with that person, a negative one a group.
    mutating func chat(_ id: Int) throws(Complaint) -> Conversation {
        if let chat = chats[id] { return chat }
        guard id != 0 else { throw .wrong("0 is no chat") }
        guard bots[id] == nil else { throw .wrong("\(id) is a bot") }
        if id > 0 { _ = try person(id) }
        let title = accounts[id]?.name ?? "Group \(-id)"
        let chat = Conversation(id: id, title: title, members: id > 0 ? [id] : [])
        chats[id] = chat
        publishChat(id)
        return chat
    }

    /// The person of this id, created where named for the first time; being named counts as having started the bot.
    mutating func person(_ id: Int) throws(Complaint) -> Account {
        guard id > 0 else { throw .wrong("\(id) is no person: people have positive ids") }
        if let account = accounts[id] {
            guard !account.isBot else { throw .wrong("\(id) is a bot") }
            return account
        }
        let account = Account(id: id, name: "Person \(id)")
        accounts[id] = account
        return account
    }

    mutating func introduce(_ person: SandboxPerson) throws(Complaint) {
        var account = try self.person(person.id)
        if let name = person.name { account.name = name }
        if let note = person.note { account.note = note }
        account.hasStarted = person.hasStarted
        accounts[person.id] = account
        _ = try chat(person.id)
        chats[person.id]?.title = account.name
        publishChat(person.id)
    }

    mutating func nameGroup(_ id: Int, _ title: String) throws(Complaint) {
        _ = try chat(id)
        chats[id]?.title = title
        publishChat(id)
    }

    /// The person shuts a bot out or lets it in again, and the bot hears of it.
    mutating func block(_ user: Int, bot: Int?, blocked: Bool, now: Moment) throws(Complaint) {
        let person = try self.person(user)
        let chat = try self.chat(user)
        for bot in bot.map({ [$0] }) ?? botOrder where person.blocked.contains(bot) != blocked {
            guard let botAccount = accounts[bot], botAccount.isBot else { throw .missing("no bot \(bot)") }
            if blocked { accounts[user]?.blocked.insert(bot) } else { accounts[user]?.blocked.remove(bot) }
            let member: (Bool) -> JSON = { isOut in
                [
                    "user": botAccount.user, "status": isOut ? "kicked" : "member", "until_date": isOut ? 0 : nil,
                ]
            }
            let content: JSON = [
                "chat": chat.json, "from": person.user, "date": .int(now.seconds),
                "old_chat_member": member(!blocked), "new_chat_member": member(blocked),
            ]
            enqueue("my_chat_member", content, for: bot, date: now.date)
        }
        publishChat(user)
    }
}

/// Someone whom the sandbox shall know by name.
package struct SandboxPerson: Sendable {
    package let id: Int
    /// Nil leaves the name as it is.
    package let name: String?
    /// Who this is, shown under the name.
    package let note: String?
    /// False for a person to whom bots may not write yet.
    package let hasStarted: Bool

    package init(id: Int, name: String?, note: String? = nil, hasStarted: Bool = true) {
        self.id = id
        self.name = name
        self.note = note
        self.hasStarted = hasStarted
    }
}
