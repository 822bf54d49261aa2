import Core
import Foundation
import TestSupport
import Testing

/// When people are written to about seminars, and what speaks against a time.
@Suite struct SeminarPlannerTests {
    private static let roster = Hamlet().roster
    private static let everyHead = SeminarAudience(roles: [.schoolHead])

    private func seminar(_ start: String, id: String = "vks", _ change: (inout Seminar) -> Void = { _ in }) -> Seminar {
        let parts = start.split(separator: " ")
        var seminar = Seminar(
            id: .named(id),
            title: "Семинар \(id)",
            start: LocalMoment(date: .on(String(parts[0])), time: .at(String(parts[1]))),
            minutes: 60,
            link: "https://example.ru",
            invited: Self.everyHead,
            answerDays: 2
        )
        change(&seminar)
        return seminar
    }

    private func planner(_ seminars: Seminar..., daysOff: [SpecialDay] = []) -> SeminarPlanner {
        SeminarPlanner(
            seminars: seminars,
            roster: Self.roster,
            calendar: WorkCalendar(years: [], extraDaysOff: daysOff),
            time: RegionTime(zone: Hamlet.zone),
            remindAt: .at("09:00"),
            messagesPerSecond: 30
        )
    }

    private func reminders(_ planner: SeminarPlanner, to people: Int = 2) -> [String] {
        let time = RegionTime(zone: Hamlet.zone)
        return planner.reminders(of: planner.occurrences[0], to: people).map { step, at in
            "\(step.rawValue) \(time.date(of: at)) \(time.time(of: at))"
        }
    }

    @Test func `reminders count in working days, the last two by the clock`() {
        // 28 March 2022 is a Monday.
        #expect(
            reminders(planner(seminar("2022-03-28 10:00"))) == [
                "answer-due 2022-03-24 09:00", "day-before 2022-03-25 09:00", "hour 2022-03-28 09:00",
                "ten-minutes 2022-03-28 09:50",
            ]
        )
        #expect(reminders(planner(seminar("2022-03-28 10:00")), to: 3_000).last == "ten-minutes 2022-03-28 09:48")
    }

    @Test func `invitations go out at once, of a series ten working days before, or as the file says`() {
        let once = planner(seminar("2022-03-25 10:00"))
        #expect(once.invitation(to: once.occurrences[0]) == .distantPast)
        let monthly = planner(
            seminar("2022-03-25 10:00") { $0.series = SeminarSeries(startingOn: $0.start.date, through: $0.through(2)) }
        )
        #expect(monthly.occurrences.map(\.start.iso) == ["2022-03-25T10:00", "2022-04-29T10:00", "2022-05-27T10:00"])
        #expect(monthly.invitation(to: monthly.occurrences[0]) == .at("2022-03-11 09:00"))
        let early = planner(seminar("2022-03-25 10:00") { $0.inviteDays = 3 })
        #expect(early.invitation(to: early.occurrences[0]) == .at("2022-03-22 09:00"))
        #expect(early.nextMoment(after: .at("2022-03-22 09:00")) == .at("2022-03-23 09:00"))
    }

    @Test(arguments: [
        ("2022-03-25", SeminarSeries.Week.last, SeminarSeries.Day.friday), ("2022-03-01", .first, .tuesday),
        ("2022-03-24", .fourth, .thursday), ("2022-03-31", .last, .thursday), ("2022-02-22", .last, .tuesday),
    ])
    func `a series goes by the weekday of its first`(day: String, week: SeminarSeries.Week, weekday: SeminarSeries.Day)
    {
        let series = SeminarSeries(startingOn: .on(day), through: Month(of: .on("2022-12-01")))
        #expect(series.week == week && series.day == weekday)
        #expect(series.day(in: Month(of: .on(day))) == .on(day))
    }

    @Test func `days off, quiet hours and other seminars of the same people are told`() {
        let friday = SpecialDay(date: .on("2022-03-25"), name: "Праздник")
        let others = planner(
            seminar("2022-03-25 10:30", id: "other"),
            seminar("2022-03-25 15:00", id: "far"),
            seminar("2022-03-25 10:00", id: "strange") { $0.invited = SeminarAudience(roles: [.observer]) },
            daysOff: [friday]
        )
        func clashes(_ start: String) -> [SeminarClash] {
            let quiet = QuietHours(from: .at("20:00"), to: .at("08:00"))
            return others.clashes(of: seminar(start).occurrences, since: .on("2022-03-01"), quiet: quiet)
        }
        let other = LocalMoment(date: .on("2022-03-25"), time: .at("10:30"))
        #expect(
            clashes("2022-03-25 10:00") == [
                .dayOff(.on("2022-03-25"), name: "Праздник"), .seminar(title: "Семинар other", at: other, people: 2),
            ]
        )
        #expect(clashes("2022-03-25 11:30") == [.dayOff(.on("2022-03-25"), name: "Праздник")])
        #expect(clashes("2022-03-26 12:00") == [.dayOff(.on("2022-03-26"), name: nil)])
        #expect(clashes("2022-03-24 19:30") == [.quietHours(.init(date: .on("2022-03-24"), time: .at("19:30")))])
        #expect(clashes("2022-03-24 18:30").isEmpty)
    }

    @Test func `who is invited to two places is invited once`() {
        func invited(_ audience: SeminarAudience) -> [PersonID] {
            Self.roster.invited(to: audience).map(\.id)
        }
        #expect(invited(Self.everyHead) == [.anna, .boris])
        #expect(invited(SeminarAudience(municipalities: [.named("district")])) == [.anna, .boris])
        #expect(invited(SeminarAudience(roles: [.curator], schools: [.named("s-1")])) == [.vera])
        #expect(invited(SeminarAudience(schools: [.named("s-2")], people: [.egor, .boris])) == [.boris, .egor])
        #expect(
            invited(SeminarAudience(roles: [.schoolHead, .municipalCoordinator], municipalities: [.named("district")]))
                == [.anna, .boris, .galina]
        )
    }

    @Test func `a key is read as it is written, and is none of another notice's`() throws {
        let key = SeminarNoticeKey(
            roadmap: .named("plan"),
            occurrence: SeminarOccurrenceID(.named("19"), "2022-03"),
            step: .dayBefore,
            recipient: .anna,
            sequence: 2
        )
        #expect(key.description == "plan/19/2022-03/day-before/anna/2")
        #expect(SeminarNoticeKey(key.description) == key && NoticeKey(key.description) == nil)
        #expect(SeminarNoticeKey("plan/19/march/day-before/anna/2") == nil)
    }
}

extension Seminar {
    /// The month so many after the first.
    fileprivate func through(_ months: Int) -> Month { Month(of: start.date).adding(months: months) }
}
