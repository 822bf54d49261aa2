import Testing

@testable import Wording

@Suite struct PluralTests {
    static let russian: [(quantity: Quantity, words: String)] =
        [(1, "рабочий день"), (21, "рабочий день"), (101, "рабочий день"), (1_001, "рабочий день")].map(whole)
        + [(2, "рабочих дня"), (3, "рабочих дня"), (4, "рабочих дня"), (22, "рабочих дня"), (104, "рабочих дня")].map(
            whole
        )
        + [0, 5, 6, 9, 10, 11, 12, 13, 14, 15, 19, 20, 25, 100, 111, 112, 114, 1_011].map { whole($0, "рабочих дней") }

    private static func whole(_ number: Int, _ words: String) -> (quantity: Quantity, words: String) {
        (Quantity(number), words)
    }

    @Test(arguments: russian)
    func `a russian number takes the form of its last digits`(_ quantity: Quantity, _ words: String) throws {
        let text = try Shipped.text("{{n.workingDays}}", slots: [.number("n")], ["n": .number(quantity.whole)])
        #expect(text.hasSuffix(" " + words))
    }

    @Test(arguments: [
        (15, 1, "1,5 часа"), (10, 1, "1,0 часа"), (5, 1, "0,5 часа"), (205, 2, "2,05 часа"), (110, 1, "11,0 часа"),
        (1, 0, "1 час"), (3, 0, "3 часа"), (11, 0, "11 часов"),
    ])
    func `a russian fraction takes a form of its own`(_ scaled: Int, _ digits: Int, _ expected: String) throws {
        let quantity = Quantity(scaled: scaled, fractionDigits: digits)
        let text = try Shipped.text("{{n.hours}}", slots: [.decimal("n")], ["n": .decimal(quantity)])
        #expect(text == expected)
    }

    @Test(arguments: [
        (Quantity(1), "1 hour"), (Quantity(0), "0 hours"), (Quantity(2), "2 hours"), (Quantity(21), "21 hours"),
        (Quantity(scaled: 10, fractionDigits: 1), "1.0 hours"), (Quantity(scaled: 15, fractionDigits: 1), "1.5 hours"),
    ])
    func `an english number has two forms`(_ quantity: Quantity, _ expected: String) throws {
        let values: WordingValues = ["n": .decimal(quantity)]
        #expect(try Shipped.text("{{n.hours}}", slots: [.decimal("n")], values, language: "en") == expected)
    }

    @Test func `a number may have a phrase of its own`() throws {
        func left(_ days: Int) throws -> String {
            try Shipped.text("{{n.workingDaysLeft}}", slots: [.number("n")], ["n": .number(days)])
        }
        #expect(try left(0) == "срок сегодня")
        #expect(try left(1) == "остался 1 рабочий день")
        #expect(try left(3) == "осталось 3 рабочих дня")
        #expect(try left(10) == "осталось 10 рабочих дней")
    }

    /// Rules and samples of CLDR 45 for languages unlike ours: Polish, Lithuanian, Arabic, Latvian.
    @Test(arguments: [
        ("v = 0 and i % 10 = 2..4 and i % 100 != 12..14", [2, 3, 4, 22, 102], [0, 1, 5, 12, 13, 14, 112]),
        ("n % 10 = 1 and n % 100 != 11..19", [1, 21, 101], [0, 11, 111, 2]),
        ("n % 100 = 3..10", [3, 10, 103, 110], [2, 11, 100, 111]),
        ("n % 10 = 0 or n % 100 = 11..19 or v = 2 and f % 100 = 11..19", [0, 10, 11, 19, 20], [1, 9, 21]),
        ("n = 0,1 or i = 5 @integer 0, 1, 5 @decimal 0.0", [0, 1, 5], [2, 15]),
    ])
    func `a rule of CLDR matches its samples and no others`(_ rule: String, _ yes: [Int], _ no: [Int]) throws {
        let rule = try #require(PluralRule(rule))
        #expect(yes.filter { !rule.matches(Quantity($0)) } == [])
        #expect(no.filter { rule.matches(Quantity($0)) } == [])
    }

    @Test func `a rule looks at fraction digits with and without trailing zeros`() throws {
        let visible = try #require(PluralRule("v = 2 and f = 50"))
        let trimmed = try #require(PluralRule("w = 1 and t = 5"))
        let whole = try #require(PluralRule("n = 1"))
        let number = Quantity(scaled: 150, fractionDigits: 2)
        #expect(visible.matches(number))
        #expect(trimmed.matches(number))
        #expect(!whole.matches(number))
        #expect(whole.matches(Quantity(scaled: 100, fractionDigits: 2)))
    }

    @Test(arguments: [
        "", "i", "i =", "x = 1", "i % 0 = 1", "i = 4..2", "i = 1 and", "or i = 1", "i = a", "i = 1 i = 2",
    ])
    func `what is not a rule is refused`(_ text: String) {
        #expect(PluralRule(text) == nil)
    }

    @Test(arguments: [
        (0, "0"), (1_692, "1692"), (10_000, "10\u{A0}000"), (1_234_567, "1\u{A0}234\u{A0}567"), (-3, "\u{2212}3"),
        (123_456, "123\u{A0}456"),
    ])
    func `long numbers are grouped`(_ number: Int, _ expected: String) throws {
        #expect(try Shipped.text("{{n}}", slots: [.number("n")], ["n": .number(number)]) == expected)
    }
}
