/// `setMyCommands`, `getMyCommands`, `deleteMyCommands`.
extension World {
    /// Limits of https://core.telegram.org/bots/api#botcommand and `#setmycommands`.
    private static let mostCommands = 100
    private static let nameLength = 1...32
    private static let summaryLength = 1...256

    mutating func setMyCommands(_ call: Call) throws(APIFailure) -> Outcome {
        let scope = try menuScope(call)
        guard let list = call.parameters.json("commands")?.array else {
            throw .badRequest("can't parse commands: expected an Array of BotCommand")
        }
        guard list.count <= Self.mostCommands else { throw .commandsTooMany }
        var commands: [BotState.Command] = []
        for item in list {
            let name = item["command"]?.string ?? ""
            let summary = item["description"]?.string ?? ""
            guard Self.nameLength.contains(name.utf8.count), name.utf8.allSatisfy({ Self.isNameByte($0) }) else {
                throw .commandInvalid
            }
            guard Self.summaryLength.contains(summary.utf16.count) else { throw .commandDescriptionInvalid }
            commands.append(BotState.Command(name: name, summary: summary))
        }
        setMenu(commands.isEmpty ? nil : commands, of: scope, call)
        return .done
    }

    func myCommands(_ call: Call) throws(APIFailure) -> Outcome {
        let commands = bots[call.bot]?.commands[try menuScope(call)] ?? []
        return Outcome(result: .array(commands.map(\.json)))
    }

    mutating func deleteMyCommands(_ call: Call) throws(APIFailure) -> Outcome {
        setMenu(nil, of: try menuScope(call), call)
        return .done
    }

    /// The menu that people see in a chat, of the bot that came first.
    func shownMenu(in chat: Conversation) -> JSON {
        .array(botOrder.first.flatMap { bots[$0] }.map { menu(of: $0, in: chat).map(\.json) } ?? [])
    }

    private mutating func setMenu(_ commands: [BotState.Command]?, of scope: MenuScope, _ call: Call) {
        bots[call.bot]?.commands[scope] = commands
        publish(["type": "commands"])
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
