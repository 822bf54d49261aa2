/// How far apart two spellings are.
enum SlipDistance {
    /// How many letters to insert, drop, replace or swap with their neighbour (optimal string alignment), each place
    /// once; nil where it takes more than `most`.
    static func between<Letter: Equatable>(_ left: [Letter], _ right: [Letter], within most: Int) -> Int? {
        guard abs(left.count - right.count) <= most else { return nil }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        var current = last
        for row in left.indices {
            current[0] = row + 1
            var nearest = current[0]
            for column in right.indices {
                let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
                var slips = min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    slips = min(slips, beforeLast[column - 1] + 1)
                }
                current[column + 1] = slips
                nearest = min(nearest, slips)
            }
            // A swap reaches back over one row, so both have to be too far.
            if nearest > most, last.allSatisfy({ $0 > most }) { return nil }
            (beforeLast, last) = (last, current)
        }
        return last[right.count] <= most ? last[right.count] : nil
    }
}
