import Core

/// Tells what a cell is by its words, wherever it stands.
struct CellMeaning {
    /// The year of months without one.
    let year: Int
    let bodies: BodyNames
    /// The headings of this table of more than one word, which may have leaked into its cells.
    private let headings: [String]

    /// Headings leak where a page break repeats them; these are the ministry's usual ones.
    private static let usualHeadings = ["Наименование мероприятия", "Планируемый результат", "Уровни реализации"]
    /// The longest phrase any reader of periods has to see; a longer cell is a sentence.
    private static let longestPeriod = 80

    init(year: Int, bodies: BodyNames, header: TableHeader?) {
        self.year = year
        self.bodies = bodies
        let own = header?.texts.filter { Words($0).folded.count > 1 } ?? []
        self.headings = own + Self.usualHeadings.filter { !own.contains($0) }
    }

    func isPeriod(_ text: String) -> Bool {
        guard !text.isEmpty, text.count <= Self.longestPeriod else { return false }
        return (try? PeriodPhrase.read(text, year: year)) != nil
    }

    func isLevels(_ text: String) -> Bool {
        guard let levels = try? LevelPhrase.read(text) else { return false }
        return !levels.isEmpty
    }

    /// The cell without a heading that leaked into it, and that heading; nil where none did.
    func withoutHeading(_ text: String) -> (text: String, heading: String)? {
        for heading in headings where text.count > heading.count {
            let (start, end) = (text.prefix(heading.count), text.suffix(heading.count))
            if start.lowercased() == heading.lowercased() {
                return (CellText.collapsed(text.dropFirst(heading.count)), String(start))
            }
            if end.lowercased() == heading.lowercased() {
                return (CellText.collapsed(text.dropLast(heading.count)), String(end))
            }
        }
        return nil
    }
}
