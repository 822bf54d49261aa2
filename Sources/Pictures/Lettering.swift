/// How wide a text is, without the font at hand.
///
/// From the widths of DejaVu Sans, which Verdana has, too: those two are what pictures are drawn with. Rounded up, so
/// that a text cut to a width fits.
enum Lettering {
    static let family = "DejaVu Sans, Verdana, sans-serif"

    static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
        text.reduce(0) { $0 + width(of: $1) } * size * (isBold ? 1.12 : 1)
    }

    /// The text, or its beginning with «…», so that it is no wider.
    static func cut(_ text: String, to width: Double, size: Double, isBold: Bool = false) -> String {
        guard Self.width(text, size: size, isBold: isBold) > width else { return text }
        // Titles have hundreds of letters, of which some twenty stay.
        let room = width / (size * (isBold ? 1.12 : 1)) - self.width(of: "…")
        var used = 0.0
        var kept = String(
            text.prefix {
                used += self.width(of: $0); return used <= room
            }
        )
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }

    /// Broken between words into lines no wider; what the last of them does not hold is cut.
    static func lines(_ text: String, to width: Double, most: Int, size: Double, isBold: Bool = false) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            let longer = lines.last.map { "\($0) \(word)" } ?? String(word)
            if lines.isEmpty {
                lines = [longer]
            } else if lines.count == most || Self.width(longer, size: size, isBold: isBold) <= width {
                lines[lines.count - 1] = longer
            } else {
                lines.append(String(word))
            }
        }
        return lines.map { cut($0, to: width, size: size, isBold: isBold) }
    }

    /// In sizes of the font.
    private static func width(of character: Character) -> Double {
        switch character {
        case " ", ".", ",", ":", ";", "'", "|", "!", "i", "l", "j", "I": 0.34
        case "-", "(", ")", "/", "r", "t", "f": 0.41
        case _ where narrow.contains(character): 0.62
        case _ where broad.contains(character): 0.8
        case _ where wide.contains(character): 0.95
        case _ where widest.contains(character): 1.08
        case _ where character.isUppercase: 0.78
        default: 0.66
        }
    }

    /// а, б, в, г, е, ё, з, к, о, с, т, у, х, ч, ь, э, я.
    private static let narrow: Set<Character> = [
        "a", "c", "e", "k", "s", "v", "x", "y", "z", "\u{430}", "\u{431}", "\u{432}", "\u{433}", "\u{435}", "\u{437}",
        "\u{43A}", "\u{43E}", "\u{441}", "\u{442}", "\u{443}", "\u{445}", "\u{447}", "\u{44C}", "\u{44D}", "\u{44F}",
        "\u{451}",
    ]

    /// м, ы.
    private static let broad: Set<Character> = ["\u{43C}", "\u{44B}"]

    /// ж, ш, щ, ф, ю; Ф, Ы.
    private static let wide: Set<Character> = [
        "m", "w", "\u{436}", "\u{448}", "\u{449}", "\u{444}", "\u{44E}", "\u{424}", "\u{42B}",
    ]

    /// Ж, Ш, Щ, Ю, М.
    private static let widest: Set<Character> = [
        "№", "…", "—", "W", "\u{416}", "\u{428}", "\u{429}", "\u{42E}", "\u{41C}",
    ]
}
