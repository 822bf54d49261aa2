/// What was called and sent, for the measuring program.
struct Statistics {
    private let updates: Int
    private var calls: [String: Int] = [:]
    private var refused = 0
    private var inFlight = 0
    private var mostInFlight = 0
    private var sent = 0
    private var answered = 0
    private var firstPoll: Instant?
    private var firstMessage: Instant?
    private var lastMessage: Instant?
    private var lastAnswer: Instant?
    /// Messages by chat, of the chats that commands come from.
    private var chats: [Int]

    init(updates: Int, chats: Int) {
        self.updates = updates
        self.chats = Array(repeating: 0, count: chats)
    }

    mutating func count(_ method: String, at now: Instant) {
        calls[method, default: 0] += 1
        if method == "getUpdates" && firstPoll == nil { firstPoll = now }
    }

    mutating func refuse() {
        refused += 1
    }

    mutating func messageCame(_ chat: Int64?, at now: Instant) {
        sent += 1
        inFlight += 1
        mostInFlight = max(mostInFlight, inFlight)
        if firstMessage == nil { firstMessage = now }
        lastMessage = now
        if let chat, let place = Int(exactly: chat - UpdateQueue.firstChat), chats.indices.contains(place) {
            chats[place] += 1
        }
    }

    mutating func messageAnswered(at now: Instant) {
        answered += 1
        inFlight -= 1
        lastAnswer = now
    }

    /// Moments are nanoseconds of the monotonic clock, null where there was none yet. `lost` and `doubled` compare
    /// the messages to each chat with the commands it sent.
    var json: [UInt8] {
        var lost = 0
        var doubled = 0
        for (place, count) in chats.enumerated() {
            let commands = updates / chats.count + (place < updates % chats.count ? 1 : 0)
            lost += max(0, commands - count)
            doubled += max(0, count - commands)
        }
        let methods = calls.sorted { $0.key < $1.key }.map { #""\#($0.key)":\#($0.value)"# }
        let members = [
            #""calls":{\#(methods.joined(separator: ","))}"#,
            #""sent":\#(sent)"#,
            #""answered":\#(answered)"#,
            #""lost":\#(lost)"#,
            #""doubled":\#(doubled)"#,
            #""refused":\#(refused)"#,
            #""inFlight":\#(inFlight)"#,
            #""mostInFlight":\#(mostInFlight)"#,
            #""firstPoll":\#(Self.json(firstPoll))"#,
            #""firstMessage":\#(Self.json(firstMessage))"#,
            #""lastMessage":\#(Self.json(lastMessage))"#,
            #""lastAnswer":\#(Self.json(lastAnswer))"#,
        ]
        return Array("{\(members.joined(separator: ","))}".utf8)
    }

    private static func json(_ instant: Instant?) -> String {
        instant.map { String($0.nanoseconds) } ?? "null"
    }
}
