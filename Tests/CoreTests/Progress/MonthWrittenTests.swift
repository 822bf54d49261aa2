import Core
import Testing

/// A month as people type it after a command.
@Suite struct MonthWrittenTests {
    @Test(arguments: [
        ("2022-03", "2022-03"), ("март", "2022-03"), ("Март 2021", "2021-03"), ("за март", "2022-03"),
        ("в марте", "2022-03"), ("03.2023", "2023-03"), ("3", "2022-03"), ("декабрь 2021 г.", "2021-12"),
    ])
    func `is read`(text: String, month: String) {
        #expect(Month(written: text, year: 2022)?.description == month)
    }

    @Test(arguments: ["", "13", "0", "1 марта", "март-май", "ежемесячно", "мартобрь", "03.22", "2022-13", "."])
    func `is not guessed at`(text: String) {
        #expect(Month(written: text, year: 2022) == nil)
    }
}
