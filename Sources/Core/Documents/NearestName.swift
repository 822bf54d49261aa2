/// Guesses which name was meant by one that does not exist.
enum NearestName {
    /// `one of: on, off`, and the name that is at most two slips of the pen away, if there is one.
    static func expectation(for written: String, of names: [String]) -> Expectation {
        let all = names.joined(separator: ", ")
        let list = "one of: " + all
        guard let nearest = nearest(to: written, of: names) else { return Expectation(.oneOf, all, list) }
        let quoted = JSONValue.quoted(nearest)
        return Expectation(.nearest, quoted, "\(list) (did you mean \(quoted)?)")
    }

    private static func nearest(to written: String, of names: [String]) -> String? {
        let candidates = names.map { (name: $0, distance: distance(written, $0)) }
        // Two changes make anything of a word of two letters, so a name must keep at least half of itself.
        let near = candidates.filter { $0.distance <= 2 && $0.distance * 2 <= $0.name.count }
        return near.min { $0.distance < $1.distance }?.name
    }

    /// Levenshtein's distance, letter case aside: how many letters to insert, drop or replace. Names longer than any
    /// of ours are as far as can be.
    static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.lowercased()), Array(right.lowercased()))
        guard left.count <= 80, right.count <= 80 else { return .max / 2 }
        var previous = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let replaced = previous[column] + (letter == other ? 0 : 1)
                current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[right.count]
    }
}
