/// What a place of a file should hold.
///
/// It is written in English for the terminal; in chat it is said in the chat's language, by its kind and the detail,
/// which is the same in every language.
package struct Expectation: Sendable {
    package let kind: Kind
    package let detail: String
    /// In English, the detail included.
    package let text: String

    /// The name of each is that of its words.
    package enum Kind: String, CaseIterable, Sendable {
        case text, anyText, flag, number, numberOrNull, date, time, identifier, oneOf, nearest
        case object, list, filledList, eachOnce, eachKeyOnce, eachDayOnce, eachPersonOnce
        case file, calendars, yearOfName, dayOfYear, weekday, weekend, timeZone, language, json, utf8
        case uniqueNumber, uniqueID, uniqueCode, uniqueSpelling, letters
        case body, municipality, school, person, peopledBody
        case holder, roleOfHead, roleOfCoordinator, oneRegional, someRegional, somebodyElse, notBefore, noCircle
        case period, outsideQuiet, timeFrom, more, dayAfter, descending, ascending
        case row, link, moment, month, monthBetween, ruleOfStart, somebodyInvited
        case column, schoolCode, municipalityName, bodyName, onePerson, quotes
        /// In English only: what concerns whoever writes the templates.
        case other
    }

    package init(_ kind: Kind, _ detail: String = "", _ text: String) {
        self.kind = kind
        self.detail = detail
        self.text = text
    }
}

extension Expectation: Hashable {
    /// The same words are the same expectation, wherever they come from.
    package static func == (left: Expectation, right: Expectation) -> Bool { left.text == right.text }

    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension Expectation: ExpressibleByStringInterpolation, CustomStringConvertible {
    package init(stringLiteral value: String) { self.init(.other, value) }

    package init(_ text: String) { self.init(.other, text) }

    package var description: String { text }
}

extension Expectation {
    package static let text = Expectation(.text, "a text that is not empty")
    static let anyText = Expectation(.anyText, "a text, which may be empty")
    static let flag = Expectation(.flag, "true or false")
    static let date = Expectation(.date, "a day of the calendar as \"YYYY-MM-DD\"")
    static let time = Expectation(.time, "a time of day as \"HH:MM\"")
    static let object = Expectation(.object, "an object")
    static let file = Expectation(.file, "the file")
    static let identifier = Expectation(
        .identifier,
        "an id of 1 to 40 characters a-z, 0-9 and \"-\", with no \"-\" at either end"
    )

    private init(_ kind: Kind, _ text: String) { self.init(kind, "", text) }

    static func number(in range: ClosedRange<Int>, orNull alternative: String? = nil) -> Expectation {
        let text = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        let detail = "\(range.lowerBound)–\(range.upperBound)"
        return alternative.map { Expectation(.numberOrNull, detail, "\(text), or \($0)") }
            ?? Expectation(.number, detail, text)
    }

    static func list(of items: String, notEmpty: Bool) -> Expectation {
        let text = "a list of \(items)" + (notEmpty ? " that is not empty" : "")
        return Expectation(notEmpty ? .filledList : .list, text)
    }
}
