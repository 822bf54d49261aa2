/// Months and numerals, which the readers of periods and replies know.
extension MomentVocabulary {
    static let months: [Entry] = PeriodVocabulary.months.compactMap { entry in
        guard case .month(let month) = entry.meaning else { return nil }
        return (.month(month), entry.spellings)
    }

    static let numerals: [Entry] = ReplyVocabulary.numerals.flatMap { entry -> [Entry] in
        switch entry.meaning {
        case .cardinal(let number): [(.cardinal(number), entry.spellings)]
        case .ordinal(let number):
            [(.ordinal(number), entry.spellings)] + (number <= 12 ? [(.halfPast(number), halves(entry.spellings))] : [])
        default: []
        }
    }

    /// Beside those of the replies: tens, feminine forms, and the genitive that stands after «без».
    static let numbers: [Entry] =
        [
            words(.cardinal(0), "ноль нуль"),
            (.cardinal(0), ["ноль ноль", "ноль - ноль"]),
            words(.cardinal(1), "одна одну одного одной"),
            words(.cardinal(2), "две двух"),
            words(.cardinal(3), "трех"),
            words(.cardinal(4), "четырех"),
            words(.cardinal(30), "тридцать тридцати"),
            words(.cardinal(40), "сорок сорока"),
            words(.cardinal(50), "пятьдесят пятидесяти"),
            words(.cardinal(8), "восьми"),
        ]
        + [
            5: "пяти", 6: "шести", 7: "семи", 9: "девяти", 10: "десяти", 11: "одиннадцати", 12: "двенадцати",
            13: "тринадцати", 14: "четырнадцати", 15: "пятнадцати", 16: "шестнадцати", 17: "семнадцати",
            18: "восемнадцати", 19: "девятнадцати", 20: "двадцати",
        ]
        .map { (.cardinal($0), [$1]) }

    /// «третьего» → «полтретьего».
    private static func halves(_ ordinals: [String]) -> [String] {
        ordinals.filter { $0.hasSuffix("го") }.map { "пол" + $0 }
    }
}
