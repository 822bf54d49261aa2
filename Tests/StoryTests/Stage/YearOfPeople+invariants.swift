import TestSupport
import Testing

/// What must be true of every year, whatever people do.
extension YearOfPeople {
    func checkInvariants(_ seen: [Seen], _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        let ledger = try story.ledger()
        func check(_ offences: [String], _ rule: String) {
            #expect(
                offences.isEmpty,
                "\(rule): \(offences.count), such as \(offences.prefix(3)) \(comment?.rawValue ?? "")",
                sourceLocation: sourceLocation
            )
        }
        let mornings = Dictionary(grouping: seen) { "\($0.person) \($0.message.day)" }
        check(mornings.filter { $0.value.count > 1 }.map(\.key), "more than one reminder on one day")
        let hours = seen.filter { $0.message.time != "09:00" || !Almanac.works($0.message.day) }
        check(hours.map { "\($0.person) \($0.message.date)" }, "a reminder outside 9:00 of a working day")

        let keys = Dictionary(grouping: ledger.notices, by: \.key)
        check(keys.filter { $0.value.count > 1 }.map(\.key), "a key that is not unique")
        check(ledger.notices.filter { !$0.hasOutcome }.map { "\($0.key) \($0.state)" }, "a notice without an outcome")
        #expect(ledger.open == 0, comment, sourceLocation: sourceLocation)
        let late = ledger.notices.filter { notice in
            notice.state == "sent" && ledger.wasDone(notice.obligation, at: notice.endedAt)
        }
        check(late.map(\.key), "a notice about what was done")
        // A reminder is sent for something: every delivered message carries a notice, and no notice travels twice.
        let carried = Set(ledger.notices.filter { $0.state == "sent" }.compactMap(\.entry))
        check(ledger.reminders.filter { !carried.contains($0.entry) }.map { "\($0)" }, "a message about nothing")
    }
}
