func quoted(_ text: String) -> String { "\"\(text)\"" }

/// What was expected where one of several names was: the likely one first, then all of them.
func oneOf(_ names: some Sequence<String>, like found: String) -> String {
    let sorted = Set(names).sorted()
    guard !sorted.isEmpty else { return "nothing here" }
    let list = "one of: " + sorted.joined(separator: ", ")
    return nearest(to: found, among: sorted).map { "\($0) (\(list))" } ?? list
}

/// The name that a misspelt one was probably meant to be: at most a third of its letters, and at most three, differ.
func nearest(to text: String, among names: [String]) -> String? {
    names
        .map { (name: $0, distance: distance(from: Array(text.lowercased()), to: Array($0.lowercased()))) }
        .filter { $0.distance <= min(3, max(1, text.count / 3)) }
        .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?
        .name
}

/// How many letters must be added, removed, changed or swapped with a neighbour (optimal string alignment).
private func distance(from source: [Character], to target: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...target.count)
    for (row, letter) in source.enumerated() {
        var current = [row + 1]
        for (column, other) in target.enumerated() {
            var best = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
            if row > 0, column > 0, letter == target[column - 1], source[row - 1] == other {
                best = min(best, beforeLast[column - 1] + 1)
            }
            current.append(best)
        }
        beforeLast = last
        last = current
    }
    return last.last ?? 0
}
