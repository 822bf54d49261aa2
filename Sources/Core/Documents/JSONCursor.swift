/// A place in a document, from which the value there is read as what it should be.
///
/// Each accessor answers nil where the value is something else or is missing, after it has put the problem in the
/// log. So a reader asks for everything it needs first and only then gives up: all mistakes are found in one run.
struct JSONCursor {
    /// Nil where the document has nothing in this place.
    let value: JSONValue?
    let path: JSONPath
    let log: ProblemLog

    /// For a value that may be left out: nil, and no problem, where it is.
    var ifPresent: JSONCursor? { value == nil ? nil : self }

    /// Puts down that this place holds something else than expected.
    func report(found: Finding? = nil, expected: Expectation) {
        log.report(path, found: found ?? value.map(Finding.init) ?? .nothing, expected: expected)
    }

    /// The conversion's answer, or a problem where it has none.
    func read<Result>(_ expected: @autoclosure () -> Expectation, _ convert: (JSONValue) -> Result?) -> Result? {
        if let value, let result = convert(value) { return result }
        report(expected: expected())
        return nil
    }
}

extension JSONCursor {
    /// A text that says something.
    func text() -> String? {
        readText(.text) { text in
            text.contains { !$0.isWhitespace } ? text : nil
        }
    }

    /// A text that may be empty, as the order's cells may.
    func anyText() -> String? {
        readText(.anyText) { $0 }
    }

    func flag() -> Bool? {
        read(.flag) { if case .bool(let flag) = $0 { flag } else { nil } }
    }

    /// `alternative` is told as what else could stand here.
    func number(in range: ClosedRange<Int>, or alternative: String? = nil) -> Int? {
        read(.number(in: range, orNull: alternative)) { value in
            guard case .number(let digits) = value, let number = Int(digits), range.contains(number) else { return nil }
            return number
        }
    }

    func date() -> CivilDate? {
        readText(.date) { CivilDate(iso: $0) }
    }

    func time() -> ClockTime? {
        readText(.time) { ClockTime($0) }
    }

    func identifier<Tag>(_ type: Identifier<Tag>.Type) -> Identifier<Tag>? {
        readText(.identifier) { Identifier($0) }
    }

    /// One of an enumeration's words; a slip of the pen is met with the word that was probably meant.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(_ type: Choice.Type) -> Choice? {
        readText(NearestName.expectation(for: writtenText, of: Choice.allCases.map(\.rawValue))) {
            Choice(rawValue: $0)
        }
    }

    private var writtenText: String {
        if case .string(let text) = value { text } else { "" }
    }

    func readText<Result>(_ expected: @autoclosure () -> Expectation, _ convert: (String) -> Result?) -> Result? {
        read(expected()) { if case .string(let text) = $0 { convert(text) } else { nil } }
    }
}
