/// What the command line asks for.
struct Options {
    /// 0 lets the system choose.
    var port: UInt16 = 0
    /// Commands waiting for the bot.
    var updates = 0
    /// The chats they come from, in turn.
    var chats = 1
    /// What each says.
    var text = "/help"
    /// Milliseconds between a call and its answer.
    var latency = 0
    /// Messages in any one second; 0 is no limit.
    var limit = 0
    /// The same for each chat by itself.
    var chatLimit = 0

    /// The port to load instead of serving.
    var load: UInt16?
    var connections = 100
    var seconds = 3

    init(_ arguments: some Sequence<String>) throws(UsageError) {
        var rest = arguments.makeIterator()
        while let name = rest.next() {
            guard let value = rest.next() else { throw UsageError("\(name): no value") }
            switch name {
            case "--port": port = try Self.number(value, name)
            case "--updates": updates = try Self.number(value, name)
            case "--chats": chats = max(1, try Self.number(value, name))
            case "--text": text = value
            case "--latency": latency = try Self.number(value, name)
            case "--limit": limit = try Self.number(value, name)
            case "--chat-limit": chatLimit = try Self.number(value, name)
            case "--load": load = try Self.number(value, name)
            case "--connections": connections = max(1, try Self.number(value, name))
            case "--seconds": seconds = max(1, try Self.number(value, name))
            default: throw UsageError("\(name): not known")
            }
        }
    }

    private static func number<Number: FixedWidthInteger>(
        _ text: String,
        _ name: String
    ) throws(UsageError) -> Number {
        guard let number = Number(text), number >= 0 else { throw UsageError("\(name): \(text) is no number") }
        return number
    }
}

/// The command line is wrong.
struct UsageError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
