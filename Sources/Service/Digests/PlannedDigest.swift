internal import Chat
package import Core
package import Foundation
package import Wording

/// A digest as the dry run shows it: how it would read if nobody did anything meanwhile.
package struct PlannedDigest: Sendable {
    package let at: Date
    package let key: String
    package let recipient: PersonID
    let message: OutgoingMessage

    /// In the HTML of `OutgoingMessage`.
    package var text: String { message.text }

    /// True where it travels in one message with what its reader is reminded of at that moment.
    ///
    /// Throws: `WordingError`, a mistake in code.
    package func joins(_ bundle: NoticeBundle, world: World) throws(WordingError) -> Bool {
        guard bundle.at == at, bundle.recipient == recipient else { return false }
        return message.below(try ReminderCard(planned: bundle, world: world).message()) != nil
    }
}

extension World {
    /// The digests of a day; `onTime` where everything is done before it is due.
    package func plannedDigests(on day: CivilDate, onTime: Bool) throws -> [PlannedDigest] {
        guard let rhythm = settings.digest, rhythm.days(from: day, through: day, in: calendar) == [day] else {
            return []
        }
        let at = time.instant(day, rhythm.at)
        let since = digests(after: at.addingTimeInterval(-28 * 86_400), through: at.addingTimeInterval(-1)).last?.at
        let undertakings = planner.undertakings
        return try coordinators.compactMap { person in
            guard let scope = digestScope(of: person) else { return nil }
            let progress = RoadmapProgress(on: day, of: planner, within: scope, paused: []) { place in
                onTime ? Array(repeating: .done, count: undertakings[place].subjects.subjects.count) : nil
            }
            let month = planner.reportMonths.last { $0.opens <= day }
            let schools = roster.schools(within: scope)
            let reports = month.flatMap { month in
                onTime || month.occurrence.deadline >= day
                    ? nil
                    : MonthReports(
                        of: month.month,
                        schools: schools,
                        marks: schools.map { _ in ReportMark.none },
                        isOver: true
                    )
            }
            let facts = DigestFacts(since: since ?? at, of: progress, reports, time: time)
            let card = DigestCard(facts: facts, place: placeName(of: scope), world: self)
            return PlannedDigest(
                at: at,
                key: "digest/\(day)/\(person.id)",
                recipient: person.id,
                message: try card.message()
            )
        }
    }
}
