internal import Core
internal import Wording

/// Why a change is not made, put into words.
struct RefusalWords {
    private let refusal: ChangeRefusal
    private let world: World

    /// More faults than this nobody mends from a message.
    private static let most = 20

    init(_ refusal: ChangeRefusal, in world: World) {
        self.refusal = refusal
        self.world = world
    }

    /// A reason of the bot's own, by its name.
    static func reason(_ name: String, in world: World) throws -> String {
        try text(reason: world.phrasebook.label(.refusal(name)), faults: [], in: world)
    }

    func text() throws -> String {
        switch refusal {
        case .noCalendar: try Self.reason("noCalendar", in: world)
        case .alreadyDayOff: try Self.reason("alreadyDayOff", in: world)
        case .noRow: try Self.reason("noRow", in: world)
        case .noSeminar: try Self.reason("noSeminar", in: world)
        case .nothingToChange: try Self.reason("nothingToChange", in: world)
        case .unclear(let question): try Self.text(reason: question, faults: [], in: world)
        case .faults(let faults): try Self.faults("faults", faults, in: world)
        case .brokenBefore(let faults): try Self.faults("brokenBefore", faults, in: world)
        }
    }

    /// Everything that is wrong with a file, each with its place.
    static func faults(_ reason: String, _ faults: [Problem], in world: World) throws -> String {
        try text(reason: world.phrasebook.label(.refusal(reason)), faults: faults, in: world)
    }

    private static func text(reason: String, faults: [Problem], in world: World) throws -> String {
        // What stands in a roster may be somebody's name.
        let words = FaultWords(world: world, tellsValues: world.mayName)
        var values: WordingValues = [
            "reason": .text(reason), "faults": .list(faults.prefix(most).map(words.values)),
        ]
        if faults.count > most { values["more"] = .number(faults.count - most) }
        return MessageLimit.text.shorten(try world.phrasebook.text(.changeRefused, values)).text
    }
}
