/// What watchers of `/sandbox/events` are told. Nothing is built while nobody watches.
extension World {
    func publish(_ event: @autoclosure () -> JSON) {
        guard !watchers.isEmpty else { return }
        let bytes = Array("data: ".utf8) + event().bytes + Array("\n\n".utf8)
        for watcher in watchers.values { watcher.yield(bytes) }
    }

    func publishMessage(_ type: String, _ message: Message) {
        publish([
            "type": .string(type), "chat": .int(message.chat), "message": shown(message),
            "unread": .int(chats[message.chat]?.unread ?? 0),
            "keyboard": .array((chats[message.chat]?.replyKeyboard ?? []).map { .array($0.map(JSON.string)) }),
        ])
    }

    func publishChat(_ id: Int) {
        publish(["type": "chat", "chat": chats[id].map(shown)])
    }

    /// A button now shows that it waits for its answer.
    func publishPress(_ press: Press) {
        publish([
            "type": "press", "chat": .int(press.chat), "message": .int(press.message), "data": .string(press.data),
            "user": .int(press.user), "callback_query_id": .string(press.id),
        ])
    }

    /// The bot has answered the press; the text, if there is one, flashes over the chat.
    func publishToast(_ press: Press, text: String, isAlert: Bool) {
        publish([
            "type": "toast", "chat": .int(press.chat), "message": .int(press.message), "data": .string(press.data),
            "user": .int(press.user), "callback_query_id": .string(press.id), "text": .string(text),
            "alert": .bool(isAlert),
        ])
    }

    /// Another watcher; ends when the sandbox closes. A watcher that falls far behind loses the oldest events and
    /// is expected to read the chats anew.
    mutating func watch(greeting: JSON) -> (id: Int, events: AsyncStream<[UInt8]>) {
        let (events, continuation) = AsyncStream<[UInt8]>.makeStream(bufferingPolicy: .bufferingNewest(10_000))
        let id = nextNumber()
        continuation.yield(Array("retry: 1000\ndata: ".utf8) + greeting.bytes + Array("\n\n".utf8))
        if isClosed { continuation.finish() } else { watchers[id] = continuation }
        return (id, events)
    }

    /// Keeps connections alive and shows which are dead.
    func beat() {
        for watcher in watchers.values { watcher.yield(Array(": still here\n\n".utf8)) }
    }
}
