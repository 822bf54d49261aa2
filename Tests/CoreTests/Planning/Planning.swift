import Core
import Foundation
import TestSupport

extension Region {
    /// Everything the region's plan holds, nothing having been answered.
    func plan(_ standings: Standings = [:]) -> [Notice] {
        planner.notices(in: .always, standings: standings)
    }

    /// The plan of one row.
    func plan(ofRow number: Int) -> [Notice] {
        plan().filter { $0.obligation.activity == number }
    }
}

extension Range<Date> {
    static let always = Date.distantPast..<Date.distantFuture
}

extension Date {
    /// The instant at which Moscow's clock, three hours ahead of Greenwich, shows the hour on the day.
    static func moscow(_ day: CivilDate, hour: Int = 9) -> Date {
        Date(timeIntervalSince1970: Double(day.ordinal * 86_400 + (hour - 3) * 3_600))
    }

    static func moscow(_ day: String, hour: Int = 9) -> Date {
        moscow(date(day), hour: hour)
    }
}

extension Notice {
    /// The day of the notice in Moscow.
    var day: CivilDate {
        CivilDate(ordinal: Int((at.timeIntervalSince1970 + 3 * 3_600) / 86_400))
    }
}

extension Sequence<Notice> {
    /// The days on which something goes out to a person about a subject, by step.
    func days(to person: PersonID, about subject: Subject) -> [Step: String] {
        let own = filter { $0.recipient == person && $0.obligation.subject == subject }
        return Dictionary(own.map { ($0.step, $0.day.description) }) { "\($0) and \($1)" }
    }

    var keys: Set<String> { Set(map(\.key.description)) }
    var recipients: Set<PersonID> { Set(map(\.recipient)) }
    var subjects: Set<Subject> { Set(map(\.obligation.subject)) }
}
