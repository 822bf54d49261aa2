/// The words of schools' names that the search knows: what says nothing, what means the same, what makes endings.
enum SchoolWords {
    /// What a word is worth in a search.
    enum Meaning: Hashable, Sendable {
        /// Nothing: every school is a «школа».
        case filler
        /// Another word: «средняя» is «СОШ».
        case word(SearchWord)
        case number(Int)
    }

    /// A single letter says nothing: «г.», «с.», an initial.
    static func meaning(of word: SearchWord) -> Meaning {
        word.letters.count < 2 ? .filler : meanings[word.stem] ?? .word(word)
    }

    /// By stem, so in every case.
    private static let meanings: [[UInt8]: Meaning] = {
        var meanings: [[UInt8]: Meaning] = [:]
        for word in fillers { meanings[SearchWord(word).stem] = .filler }
        for (kind, words) in kinds {
            for word in words { meanings[SearchWord(word).stem] = .word(SearchWord(kind)) }
        }
        for (index, word) in numerals.enumerated() { meanings[SearchWord(word).stem] = .number(index + 1) }
        return meanings
    }()

    /// Those of them that are long enough to be known in spite of a slip.
    static let longMeanings: [(word: SearchWord, meaning: Meaning)] = (fillers + kinds.flatMap(\.words))
        .map { SearchWord($0) }
        .filter { $0.stem.count > 3 }
        .compactMap { word in meanings[word.stem].map { (word, $0) } }

    /// Short, but so frequent that a slip in them is understood: «сощ».
    static let kindWords: [SearchWord] = kinds.map { SearchWord($0.kind) }

    static let school = SearchWord("школа")

    private static let fillers = [
        // The owner's form stands in every name, and hardly anybody types the right one.
        "МБОУ", "МКОУ", "МОУ", "МАОУ", "МБОО", "ГБОУ", "ГКОУ", "ГОУ", "КОУ", "БОУ", "АОУ", "БПОУ", "ЧОУ", "АНОО", "НОУ",
        "муниципальное", "бюджетное", "казённое", "автономное", "государственное", "общеобразовательное",
        "образовательное", "учреждение", "организация", "школа", "шк", "имени", "им", "номер",
        "no", "город", "городской", "посёлок", "пос", "село", "хутор", "станица", "район", "районный", "округ",
        "область",
        "республика", "Калмыкия", "РК", "РМО", "где", "что", "как", "про", "для", "при", "из", "на", "во", "со", "по",
        "от",
        "об",
    ]

    private static let kinds: [(kind: String, words: [String])] = [
        ("СОШ", ["средняя", "СШ"]),
        ("ООШ", ["основная"]),
        ("НОШ", ["начальная", "НШ"]),
    ]

    private static let numerals = [
        "первая", "вторая", "третья", "четвёртая", "пятая", "шестая", "седьмая", "восьмая", "девятая", "десятая",
        "одиннадцатая", "двенадцатая", "тринадцатая", "четырнадцатая", "пятнадцатая", "шестнадцатая", "семнадцатая",
        "восемнадцатая", "девятнадцатая", "двадцатая",
    ]

    /// «-я» of «3-я».
    static let ordinalEndings: Set<[UInt8]> = Set(
        ["я", "ая", "й", "ый", "ий", "ой", "ей", "ю", "ую", "е", "ое", "го", "ого", "му", "ому", "м", "ом", "х", "ых"]
            .map { FoldedLetters.of($0) }
    )

    /// The longest first.
    static let endings: [[UInt8]] = folded([
        "ыми", "ими", "ого", "его", "ому", "ему", "ами", "ями", "ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий", "ой",
        "ей",
        "ую", "юю", "ою", "ею", "ым", "им", "ом", "ем", "ых", "их", "ам", "ям", "ах", "ях", "а", "я", "о", "е", "и",
        "ы",
        "у", "ю", "й",
    ])

    /// What stands between a place and «-ая»: «Троицк-ая», «Элист-инск-ая», «Адык-овск-ая»; and «Воробьёвка».
    static let suffixes: [[UInt8]] = folded(["ск", "цк", "ов", "ев", "ин", "ен", "овк", "евк", "инк"])

    /// What joins two words to one: «Малые Дербеты», «Малодербетовская».
    static let linkers: [[UInt8]] = folded(["", "о", "е"])

    private static func folded(_ texts: [String]) -> [[UInt8]] {
        Set(texts.map { FoldedLetters.of($0) }).sorted { ($1.count, $0.description) < ($0.count, $1.description) }
    }
}
