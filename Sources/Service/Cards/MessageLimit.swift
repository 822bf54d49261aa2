internal import Wording

/// What one message may hold, whichever of our messengers carries it.
enum MessageLimit {
    /// MAX takes 4000 characters, Telegram 4096; the smaller holds for both.
    static let text = TextLimit(4_000)
    /// Buttons under a message: 100 at Telegram.
    static let buttons = 100
    /// What goes with a file: 1024 at Telegram.
    static let caption = TextLimit(1_000)
    /// A row's title in a list; row 1 of the first order alone has 700 characters.
    static let briefTitle = TextLimit(110)
    static let title = TextLimit(350)
    /// A row's title in a whole report, of which there may be a dozen.
    static let reportTitle = TextLimit(70)
    /// What a button on a line of its own shows on a phone.
    static let buttonTitle = TextLimit(40)
    /// The same with another button beside it.
    static let pairedTitle = TextLimit(18)
    /// Schools named in one line; the rest are counted.
    static let names = 15
    /// Buttons to open one obligation each; more would bury the text on a phone.
    static let openers = 12
}

extension MessageLimit {
    /// A text made of many people's words: with all of them where it fits, else with each cut, the shorter the more there
    /// are, so that nothing is left out whole.
    static func fitting<Failure: Error>(_ text: (TextLimit?) throws(Failure) -> String) throws(Failure) -> String {
        var fitted = try text(nil)
        for units in [200, 100, 50, 20] where !Self.text.fits(fitted) { fitted = try text(TextLimit(units)) }
        return Self.text.shorten(fitted).text
    }

    /// Plain text cut after a whole word, with «…» where something was left out.
    static func cut(_ text: String, to limit: TextLimit) -> String {
        guard text.utf16.count > limit.units else { return text }
        var words = text.prefix(limit.units - 1).split(separator: " ")
        // The last word may be cut in two; one of two letters before it («в», «по») would point at nothing.
        repeat { _ = words.popLast() } while words.last.map { $0.count(where: \.isLetter) <= 2 } ?? false
        var kept = words.joined(separator: " ")[...]
        while let last = kept.last, last.isPunctuation, !"»)".contains(last) { kept.removeLast() }
        return (kept.isEmpty ? text.prefix(limit.units - 1) : kept) + "…"
    }
}
