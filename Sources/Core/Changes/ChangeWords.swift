/// Reads the arguments of a command that changes something, in Russian or English.
package enum ChangeWords {
    /// What goes before a reason.
    static let reason = ["основание", "причина", "reason"]
    static let period = ["период", "срок", "сроки", "period"]
    static let from = ["с", "со", "from"]
    static let through = ["по", "до", "to", "until"]
    static let joins = ["вступает", "вступила", "joins", "+"]
    static let leaves = ["выбывает", "выбыла", "leaves", "-"]
    static let nobody = ["никто", "нет", "nobody"]

    /// `18 период "…" основание "…"`; nil where something of it is missing.
    package static func amendment(_ text: String) -> (row: Int, period: String, reason: String)? {
        guard let (row, rest) = row(text), let (first, reason) = split(rest, before: reason) else { return nil }
        var words = first[...]
        for word in period {
            guard let rest = withoutPrefix(word, words) else { continue }
            words = rest
            break
        }
        let period = unquoted(words)
        return period.isEmpty || reason.isEmpty ? nil : (row, period, reason)
    }

    /// `18 основание "…"`, or the reason without the word for it.
    package static func rowWithReason(_ text: String) -> (row: Int, reason: String)? {
        guard let (row, rest) = row(text) else { return nil }
        let reason = split(rest, before: reason)?.after ?? phrase(rest[...])
        return reason.isEmpty ? nil : (row, reason)
    }

    /// `2022-03-03 Цаган Сар, указ № 10`: the day, its name, and who has decreed it.
    package static func dayOff(_ text: String) -> (day: CivilDate, name: String, source: String)? {
        let words = text.split(whereSeparator: \.isWhitespace)
        // A day has up to four words: «3 марта 2022 г.».
        for count in (1...4).reversed() where words.count > count {
            guard let day = day(words.prefix(count).joined(separator: " ")) else { continue }
            let rest = words.dropFirst(count).joined(separator: " ")
            let parts = rest.split(separator: ",", maxSplits: 1).map { phrase($0) }
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
            return (day, parts[0], parts[1])
        }
        return nil
    }

    /// A row's number at the beginning: `18`, `№ 18`, `строка 18`.
    package static func row(_ text: String) -> (row: Int, rest: String)? {
        var rest = text[...]
        for word in ["строка", "строку", "row", "№"] { rest = withoutPrefix(word, rest) ?? rest }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard let row = Int(digits) else { return nil }
        return (row, trimmed(rest.dropFirst(digits.count).drop { $0 == "," || $0 == ":" || $0 == "." }))
    }

    /// One day however it is written: `2022-03-03`, `03.03.2022`, `3 марта 2022 г.`; a day without its year is none.
    package static func day(_ text: String) -> CivilDate? {
        let text = trimmed(text[...])
        if let day = CivilDate(iso: text) { return day }
        guard text.split(whereSeparator: { !$0.isNumber }).contains(where: { $0.count == 4 }),
            let period = try? PeriodPhrase.read(text, year: 0), let day = period.start, period.end == day,
            period.recurrence == nil
        else { return nil }
        return day
    }

    /// What is typed of two people, and the words after them that give days or schools.
    package struct People: Hashable, Sendable {
        package let first: String
        package let second: String
        package let from: CivilDate?
        package let to: CivilDate?
    }

    /// `Иванова Петрова с 01.07.2022 по 28.07.2022`: single words are surnames, ids or codes; «/» or «,» between the two
    /// where one of them takes several words. Nil where a day is not understood or a person is missing.
    ///
    /// A day without its year is the next such day, the last one counted from the first.
    package static func people(_ text: String, today: CivilDate) -> People? {
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let last = cut(through, from: &words)
        let first = cut(ChangeWords.from, from: &words)
        let from = first.flatMap { anyDay($0, from: today) }
        let to = last.flatMap { anyDay($0, from: from ?? today) }
        guard (from == nil) == (first == nil), (to == nil) == (last == nil) else { return nil }
        let typed = words.joined(separator: " ")
        let parts = typed.split { $0 == "/" || $0 == "," || $0 == "→" }.map { trimmed($0) }
        if parts.count == 2 { return People(first: parts[0], second: parts[1], from: from, to: to) }
        guard words.count == 2, parts.count == 1 else { return nil }
        return People(first: words[0], second: words[1], from: from, to: to)
    }

    /// The words behind one of these, which are taken off with it.
    private static func cut(_ marks: [String], from words: inout [String]) -> [String]? {
        guard let place = words.indices.dropFirst(2).first(where: { marks.contains(words[$0].lowercased()) }) else {
            return nil
        }
        defer { words.removeSubrange(place...) }
        return Array(words[(place + 1)...])
    }

    private static func anyDay(_ words: [String], from today: CivilDate) -> CivilDate? {
        if let day = day(words.joined(separator: " ")) { return day }
        guard let found = WrittenDay.read(words, today: today), found.words == words.count else { return nil }
        return found.day
    }

    package static func meansNobody(_ text: String) -> Bool { nobody.contains(text.lowercased()) }

    /// What is said of a school.
    package enum SchoolNews: Hashable, Sendable {
        /// The school as typed.
        case leaves(school: String)
        /// Code, name, municipality, head and perhaps curator, as typed.
        case joins(code: String, name: String, municipality: String, head: String, curator: String?)
    }

    /// True where somebody means to tell that a school joins or leaves, however badly it is spelled out.
    package static func tellsOfSchool(_ text: String) -> Bool {
        let words = text.split { $0.isWhitespace || $0 == ";" }.dropFirst().map { $0.lowercased() }
        let verbs = joins + leaves
        // A dash in the middle is part of a name.
        return text.contains(";") || words.contains { $0.count > 1 && verbs.contains($0) }
            || words.last.map(verbs.contains) ?? false
    }

    /// `Ш-07 выбывает`, or `Ш-26 вступает; МБОУ «Новая СОШ»; Город Элиста; Иванов Иван Иванович; Петрова`.
    package static func school(_ text: String) -> SchoolNews? {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { trimmed($0) }
        let words = parts[0].split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count > 1, let verb = words.last?.lowercased() else { return nil }
        if leaves.contains(verb), parts.count == 1 {
            return .leaves(school: words.dropLast().joined(separator: " "))
        }
        guard words.count == 2, joins.contains(verb), (4...5).contains(parts.count), parts.allSatisfy({ !$0.isEmpty })
        else { return nil }
        return .joins(
            code: words[0],
            name: parts[1],
            municipality: parts[2],
            head: parts[3],
            curator: parts.count == 5 ? parts[4] : nil
        )
    }
}

extension ChangeWords {
    private static func split(_ text: String, before marks: [String]) -> (before: String, after: String)? {
        let words = text.split(omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)
        guard
            let place = words.firstIndex(where: { word in
                marks.contains(word.lowercased().trimming { ":,«»\"".contains($0) })
            })
        else { return nil }
        let before = words[..<place].joined(separator: " ")
        return (before, phrase(words[(place + 1)...].joined(separator: " ")[...]))
    }

    /// The text after a word that it begins with.
    private static func withoutPrefix(_ word: String, _ text: Substring) -> Substring? {
        guard text.lowercased().hasPrefix(word) else { return nil }
        let rest = text.dropFirst(word.count)
        guard let next = rest.first, next.isWhitespace || next.isNumber || "\"«:".contains(next) else { return nil }
        return rest.drop { $0.isWhitespace || $0 == ":" }
    }

    /// Without the quotation marks around it, which are there to hold it together.
    private static func unquoted(_ text: Substring) -> String {
        var text = trimmed(text)
        for (open, close) in [("\"", "\""), ("«", "»"), ("“", "”"), ("„", "“")]
        where text.count >= 2 && text.hasPrefix(open) && text.hasSuffix(close) {
            let inner = text.dropFirst().dropLast()
            // «Указ «О дне»» has marks of its own, and only a pair around the whole is taken off.
            if !inner.contains(close) || open != close && inner.contains(open) { text = trimmed(inner) }
        }
        return text
    }

    /// The same for what will stand in a sentence of ours, which has a full stop already.
    private static func phrase(_ text: Substring) -> String {
        var text = unquoted(text)
        while text.last == "." || text.last == "," { text.removeLast() }
        return text
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text).trimming(\.isWhitespace)
    }
}

extension String {
    fileprivate func trimming(_ isUnwanted: (Character) -> Bool) -> String {
        let start = drop(while: isUnwanted)
        guard let end = start.lastIndex(where: { !isUnwanted($0) }) else { return "" }
        return String(start[...end])
    }
}
