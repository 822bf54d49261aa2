/// Words of what people type to the bot, in the languages it speaks.
package enum WrittenWords {
    /// True for «до» and its like: what stands before a last day.
    package static func isUntil(_ word: String) -> Bool { ["до", "по", "until", "till"].contains(word.lowercased()) }
}
