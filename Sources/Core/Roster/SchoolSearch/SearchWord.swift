/// A word of a school's name or of a query, with what stays of it in any case ending and in a name made from it.
///
/// «Яшкуль», «в Яшкуле» and «Яшкульская» have one root; it need not be the linguist's, as long as all of them get it.
struct SearchWord: Hashable, Sendable {
    let letters: [UInt8]
    /// Without the case ending.
    let stem: [UInt8]
    /// Without what makes an adjective of a place's name.
    let root: [UInt8]
    private let mask: UInt64
    private let rootMask: UInt64

    init(_ letters: [UInt8]) {
        self.letters = letters
        stem = Self.withoutEnding(letters)
        root = Self.withoutSuffixes(stem)
        mask = FoldedLetters.mask(letters)
        rootMask = FoldedLetters.mask(root)
    }

    init(_ text: some StringProtocol) {
        self.init(FoldedLetters.of(text))
    }

    /// At least so many letters stay: «Утта» is a place, and its doubled consonant one letter.
    private static let shortest = 2

    private static func withoutEnding(_ letters: [UInt8]) -> [UInt8] {
        for ending in SchoolWords.endings where letters.count - ending.count >= shortest && letters.ends(with: ending) {
            return Array(letters.dropLast(ending.count))
        }
        return letters
    }

    private static func withoutSuffixes(_ stem: [UInt8]) -> [UInt8] {
        var root = stem
        while let suffix = SchoolWords.suffixes.first(where: {
            root.count - $0.count >= shortest && root.ends(with: $0)
        }) {
            root.removeLast(suffix.count)
        }
        return root
    }
}

extension SearchWord {
    /// How surely this word, as typed, stands for one of a name: 1 for the same letters, 0 for another word.
    func likeness(to name: SearchWord) -> Float {
        // No way below makes up for more letters than two, so most words are told apart by a glance.
        guard (rootMask & ~name.mask).nonzeroBitCount <= 2 else { return 0 }
        if letters == name.letters { return 1 }
        if stem == name.stem { return 0.97 }
        if root == name.root { return 0.92 }
        let typo = slipped(name)
        if typo > 0 { return typo }
        if stem.count > Self.shortest, name.letters.starts(with: stem) { return 0.8 }
        // «Дербеты» of «Малодербетовская».
        if root.count > 3, name.root.ends(with: root) { return 0.7 }
        return 0
    }

    private func slipped(_ name: SearchWord) -> Float {
        guard letters.count > 3, name.letters.count > 3 else { return 0 }
        // A letter of the one that the other lacks takes a slip of its own.
        let missing = max((mask & ~name.mask).nonzeroBitCount, (name.mask & ~mask).nonzeroBitCount)
        if missing <= Self.most(letters.count) {
            for (typed, known) in [(stem, name.stem), (letters, name.letters)] {
                let most = Self.most(min(typed.count, known.count))
                if most > 0, let slips = SlipDistance.between(typed, known, within: most) {
                    return slips <= 1 ? 0.85 : 0.72
                }
            }
        }
        let roots = min(root.count, name.root.count)
        guard roots > 3, abs(root.count - name.root.count) <= 1,
            SlipDistance.between(root, name.root, within: 1) != nil
        else { return 0 }
        return roots > 4 ? 0.8 : 0.74
    }

    /// How many slips a word of so many letters survives.
    static func most(_ count: Int) -> Int { count < 4 ? 0 : count < 8 ? 1 : 2 }
}

extension Array where Element == UInt8 {
    fileprivate func ends(with other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}
