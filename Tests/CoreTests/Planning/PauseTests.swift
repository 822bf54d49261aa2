import Core
import TestSupport
import Testing

/// The pure rules of pauses, snoozes and quiet hours.
struct PauseTests {
    private func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

    private func pause(_ first: String, _ last: String, isLifted: Bool = false) throws -> Pause {
        Pause(school: "s-1", firstDay: try day(first), lastDay: try day(last), isLifted: isLifted)
    }

    @Test func `a pause covers its first and its last day`() throws {
        let pause = try pause("2022-03-17", "2022-04-15")
        #expect(try pause.covers(day("2022-03-17")) && pause.covers(day("2022-04-15")))
        #expect(try !pause.covers(day("2022-03-16")) && !pause.covers(day("2022-04-16")))
    }

    @Test func `it is in force from the moment it is set, and no longer once it is lifted`() throws {
        #expect(try pause("2022-03-17", "2022-04-15").isInForce(on: day("2022-03-16")))
        #expect(try !pause("2022-03-17", "2022-04-15").isInForce(on: day("2022-04-16")))
        #expect(try !pause("2022-03-17", "2022-04-15", isLifted: true).isInForce(on: day("2022-03-20")))
    }

    @Test func `one that was lifted before it held anything is none`() throws {
        #expect(try Pauses([pause("2022-03-17", "2022-03-16", isLifted: true)]).isEmpty)
    }

    @Test(arguments: [
        ("2022-03-17", "2022-03-31", ["2022-03-18", "2022-03-22", "2022-03-30"]),
        ("2022-03-28", "2022-03-31", ["2022-03-29", "2022-03-31", "2022-03-30"]),
        ("2022-03-29", "2022-03-31", ["2022-03-30"]),
        ("2022-03-30", "2022-03-31", ["2022-03-31"]),
        ("2022-03-31", "2022-03-31", []),
        ("2022-04-04", "2022-03-31", []),
        ("2022-03-25", "2022-03-31", ["2022-03-28", "2022-03-30"]),
    ])
    func `a reminder is put off to a working morning before the deadline`(today: String, anchor: String, days: [String])
        throws
    {
        let calendar = WorkCalendar(years: [])
        let choices = try Snooze.choices(from: day(today), before: day(anchor), in: calendar).map(\.day.description)
        #expect(choices == days)
    }

    @Test func `the steps that pauses and snoozes bring have a spelling of their own`() throws {
        let date = try day("2022-04-15")
        let spellings: [(Step, String)] = [
            (.snoozed(date), "snoozed-2022-04-15"), (.resumed(date), "resumed-2022-04-15"),
            (.escalationAnew(.region, since: date), "escalation-region-2022-04-15"),
        ]
        for (step, text) in spellings {
            #expect(step.description == text)
            #expect(Step(text) == step)
        }
        for text in ["snoozed", "snoozed-5", "resumed-2022-4-15", "escalation-region-", "escalation-all-2022-04-15"] {
            #expect(Step(text) == nil)
        }
    }

    @Test(arguments: [
        ("03.03", "2023-03-03", 1), ("2022-03-03", "2022-03-03", 1), ("03.03.2022", "2022-03-03", 1),
        ("3 марта", "2023-03-03", 2), ("3 марта 2022", "2022-03-03", 3), ("3 марта 2022 года срок", "2022-03-03", 4),
        ("04.03 по", "2022-03-04", 1), ("29.02", "2024-02-29", 1), ("5 мая.", "2022-05-05", 2),
    ])
    func `a day is read as people write it, the next such day where no year is named`(
        text: String,
        iso: String,
        words: Int
    ) throws {
        let read = try #require(
            WrittenDay.read(text.split(separator: " ").map(String.init), today: day("2022-03-04"))
        )
        #expect(read.day.description == iso && read.words == words)
    }

    @Test(arguments: ["", "завтра", "3", "31.02", "32.01", "3 мартобря", "марта 3", "03/03", "3.3.22", "2022-13-01"])
    func `what is no day is not taken for one`(text: String) throws {
        #expect(try WrittenDay.read(text.split(separator: " ").map(String.init), today: day("2022-03-04")) == nil)
    }
}
