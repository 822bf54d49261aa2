/// What speaks against a time that is chosen for a seminar. It is told before anything is saved; it forbids nothing.
package enum SeminarClash: Hashable, Sendable {
    /// A Saturday, a Sunday or a holiday, with its name where the calendar has one.
    case dayOff(CivilDate, name: String?)
    case quietHours(LocalMoment)
    /// Another seminar at the same time, and how many are invited to both.
    case seminar(title: String, at: LocalMoment, people: Int)
}

extension SeminarPlanner {
    /// Everything that speaks against times that lie ahead, in their order. A seminar does not clash with itself.
    package func clashes(
        of times: [SeminarOccurrence],
        since today: CivilDate,
        quiet: QuietHours
    ) -> [SeminarClash] {
        let others = occurrences.filter { $0.cancelled == nil && $0.start.date >= today }
        return times.filter { $0.cancelled == nil && $0.start.date >= today }.flatMap { time in
            let people = Set(roster.invited(to: time.seminar.invited).map(\.id))
            let meetings = others.compactMap { other -> SeminarClash? in
                guard other.seminar.id != time.seminar.id, time.overlaps(other) else { return nil }
                let both = roster.invited(to: other.seminar.invited).count { people.contains($0.id) }
                return both == 0 ? nil : .seminar(title: other.seminar.title, at: other.start, people: both)
            }
            return clashes(of: time, quiet: quiet) + meetings
        }
    }

    private func clashes(of occurrence: SeminarOccurrence, quiet: QuietHours) -> [SeminarClash] {
        let start = occurrence.start
        var clashes: [SeminarClash] = []
        if !calendar.isWorkingDay(start.date) {
            clashes.append(.dayOff(start.date, name: calendar.name(of: start.date)))
        }
        if (0..<occurrence.seminar.minutes).contains(where: { quiet.contains(start.time.adding(minutes: $0)) }) {
            clashes.append(.quietHours(start))
        }
        return clashes
    }
}

extension ClockTime {
    /// What a clock shows so many minutes later; midnight comes round.
    fileprivate func adding(minutes: Int) -> ClockTime {
        let total = (self.minutes + minutes) % 1_440
        return ClockTime(hour: total / 60, minute: total % 60) ?? self
    }
}

extension SeminarOccurrence {
    /// Minutes since 1970 by the region's clocks; no seminar is held while they are put back.
    private var span: Range<Int> {
        let begin = start.date.ordinal * 1_440 + start.time.minutes
        return begin..<(begin + seminar.minutes)
    }

    package func overlaps(_ other: SeminarOccurrence) -> Bool { span.overlaps(other.span) }
}
