/// Lists of rows: «1, 2 и 7», «с 1 по 5», «пункты первый и второй», «пп. 1–3».
///
///     list  = [ lead ] item { [ comma | and ] [ lead ] item } [ rowWord ]
///     lead  = from | through | within
///     item  = { rowWord } number [ rowWord ] [ ( dash | through | until ) number ]
extension ReplyPieceReader {
    struct RowList {
        /// `.rows`, or what the numbers turn out to be; `.rows([])` for «пункты» without numbers.
        let kind: ReplyPiece.Kind
        let end: Int
    }

    /// Nil where no list begins.
    func rowList(at start: Int) -> RowList? {
        guard var item = item(at: start) else {
            if case .rowWord = meaning(at: start) { return RowList(kind: .rows([]), end: start + 1) }
            return nil
        }
        var rows = [item.rows]
        var isUnclear = item.isUnclear
        while let next = self.item(at: itemStart(after: item.end)), item.mayContinue {
            item = next
            rows.append(item.rows)
            isUnclear = isUnclear || item.isUnclear
        }
        let end = item.end
        switch meaning(at: end) {
        case .month, .countWord: return RowList(kind: .material, end: end + 1)
        case .percent: return RowList(kind: rows == [100...100] ? .material : .hedge, end: end + 1)
        case .of: return RowList(kind: .unclearNumber, end: end + 1)
        case .rowWord(counted: true):
            let isCount = rows.count == 1 && rows[0].count == 1 && rows[0].lowerBound > 1
            return RowList(kind: isCount || isUnclear ? .unclearNumber : .rows(rows), end: end + 1)
        default: return RowList(kind: isUnclear ? .unclearNumber : .rows(rows), end: end)
        }
    }

    private struct Item {
        let rows: ClosedRange<Int>
        let end: Int
        var isUnclear = false
        var mayContinue = true
    }

    private func itemStart(after end: Int) -> Int {
        var index = end
        if meaning(at: index) == .comma { index += 1 }
        if meaning(at: index) == .and { index += 1 }
        return index
    }

    private func item(at start: Int) -> Item? {
        var index = start
        var isFrom = false
        switch meaning(at: index) {
        case .from:
            isFrom = true
            index += 1
        case .through, .within: index += 1
        default: break
        }
        var isNamed = false
        while case .rowWord = meaning(at: index) {
            isNamed = true
            index += 1
            // «п. 7»
            if meaning(at: index) == .stop, number(at: index + 1, isNamed: true) != nil { index += 1 }
        }
        guard let (first, numberEnd) = number(at: index, isNamed: isNamed) else { return nil }
        let end = numberEnd + (meaning(at: numberEnd) == .rowWord(counted: false) ? 1 : 0)
        return range(from: first, at: end, isFrom: isFrom) ?? Item(rows: first...first, end: end)
    }

    private func range(from first: Int, at index: Int, isFrom: Bool) -> Item? {
        guard let (last, end) = number(at: index + 1, isNamed: true) else { return nil }
        switch meaning(at: index) {
        case .dash:
            if isSign(dashAt: index) { return nil }
            // «1- 5» may be a range or a minus.
            let isSloppy = isAttached(index) && !isAttached(index + 1)
            return item(first, last, end, isUnclear: isSloppy)
        case .through where isFrom, .until where isFrom: return item(first, last, end)
        default: return nil
        }
    }

    private func item(_ first: Int, _ last: Int, _ end: Int, isUnclear: Bool = false) -> Item {
        Item(rows: min(first, last)...max(first, last), end: end, isUnclear: isUnclear || first >= last)
    }

    /// A number and the index after it. Ordinals need a word that tells them from «первый раз», cardinals «пункт».
    private func number(at index: Int, isNamed: Bool) -> (Int, Int)? {
        switch meaning(at: index) {
        case .number(let number): return (number, index + 1)
        case .ordinal(let number):
            switch meaning(at: index + 1) {
            case .unknown, .countWord, .topic, .month: return nil
            default: return (number, index + 1)
            }
        case .cardinal(let tens):
            if tens % 10 == 0, case .ordinal(let ones) = meaning(at: index + 1), ones < 10 {
                return (tens + ones, index + 2)
            }
            return isNamed ? (tens, index + 1) : nil
        default: return nil
        }
    }
}
