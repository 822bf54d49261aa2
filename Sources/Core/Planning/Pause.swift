/// A time in which nobody is reminded of one school's obligations; they stay owed and may be answered.
///
/// Counted in days, since every reminder of a day goes out at one moment of it.
package struct Pause: Hashable, Sendable {
    package let school: SchoolID
    /// The first day whose reminders were still undecided when the pause was set.
    package let firstDay: CivilDate
    /// The last day without reminders. Before `firstDay` where the pause was lifted before it held anything.
    package let lastDay: CivilDate
    /// Somebody ended it before its time; `lastDay` is then the last day it held.
    package let isLifted: Bool

    package init(school: SchoolID, firstDay: CivilDate, lastDay: CivilDate, isLifted: Bool = false) {
        self.school = school
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.isLifted = isLifted
    }

    /// True where the reminders of that day are not to go out.
    package func covers(_ day: CivilDate) -> Bool { firstDay <= day && day <= lastDay }

    /// True where nothing at all is to go out now, whatever day it was planned for.
    package func isInForce(on today: CivilDate) -> Bool { !isLifted && today <= lastDay }

    /// The longest pause that the head of a school may set himself, in days from today; in a quarter he has no more
    /// days than that in all, and no more pauses than so many.
    package static let longestOfHead = 14
    package static let mostOfHead = 2
    /// In days.
    package static let quarter = 92
    /// The longest of all: silence for a whole year is a school that has left the project.
    package static let longest = 366
}

/// Every pause there has been, by school.
package struct Pauses: Sendable {
    /// Those that held anything, in order of time; a school's pauses do not overlap.
    private let bySchool: [SchoolID: [Pause]]

    package init(_ pauses: some Sequence<Pause> = []) {
        bySchool = Dictionary(grouping: pauses.filter { $0.firstDay <= $0.lastDay }, by: \.school)
            .mapValues { $0.sorted { $0.lastDay < $1.lastDay } }
    }

    package var isEmpty: Bool { bySchool.isEmpty }

    package var schools: [SchoolID] { bySchool.keys.sorted() }

    package func of(_ school: SchoolID) -> [Pause] { bySchool[school] ?? [] }

    /// True where nobody is to hear of the subject now.
    package func isInForce(for subject: Subject, on today: CivilDate) -> Bool {
        guard case .school(let school) = subject else { return false }
        return of(school).contains { $0.isInForce(on: today) }
    }

    /// True where a notice planned for a day is not to go out because of a pause.
    ///
    /// Silence is counted anew from a pause's end, so an escalation that the pause found still ahead is withheld
    /// even where its old day comes after the pause.
    package func withhold(_ notice: Notice, plannedFor day: CivilDate) -> Bool {
        guard case .school(let school) = notice.obligation.subject else { return false }
        return of(school).contains { pause in
            switch notice.step {
            // Promised for a day: it keeps until the pause is over. Asked for by a coordinator, it was at once or never.
            case .snoozed, .nudged: false
            case .escalation: pause.postpones(dueOn: day, anchor: notice.obligation.occurrence.anchor)
            case .escalationAnew(_, let since):
                pause.lastDay > since && pause.postpones(dueOn: day, anchor: notice.obligation.occurrence.anchor)
            case .resumed(let since): pause.lastDay > since && pause.covers(day)
            case .opens, .before, .after, .weekly: pause.covers(day)
            }
        }
    }
}

extension Pause {
    /// True for an escalation that had not been told when the pause began, of silence that began before its end.
    func postpones(dueOn day: CivilDate, anchor: CivilDate) -> Bool { day >= firstDay && anchor <= lastDay }
}
