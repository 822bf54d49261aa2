/// The remarks gathered while a document is read.
struct Findings {
    private var notes: [ImportNote]

    init(_ notes: [ImportNote] = []) {
        self.notes = notes
    }

    mutating func repaired(_ line: Int, row: Int? = nil, field: String? = nil, _ text: String) {
        notes.append(ImportNote(line: line, row: row, kind: .repaired, field: field, text: text))
    }

    mutating func question(_ line: Int, row: Int? = nil, field: String? = nil, _ text: String) {
        notes.append(ImportNote(line: line, row: row, kind: .question, field: field, text: text))
    }

    mutating func refused(_ line: Int, row: Int? = nil, field: String? = nil, _ text: String) {
        notes.append(ImportNote(line: line, row: row, kind: .refused, field: field, text: text))
    }

    /// By line; remarks on one line stay in the order they were made in.
    var sorted: [ImportNote] {
        notes.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }

    /// Ends the import here if anything was refused so far.
    func check() throws(ImportFailure) {
        let problems = sorted.filter { $0.kind == .refused }
        if !problems.isEmpty { throw ImportFailure(problems: problems) }
    }

    /// Ends the import with one last reason.
    func refusing(_ line: Int, _ text: String) -> ImportFailure {
        var last = self
        last.refused(line, text)
        return ImportFailure(problems: last.sorted.filter { $0.kind == .refused })
    }
}

extension StringProtocol {
    /// The beginning of a text in the quotation marks of its language, short enough for one line.
    var quoted: String {
        let limit = 60
        return "«\(prefix(limit))\(dropFirst(limit).isEmpty ? "" : "…")»"
    }
}
