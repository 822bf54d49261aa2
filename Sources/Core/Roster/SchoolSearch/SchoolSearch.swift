/// Finds the school somebody means, however he types it: «сош 15», «15 школа», «в Яшкуле», «ш7», «'kbcnf 3».
///
/// Made once for a roster, of the names, short names, codes, ids and municipalities that stand in it; a query then takes
/// far less than a millisecond a thousand schools. Pure: the same words always find the same schools.
package struct SchoolSearch: Sendable {
    private let index: SchoolIndex

    package init(_ schools: [School], in municipalities: [Municipality]) {
        index = SchoolIndex(schools, in: municipalities)
    }

    /// What is meant by the words among the schools that somebody may see.
    package func find(_ typed: String, where isAllowed: (School) -> Bool = { _ in true }) -> SchoolMatches {
        let readings = TypedReadings.all(of: TypedReadings.withFigures(typed))
        for reading in readings {
            if let school = named(reading, where: isAllowed) { return .sure(school) }
        }
        let ranked = readings.compactMap { SchoolQuery($0, in: index).ranking(where: isAllowed) }
        // A Latin letter may have got into a word in several ways; the way that makes most sense was meant.
        guard let best = ranked.max(by: { $0.score < $1.score }) else { return .none }
        return best.matches
    }

    /// The school with exactly this code, id or name: «ш7» is Ш-07, but nothing is guessed.
    package func named(_ typed: String, where isAllowed: (School) -> Bool = { _ in true }) -> School? {
        let key = SearchPieces(typed).key
        for table in [index.codes, index.names] {
            let found = table[key, default: []].map { index.schools[$0] }.filter(isAllowed)
            if found.count == 1 { return found[0] }
        }
        return nil
    }
}
