import Core
import Testing

/// What people type after a command.
@Suite struct ChangeWordsTests {
    @Test(arguments: [
        "2022-03-03 Цаган Сар, указ № 10", "03.03.2022 Цаган Сар, указ № 10", "3 марта 2022 Цаган Сар, указ № 10",
        "3 марта 2022 г. «Цаган Сар», указ № 10.",
    ])
    func `a day off`(text: String) throws {
        let read = try #require(ChangeWords.dayOff(text))
        #expect(read.day == CivilDate(iso: "2022-03-03") && read.name == "Цаган Сар" && read.source == "указ № 10")
    }

    @Test(arguments: [
        "", "Цаган Сар", "2022-03-03", "2022-03-03 Цаган Сар", "2022-02-30 День, указ", "3 марта День, указ",
    ])
    func `no day off`(text: String) {
        #expect(ChangeWords.dayOff(text) == nil)
    }

    @Test func `what is wrong with a day is told`() {
        let faults: KeyValuePairs<String, ChangeWords.Fault?> = [
            "2022-03-03 Цаган Сар, указ № 10": nil, "Цаган Сар, указ": nil, "": nil,
            "31.02.2022 День, указ": .noSuchDay("31.02.2022"), "2022-02-30 День, указ": .noSuchDay("2022-02-30"),
            "31 февраля 2022 День, указ": .noSuchDay("31 февраля 2022"), "3 марта Цаган Сар, указ": .noYear("3 марта"),
            "03.03 Цаган Сар, указ": .noYear("03.03"), "2022-03-03 Цаган Сар": .noSource, "2022-03-03": .noSource,
        ]
        for (text, fault) in faults { #expect(ChangeWords.dayOffFault(text) == fault, "\(text)") }
        let days: KeyValuePairs<String, ChangeWords.Fault?> = [
            "Иванова Петрова с 01.07.2022 по 28.07.2022": nil, "Иванова Петрова": nil,
            "Иванова Петрова с 1 июля по 28 июля": nil, "Иванова Петрова с 31.02 по 28.07": .noSuchDay("31.02"),
            "Иванова Петрова с 1 июля 2022 по 31.06.2022": .noSuchDay("31.06.2022"),
        ]
        for (text, fault) in days { #expect(ChangeWords.daysFault(text) == fault, "\(text)") }
    }

    @Test(arguments: [
        #"18 период "19 сентября – 24 октября 2022 г." основание "письмо № 5""#,
        "18 срок «19 сентября – 24 октября 2022 г.» основание: письмо № 5",
        "строка 18 19 сентября – 24 октября 2022 г. Основание письмо № 5.",
    ])
    func `an amendment`(text: String) throws {
        let read = try #require(ChangeWords.amendment(text))
        #expect(read.row == 18 && read.reason == "письмо № 5", "\(read)")
        #expect(read.period.hasPrefix("19 сентября – 24 октября 2022 г"), "\(read)")
    }

    @Test(arguments: ["", "18", "18 период май", "период май основание x", "18 основание x", "18 период май основание"])
    func `no amendment`(text: String) {
        #expect(ChangeWords.amendment(text) == nil)
    }

    @Test func `two people, and days`() throws {
        let today = try #require(CivilDate(iso: "2022-06-15"))
        let days = (CivilDate(iso: "2022-07-01"), CivilDate(iso: "2022-07-28"))
        for text in [
            "Иванова Петрова с 01.07.2022 по 28.07.2022", "Иванова Петрова с 1 июля 2022 по 28 июля 2022",
            "Иванова Петрова с 01.07 по 28.07", "Иванова Петрова с 1 июля по 28 июля",
        ] {
            let people = ChangeWords.people(text, today: today)
            #expect(people?.first == "Иванова" && people?.second == "Петрова")
            #expect(people?.from == days.0 && people?.to == days.1)
        }
        let winter = ChangeWords.people("Иванова Петрова с 27.12 по 10.01", today: today)
        #expect(winter?.from == CivilDate(iso: "2022-12-27") && winter?.to == CivilDate(iso: "2023-01-10"))
        #expect(ChangeWords.people("Иванова Анна / Петрова Яна", today: today)?.second == "Петрова Яна")
        for text in ["", "Иванова", "Иванова Петрова Сидорова", "Иванова Петрова с вчера", "А Б с 1 июля вечером"] {
            #expect(ChangeWords.people(text, today: today) == nil, "\(text)")
        }
    }

    @Test func `a school`() {
        #expect(ChangeWords.school("Ш-07 выбывает") == .leaves(school: "Ш-07"))
        #expect(ChangeWords.school("Троицкая СОШ выбывает") == .leaves(school: "Троицкая СОШ"))
        #expect(
            ChangeWords.school("Ш-26 вступает; Новая СОШ; Город Элиста; И И И")
                == .joins(code: "Ш-26", name: "Новая СОШ", municipality: "Город Элиста", head: "И И И", curator: nil)
        )
        for text in ["", "Ш-07", "Ш-07 горит", "Ш-26 вступает", "Ш-26 вступает; ; Город; И"] {
            #expect(ChangeWords.school(text) == nil, "\(text)")
        }
    }
}
