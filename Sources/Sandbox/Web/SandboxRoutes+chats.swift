import HTTPTypes
import Hummingbird

/// Chats, people and what they do.
extension SandboxRoutes {
    @Sendable func chats(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in
            exchange.withWorld { world in
                let sorted = world.chats.values.sorted { $0.id < $1.id }
                return .array(sorted.map { world.shown($0) })
            }
        }
    }

    @Sendable func messages(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in
            let text = context.parameters.get("id") ?? ""
            return try exchange.withWorld { world throws(Complaint) in
                guard let chat = Int(text).flatMap({ world.chats[$0] }) else { throw .missing("no chat \(text)") }
                return .array(chat.messages.compactMap { $0.map(world.shown) })
            }
        }
    }

    /// The menu of commands as it is shown in a chat.
    @Sendable func commands(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in
            let text = context.parameters.get("id") ?? ""
            return try exchange.withWorld { world throws(Complaint) in
                guard let chat = Int(text).flatMap({ world.chats[$0] }) else { throw .missing("no chat \(text)") }
                return world.shownMenu(in: chat)
            }
        }
    }

    @Sendable func say(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in
            let order = try await Self.order(request)
            let chat = try order.required("chat")
            let text = try order.requiredText("text")
            let now = await exchange.now()
            return try exchange.withWorld { world throws(Complaint) in
                try world.say(
                    chat: chat,
                    from: order["from"]?.int,
                    content: MarkedText(text).trimmed(),
                    replyTo: order["reply_to"]?.int,
                    bot: order["bot"]?.int,
                    now: now
                ).json
            }
        }
    }

    @Sendable func press(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in
            let order = try await Self.order(request)
            let chat = try order.required("chat")
            let name: World.ButtonName
            if let data = order["data"]?.string {
                name = .data(data)
            } else if let label = order["text"]?.string {
                name = .label(label)
            } else {
                throw .wrong("give \"data\" or \"text\"")
            }
            let now = await exchange.now()
            return try exchange.withWorld { world throws(Complaint) in
                try world.press(name, chat: chat, message: order["message"]?.int, from: order["from"]?.int, now: now)
                    .json
            }
        }
    }

    /// Fields `chat`, `from`, `caption`, `reply_to`, `as` (`document` or `photo`), and one file.
    @Sendable func file(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in
            let form = try await Self.multipart(request)
            guard let (field, upload) = form.uploads.first else { throw .wrong("there is no file in the request") }
            guard let chat = form.int("chat") else { throw .wrong("\"chat\" is missing or no number") }
            let now = await exchange.now()
            return try exchange.withWorld { world throws(Complaint) in
                _ = try world.chat(chat)
                let file = world.keep(upload, isPhoto: (form.string("as") ?? field) == "photo")
                let spoken = try world.say(
                    chat: chat,
                    from: form.int("from"),
                    content: MarkedText(form.string("caption") ?? "").trimmed(),
                    file: file,
                    replyTo: form.int("reply_to"),
                    bot: form.int("bot"),
                    now: now
                )
                return spoken.json.adding("file_id", .string(file.id))
            }
        }
    }

    /// The person has looked at the chat.
    @Sendable func read(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in
            let chat = try await Self.order(request).required("chat")
            return try exchange.withWorld { world throws(Complaint) in
                guard world.chats[chat] != nil else { throw .missing("no chat \(chat)") }
                world.chats[chat]?.unread = 0
                world.publish(["type": "read", "chat": .int(chat)])
                return ["unread": 0]
            }
        }
    }

    /// One person or `{"people": […]}`: `id`, `name`, `note`, `started`; a negative id names a group.
    @Sendable func people(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in
            let order = try await Self.order(request)
            let list = order["people"]?.array ?? [order]
            return try exchange.withWorld { world throws(Complaint) in
                for item in list {
                    let id = try item.required("id")
                    guard id > 0 else {
                        try world.nameGroup(id, item.requiredText("name"))
                        continue
                    }
                    let person = SandboxPerson(
                        id: id,
                        name: item["name"]?.string,
                        note: item["note"]?.string,
                        hasStarted: item["started"]?.bool ?? true
                    )
                    try world.introduce(person)
                }
                return ["people": .int(list.count)]
            }
        }
    }

    @Sendable func block(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in
            let order = try await Self.order(request)
            let user = try order.required("user")
            let isBlocked = order["blocked"]?.bool ?? true
            let now = await exchange.now()
            return try exchange.withWorld { world throws(Complaint) in
                try world.block(user, bot: order["bot"]?.int, blocked: isBlocked, now: now)
                return ["user": .int(user), "blocked": .bool(isBlocked)]
            }
        }
    }
}
