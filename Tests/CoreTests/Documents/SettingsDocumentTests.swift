import Core
import Foundation
import Testing

@Suite struct SettingsDocumentTests {
    private let reader = DocumentFixture(text: Self.valid) { bytes throws(Problems) in
        try SettingsDocument.read(bytes)
    }

    @Test func `a file without mistakes becomes settings`() throws {
        let settings = try reader.read()
        #expect(settings.time.zone.identifier == "Europe/Moscow")
        #expect(settings.language == "en")
        #expect(settings.personalData == .none)
        #expect(settings.contact == "координатор")
        #expect(
            settings.delivery
                == DeliveryLimits(
                    inFlight: 50,
                    messagesPerSecond: 30,
                    chatMessagesPerSecond: nil,
                    groupMessagesPerMinute: 20
                )
        )
        #expect(settings.retention == Retention(conversationDays: 30, ledgerDays: 800))
        #expect(settings.quietHours == QuietHours(from: try time("20:00"), to: try time("08:00")))
        #expect(settings.digest == DigestRhythm(weekday: .tuesday, at: try time("10:30")))
        #expect(
            settings.policy
                == Policy(
                    remindAt: try time("08:00"),
                    before: [10, 1, 0],
                    after: [1, 3],
                    weeks: 8,
                    escalation: Policy.Escalation(curator: 3, municipality: 6, region: 10),
                    monthly: Policy.Monthly(opensDay: 20, dueDay: 25, before: [3, 0], monthsWithout: [7, 8]),
                    dateBefore: [5]
                )
        )
    }

    @Test(arguments: [
        Mistake(
            "Europe/Moscow",
            "Europe/Elista",
            at: "$.timeZone",
            found: "\"Europe/Elista\"",
            expected: "a time zone of the tz database, such as \"Europe/Moscow\""
        ),
        Mistake(
            "Europe/Moscow",
            "GMT+3",
            at: "$.timeZone",
            found: "\"GMT+3\"",
            expected: "a time zone of the tz database, such as \"Europe/Moscow\""
        ),
        Mistake(
            "\"en\"",
            "\"../en\"",
            at: "$.language",
            found: "\"../en\"",
            expected: "a language of Messages as two small letters, such as \"ru\""
        ),
        Mistake(
            "\"none\"",
            "\"None\"",
            at: "$.personalData",
            found: "\"None\"",
            expected: "one of: full, none (did you mean \"none\"?)"
        ),
        Mistake(
            "\"messagesPerSecond\": 30",
            "\"messagesPerSecond\": 0",
            at: "$.delivery.messagesPerSecond",
            found: "0",
            expected: "a whole number from 1 to 1000, or null for no limit"
        ),
        Mistake(
            "\"groupMessagesPerMinute\": 20",
            "\"groupMessagesPerMinute\": \"none\"",
            at: "$.delivery.groupMessagesPerMinute",
            found: "\"none\"",
            expected: "a whole number from 1 to 60000, or null for no limit"
        ),
        Mistake(
            "\"ledgerDays\": 800",
            "\"ledgerDays\": 30",
            at: "$.retention.ledgerDays",
            found: "30",
            expected: "a whole number from 366 to 3650"
        ),
        Mistake(
            "\"contact\": \"координатор\",",
            "",
            at: "$.contact",
            found: "nothing",
            expected: "a text that is not empty"
        ),
        Mistake(
            "\"08:00\", \"before\"",
            "\"8:00\", \"before\"",
            at: "$.reminders.at",
            found: "\"8:00\"",
            expected: "a time of day as \"HH:MM\""
        ),
        Mistake(
            "\"08:00\", \"before\"",
            "\"07:59\", \"before\"",
            at: "$.reminders.at",
            found: "\"07:59\"",
            expected: "a time outside the quiet hours 20:00–08:00"
        ),
        Mistake(
            "[10, 1, 0]",
            "[10, 1, 1]",
            at: "$.reminders.before",
            found: "[10, 1, 1]",
            expected: "a list of working days, the largest first, none twice"
        ),
        Mistake(
            "[10, 1, 0]",
            "[61]",
            at: "$.reminders.before[0]",
            found: "61",
            expected: "a whole number from 0 to 60"
        ),
        Mistake(
            "[1, 3]",
            "[3, 1]",
            at: "$.reminders.after",
            found: "[3, 1]",
            expected: "a list of working days, the smallest first, none twice"
        ),
        Mistake("[1, 3]", "[0]", at: "$.reminders.after[0]", found: "0", expected: "a whole number from 1 to 60"),
        Mistake(
            "\"weeks\": 8",
            "\"weeks\": -1",
            at: "$.reminders.weeks",
            found: "-1",
            expected: "a whole number from 0 to 52"
        ),
        Mistake(
            "\"municipality\": 6",
            "\"municipality\": 3",
            at: "$.escalation.municipality",
            found: "3",
            expected: "more than the curator's 3"
        ),
        Mistake(
            "\"region\": 10",
            "\"region\": 5",
            at: "$.escalation.region",
            found: "5",
            expected: "more than the municipality's 6"
        ),
        Mistake(
            "\"dueDay\": 25",
            "\"dueDay\": 20",
            at: "$.monthlyReport.dueDay",
            found: "20",
            expected: "a day after the opening day 20"
        ),
        Mistake(
            "\"dueDay\": 25",
            "\"dueDay\": 32",
            at: "$.monthlyReport.dueDay",
            found: "32",
            expected: "a whole number from 1 to 31"
        ),
        Mistake(
            "[7, 8]",
            "[7, 7]",
            at: "$.monthlyReport.monthsWithout[1]",
            found: "7",
            expected: "each of the months once"
        ),
        Mistake(
            "[7, 8]",
            "[13]",
            at: "$.monthlyReport.monthsWithout[0]",
            found: "13",
            expected: "a whole number from 1 to 12"
        ),
        Mistake(
            "\"setDateBefore\": [5]",
            "\"setDateBefore\": 5",
            at: "$.seminars.setDateBefore",
            found: "5",
            expected: "a list of working days, the largest first"
        ),
        Mistake(
            "\"tuesday\"",
            "\"tueday\"",
            at: "$.digest.weekday",
            found: "\"tueday\"",
            expected:
                "one of: monday, tuesday, wednesday, thursday, friday, saturday, sunday (did you mean \"tuesday\"?)"
        ),
        Mistake(
            "\"10:30\"",
            "\"21:00\"",
            at: "$.digest.at",
            found: "\"21:00\"",
            expected: "a time outside the quiet hours 20:00–08:00"
        ),
        Mistake("\"10:30\"", "true", at: "$.digest.at", found: "true", expected: "a time of day as \"HH:MM\""),
        Mistake(
            "\"from\": \"20:00\"",
            "\"from\": \"24:00\"",
            at: "$.quietHours.from",
            found: "\"24:00\"",
            expected: "a time of day as \"HH:MM\""
        ),
    ])
    func `each mistake is told where it is`(mistake: Mistake) {
        #expect(reader.problems(after: mistake) == mistake.problems(in: "settings.json"))
    }

    @Test func `a digest before the hour of reminders is a mistake`() {
        let mistake = Mistake(
            "\"08:00\", \"before\": [10, 1, 0]",
            "\"11:00\", \"before\": [10, 1, 0]",
            at: "$.digest.at",
            found: "\"10:30\"",
            expected: "a time not before 11:00, the hour of reminders"
        )
        #expect(reader.problems(after: mistake) == mistake.problems(in: "settings.json"))
    }

    @Test(arguments: ["null", ""])
    func `without a digest nothing is wrong, and there is none`(value: String) throws {
        let whole = "\"digest\": { \"weekday\": \"tuesday\", \"at\": \"10:30\" },"
        let text = Self.valid.replacing(whole, with: value.isEmpty ? "" : "\"digest\": \(value),")
        #expect(text != Self.valid)
        #expect(try SettingsDocument.read(text.utf8).digest == nil)
    }

    private func time(_ text: String) throws -> ClockTime {
        try #require(ClockTime(text))
    }

    static let valid = """
        {
          "$schema": "schema/settings.schema.json",
          "timeZone": "Europe/Moscow",
          "language": "en",
          "personalData": "none",
          "contact": "координатор",
          "reminders": { "at": "08:00", "before": [10, 1, 0], "after": [1, 3], "weeks": 8 },
          "escalation": { "curator": 3, "municipality": 6, "region": 10 },
          "monthlyReport": { "opensDay": 20, "dueDay": 25, "before": [3, 0], "monthsWithout": [7, 8] },
          "seminars": { "setDateBefore": [5] },
          "quietHours": { "from": "20:00", "to": "08:00" },
          "digest": { "weekday": "tuesday", "at": "10:30" },
          "delivery": {
            "inFlight": 50, "messagesPerSecond": 30, "chatMessagesPerSecond": null, "groupMessagesPerMinute": 20
          },
          "retention": { "conversationDays": 30, "ledgerDays": 800, "backupDays": 90 }
        }
        """
}
