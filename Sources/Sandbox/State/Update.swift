import Foundation

/// Something that happened, waiting for a bot to fetch it.
struct Update: Sendable {
    let id: Int
    /// The Bot API's name of the update's field: `message`, `callback_query`, `my_chat_member`.
    let kind: String
    let content: JSON
    let date: Date

    var json: JSON {
        .object([.init(key: "update_id", value: .int(id)), .init(key: kind, value: content)])
    }
}

/// A bot's updates, oldest first. Confirming is cheap however many wait.
struct UpdateQueue: Sendable {
    private var items: [Update] = []
    private var head = 0

    var count: Int { items.count - head }
    var isEmpty: Bool { count == 0 }
    var first: Update? { isEmpty ? nil : items[head] }

    mutating func append(_ update: Update) {
        items.append(update)
    }

    func first(_ limit: Int) -> [Update] {
        Array(items[head...].prefix(limit))
    }

    mutating func removeAll() {
        items = []
        head = 0
    }

    mutating func removeFirst(while isDone: (Update) -> Bool) {
        while head < items.count, isDone(items[head]) { head += 1 }
        // The confirmed part is given back once it is the larger one, so each update is moved once on average.
        if head > 64, head > items.count / 2 {
            items.removeFirst(head)
            head = 0
        }
    }

    /// Forgets all but the newest.
    mutating func keepLast(_ number: Int) {
        head = max(head, items.count - number)
    }
}
