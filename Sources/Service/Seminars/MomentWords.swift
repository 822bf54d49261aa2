internal import Core
internal import Wording

/// Why words are no moment yet, put into a question.
struct MomentWords {
    let text: String

    init(_ question: MomentQuestion, in world: World) {
        text = (try? world.phrasebook.text(.whenUnclear, Self.values(question, world))) ?? ""
    }

    private static func values(_ question: MomentQuestion, _ world: World) -> WordingValues {
        var flags: Set<String> = []
        var values: WordingValues = ["choices": .list([])]
        switch question {
        case .nothingUnderstood: break
        case .unclearWords(let words), .several(let words), .span(let words), .vague(let words):
            values["typed"] = .text(world.typed(words))
        case .repeated(let words):
            values["typed"] = .text(world.typed(words))
            flags = ["isRepeated"]
        case .noTime: flags = ["asksTime"]
        case .noDay: flags = ["asksDay"]
        case .which(let moments):
            flags = ["hasChoices"]
            values["choices"] = choices(moments)
        case .past(_, let next):
            flags = next == nil ? ["isPast"] : ["isPast", "hasChoices"]
            values["choices"] = choices([next].compactMap(\.self))
        case .pastDay: flags = ["isPast"]
        case .noSuchDay, .noSuchWeekday, .noSuchTime, .distant, .otherWeekday, .differentDays: flags = ["isNoSuch"]
        }
        for flag in ["isPast", "isNoSuch", "asksTime", "asksDay", "isRepeated", "hasChoices"] {
            values[flag] = .flag(flags.contains(flag))
        }
        return values
    }

    private static func choices(_ moments: [LocalMoment]) -> WordingValue {
        .list(moments.map { ["at": .moment($0.date, $0.time)] })
    }
}
