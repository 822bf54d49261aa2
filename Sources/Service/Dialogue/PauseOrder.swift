internal import Core

/// What somebody typed after `/pause`: «Ш-07 до 15.04 карантин».
struct PauseOrder: Hashable {
    /// As typed; empty where he named none.
    let school: String
    let until: CivilDate
    /// In one line.
    let reason: String

    /// A reason is read in a list; what is longer belongs into a letter.
    static let longestReason = 150

    /// What cannot be read without guessing: a school, a day and a reason are all needed.
    enum Fault: Error {
        case noDay, noReason, longReason
        /// A pause begins at once; one that is to begin later is set then.
        case laterStart
    }

    init(_ text: String, today: CivilDate) throws(Fault) {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let split = words.firstIndex(where: WrittenWords.isUntil) else { throw .noDay }
        let rest = Array(words[(split + 1)...])
        guard let (day, taken) = WrittenDay.read(rest, today: today) else { throw .noDay }
        let reason = rest.dropFirst(taken).joined(separator: " ")
        guard reason.contains(where: \.isLetter) else { throw .noReason }
        guard reason.count <= Self.longestReason else { throw .longReason }
        var named = words[..<split]
        if let from = named.firstIndex(where: WrittenWords.isFrom),
            let start = WrittenDay.read(Array(named[(from + 1)...]), today: today)
        {
            guard start.day <= today else { throw .laterStart }
            named = named[..<from]
        }
        school = named.joined(separator: " ")
        until = day
        self.reason = reason
    }
}
