/// Letters as the search compares them: one number each, so that words are compared without text.
///
/// Neither letter case, «ё», «й», «ы» and «э», nor hard and soft signs, nor a doubled consonant tell words apart: those
/// are the commonest slips, and folding them costs no edit.
enum FoldedLetters {
    /// The numbers of a word's letters; whatever is no letter is left out.
    static func of(_ text: some StringProtocol) -> [UInt8] {
        var letters: [UInt8] = []
        for scalar in text.lowercased().unicodeScalars {
            if case .letter(let letter) = kind(of: scalar) { append(letter, to: &letters) }
        }
        return letters
    }

    /// Adds a letter; a consonant that repeats the last one says nothing new.
    static func append(_ letter: UInt8, to letters: inout [UInt8]) {
        if letters.last != letter || vowels.contains(letter) { letters.append(letter) }
    }

    static func append(_ word: [UInt8], to letters: inout [UInt8]) {
        for letter in word { append(letter, to: &letters) }
    }

    /// One bit for each letter that occurs.
    static func mask(_ letters: [UInt8]) -> UInt64 { letters.reduce(0) { $0 | 1 << UInt64($1) } }

    enum Kind {
        case letter(UInt8)
        case digit(Int)
        /// Part of a letter, or without a sound of its own.
        case silent
        case other
    }

    /// What a lower-case character is; the numbers of letters stay below 64.
    static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x30...0x39: .digit(Int(scalar.value) - 0x30)
        case 0x61...0x7A: .letter(UInt8(scalar.value - 0x61) + 32)
        case 0x439, 0x44B: .letter(8)
        case 0x44D, 0x451: .letter(5)
        // The signs, and what makes «й» of «и» where the two are written apart.
        case 0x44A, 0x44C, 0x300...0x36F: .silent
        case 0x430...0x44F: .letter(UInt8(scalar.value - 0x430))
        default: .other
        }
    }

    /// а, е, и, о, у, ю, я and their Latin like.
    private static let vowels: Set<UInt8> = [0, 5, 8, 14, 19, 30, 31, 32, 36, 40, 46, 52, 56]
}
