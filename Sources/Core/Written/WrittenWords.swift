/// Words of what people type to the bot, in the languages it speaks.
package enum WrittenWords {
    /// True for «до» and its like: what stands before a last day.
    package static func isUntil(_ word: String) -> Bool { ["до", "по", "until", "till"].contains(word.lowercased()) }

    /// Letters and digits alone, so that «ш 07» and «Ш-07» are one code.
    package static func plain(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber }.map { $0 == "ё" ? "е" : $0 })
    }
}
