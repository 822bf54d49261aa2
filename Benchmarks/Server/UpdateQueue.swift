/// Commands that wait for the bot, numbered from 1, their chats in turn from `firstChat` on. Like Telegram's, an
/// update stays until one with a later offset is asked for.
struct UpdateQueue {
    static let firstChat: Int64 = 100_000

    private let count: Int64
    private let chats: Int64
    private let text: [UInt8]
    private var confirmed: Int64 = 0

    init(count: Int, chats: Int, text: String) {
        self.count = Int64(count)
        self.chats = Int64(chats)
        self.text = [UInt8](text.utf8)
    }

    /// A negative offset counts from the end, as with Telegram.
    mutating func next(offset: Int64, limit: Int) -> (count: Int, json: [UInt8]) {
        confirmed = max(confirmed, min(offset < 0 ? count + offset : offset - 1, count))
        let last = min(confirmed + Int64(limit), count)
        var json: [UInt8] = []
        json.append("[")
        var id = confirmed
        while id < last {
            id += 1
            if json.count > 1 { json.append(",") }
            append(id, to: &json)
        }
        json.append("]")
        return (Int(last - confirmed), json)
    }

    private func append(_ id: Int64, to json: inout [UInt8]) {
        let chat = Self.firstChat + (id - 1) % chats
        json.append(#"{"update_id":"#)
        json.append(decimal: id)
        json.append(#","message":{"message_id":"#)
        json.append(decimal: id)
        json.append(#","from":{"id":"#)
        json.append(decimal: chat)
        json.append(#","is_bot":false,"first_name":"Person","language_code":"ru"},"chat":{"id":"#)
        json.append(decimal: chat)
        json.append(#","first_name":"Person","type":"private"},"date":1700000000,"text":""#)
        json.append(escaping: text)
        json.append(#"","entities":[{"offset":0,"length":"#)
        json.append(decimal: Int64(text.count))
        json.append(#","type":"bot_command"}]}}"#)
    }
}
