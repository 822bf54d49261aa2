package import Core

/// A small region to plan for: Config as values, each of which a test may change.
///
/// The one of `init` has two municipalities, four schools, two curators, two organisations and one row of every kind.
package struct Region {
    package var activities: [Activity]
    package var bodies: [Body]
    package var municipalities: [Municipality]
    package var schools: [School]
    package var people: [Person]
    package var deputies: [Deputy] = []
    package var years: [CalendarYear]
    package var extraDaysOff: [SpecialDay] = []
    package var policy = Policy.usual()
    package var seminars: [Seminar] = []

    package init() {
        activities = Self.sampleActivities
        bodies = Self.sampleBodies
        municipalities = Self.sampleMunicipalities
        schools = Self.sampleSchools
        people = Self.samplePeople
        // New Year's Eve of 2021 was a day off; the year is there for the reminders before January.
        let eve = SpecialDay(date: date("2021-12-31"), name: "moved")
        years = [CalendarYear(year: 2021, daysOff: [eve], workingDays: [], regionalDaysOff: [])] + KnownCalendar.federal
    }

    /// The sample with changes.
    package init(_ change: (inout Region) -> Void) {
        self.init()
        change(&self)
    }

    package var roadmap: Roadmap {
        Roadmap(id: "r-2022", title: "Дорожная карта", order: "приказ № 1", year: 2022, activities: activities)
    }

    package var roster: Roster {
        Roster(bodies: bodies, municipalities: municipalities, schools: schools, people: people, deputies: deputies)
    }

    package var calendar: WorkCalendar {
        WorkCalendar(years: years, extraDaysOff: extraDaysOff)
    }

    package var planner: Planner {
        Planner(
            roadmap: roadmap,
            roster: roster,
            calendar: calendar,
            policy: policy,
            time: .moscow,
            seminars: seminars
        )
    }
}
