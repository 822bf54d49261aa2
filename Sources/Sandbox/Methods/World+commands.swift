/// `setMyCommands`, `getMyCommands`, `deleteMyCommands`.
extension World {
    /// Limits of https://core.telegram.org/bots/api#botcommand and `#setmycommands`.
    private static let mostCommands = 100
    private static let nameLength = 1...32
    private static let summaryLength = 1...256

    mutating func setMyCommands(_ call: Call) throws(APIFailure) -> Outcome {
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
        setMenu(commands, call)
        return .done
    }

    func myCommands(_ call: Call) -> Outcome {
        let commands = bots[call.bot]?.commands[Self.scope(call)] ?? []
        return Outcome(result: .array(commands.map(\.json)))
    }

    mutating func deleteMyCommands(_ call: Call) -> Outcome {
        setMenu([], call)
        return .done
    }

    /// The menu of the bot that people see.
    var shownMenu: JSON {
        .array(botOrder.first.flatMap { bots[$0]?.menu.map(\.json) } ?? [])
    }

    private mutating func setMenu(_ commands: [BotState.Command], _ call: Call) {
        bots[call.bot]?.commands[Self.scope(call)] = commands
        bots[call.bot]?.menu = commands
        publish(["type": "commands", "commands": shownMenu])
    }

    private static func scope(_ call: Call) -> String {
        let scope = call.parameters.json("scope")
        let parts = [
            scope?["type"]?.string ?? "default", scope?["chat_id"].flatMap(\.int).map(String.init) ?? "",
            scope?["user_id"].flatMap(\.int).map(String.init) ?? "", call.parameters.string("language_code") ?? "",
        ]
        return parts.joined(separator: "/")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
