/// A text cut into words and numbers: «СОШ15», «школа №15», «15-я школа».
struct SearchPieces: Hashable, Sendable {
    enum Piece: Hashable, Sendable {
        /// Folded letters.
        case word([UInt8])
        /// `isMarked` behind a «№».
        case number(Int, isMarked: Bool)
    }

    private(set) var pieces: [Piece] = []
    private static let longest = 18

    init(_ text: String) {
        var letters: [UInt8] = []
        var digits: [Int] = []
        var isMarked = false
        // An ending follows its number at once, or behind a dash.
        var touchesNumber = false
        func take() {
            if !letters.isEmpty {
                if !(touchesNumber && SchoolWords.ordinalEndings.contains(letters)) {
                    pieces.append(.word(letters))
                }
                touchesNumber = false
            }
            if !digits.isEmpty {
                // «07» is 7; what is longer than any number would not fit.
                let number = digits.suffix(Self.longest).reduce(0) { $0 * 10 + $1 }
                pieces.append(.number(number, isMarked: isMarked))
                (isMarked, touchesNumber) = (false, true)
            }
            (letters, digits) = ([], [])
        }
        for scalar in text.lowercased().unicodeScalars {
            switch FoldedLetters.kind(of: scalar) {
            case .letter(let letter):
                if !digits.isEmpty { take() }
                FoldedLetters.append(letter, to: &letters)
            case .digit(let digit):
                if !letters.isEmpty { take() }
                digits.append(digit)
            case .silent: break
            case .other:
                take()
                if scalar == "№" { isMarked = true }
                if !"-–—‑".unicodeScalars.contains(scalar) { touchesNumber = false }
            }
        }
        take()
    }

    /// What two spellings of one code or name share: «Ш-07», «ш7» and «Ш 007» do.
    var key: [UInt8] {
        pieces.reduce(into: []) { key, piece in
            switch piece {
            case .word(let letters): key += letters
            // No letter has so high a number.
            case .number(let number, _): key += [UInt8.max] + String(number).utf8.map { $0 + 64 }
            }
        }
    }
}
