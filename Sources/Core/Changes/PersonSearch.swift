/// Finds the people somebody may mean: by id, by surname or more of the name, or by their school.
package struct PersonSearch: Sendable {
    private let roster: Roster

    package init(_ roster: Roster) {
        self.roster = roster
    }

    /// Everybody who answers to the words, in the order of the roster; of a school both head and curator do.
    package func people(_ typed: String) -> [Person] {
        if let person = PersonID(typed.lowercased()).flatMap(roster.person) { return [person] }
        if let school = school(typed) {
            let ids = [school.head, school.curator].compactMap(\.self)
            return roster.people.filter { ids.contains($0.id) }
        }
        return namesakes(typed)
    }

    /// The school that somebody means where he may name a person, too: a surname is a person's.
    package func school(_ typed: String) -> School? {
        if let school = roster.school(named: typed) { return school }
        return namesakes(typed).isEmpty ? roster.schools(meantBy: typed).sure : nil
    }

    private func namesakes(_ typed: String) -> [Person] {
        let words = Self.folded(typed).split(separator: " ")
        guard !words.isEmpty else { return [] }
        return roster.people.filter { person in
            let name = Self.folded(person.name).split(separator: " ")
            guard words.count <= name.count, name.first == words.first else { return false }
            // Initials will do for the rest: «Иванова А. О.».
            return zip(words.dropFirst(), name.dropFirst()).allSatisfy { word, part in
                part.hasPrefix(word.hasSuffix(".") ? word.dropLast() : word)
            }
        }
    }

    package func municipality(_ typed: String) -> Municipality? {
        let wanted = Self.folded(typed)
        return roster.municipalities.first { Self.folded($0.name) == wanted || $0.id.rawValue == wanted }
    }

    /// Neither letter case nor «ё» tells names apart, nor the kind of dash codes apart.
    private static func folded(_ text: String) -> String {
        let letters = text.lowercased().map { letter -> Character in
            switch letter {
            case "ё": "е"
            case "–", "—", "‑": "-"
            default: letter
            }
        }
        return String(letters).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
