import Core

/// Finds the roster's bodies in the words of the order.
struct BodyNames: Sendable {
    private let names: [String: BodyID]
    private let shortNames: [BodyID: String]
    /// Everything a name can begin with, so that a long cell is given up on at its first strange word.
    private let beginnings: Set<String>

    /// Words between names that name nobody.
    private static let connectives: Set<String> = ["и", "с", "со", "совместно", "при", "участии"]

    init(_ bodies: [Body]) {
        var names: [String: BodyID] = [:]
        for body in bodies {
            for spelling in body.spellings where names[Body.spellingKey(spelling)] == nil {
                names[Body.spellingKey(spelling)] = body.id
            }
        }
        names[""] = nil
        self.names = names
        self.shortNames = Dictionary(bodies.map { ($0.id, $0.shortName) }, uniquingKeysWith: { first, _ in first })
        self.beginnings = Set(names.keys.flatMap { name in (1...name.count).map { String(name.prefix($0)) } })
    }

    func shortName(of body: BodyID) -> String? { shortNames[body] }

    /// The bodies in the order they are named in, without repeats, and the words that name none.
    ///
    /// At each word the longest name wins, so «БУ ДПО РК «КРИПКРО»» is not taken for a «РК» of something else.
    func read(_ text: String) -> (bodies: [BodyID], unknown: [String]) {
        let words = Words(text)
        var bodies: [BodyID] = []
        var unknown: [[Substring]] = []
        var follows = false
        var index = 0
        while index < words.folded.count {
            if let (body, length) = name(in: words.folded[index...]) {
                if !bodies.contains(body) { bodies.append(body) }
                follows = false
                index += length
                continue
            }
            if !Self.connectives.contains(words.folded[index]) {
                if follows {
                    unknown[unknown.count - 1].append(words.written[index])
                } else {
                    unknown.append([words.written[index]])
                }
                follows = true
            }
            index += 1
        }
        return (bodies, unknown.map { $0.joined(separator: " ") })
    }

    /// The longest name at the beginning of these words, and how many of them it takes.
    private func name(in words: ArraySlice<String>) -> (body: BodyID, length: Int)? {
        var key = ""
        var found: (BodyID, Int)?
        for (offset, word) in words.enumerated() {
            key += word
            guard beginnings.contains(key) else { break }
            if let body = names[key] { found = (body, offset + 1) }
        }
        return found
    }
}
