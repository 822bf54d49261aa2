/// Words of what people type to the bot, in the languages it speaks.
package enum WrittenWords {
    /// True for «до» and its like: what stands before a last day.
    package static func isUntil(_ word: String) -> Bool { ["до", "по", "until", "till"].contains(word.lowercased()) }

    /// True for «с» and its like: what stands before a first day.
    package static func isFrom(_ word: String) -> Bool { ["с", "со", "from"].contains(word.lowercased()) }

    /// True for «нет» and its like: what takes off something that was set.
    package static func takesOff(_ word: String) -> Bool { removing.contains(word.lowercased()) }

    private static let removing: Set = [
        "нет", "снять", "сними", "убрать", "убери", "отменить", "выключить", "off", "no", "none",
    ]
}
