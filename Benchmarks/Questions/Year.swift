import Chat
import Core
import Foundation
import Persistence
import Service

/// A year of a region, as people and the bot would have left it in the journal: answers, reports, reminders.
struct Year: Sendable {
    let world: World
    let seed: UInt64

    private var planner: Planner { world.planner }
    var schools: Int { planner.roster.schools.count }

    /// Noon of one of the year's last working days: everything has come, the last reports too.
    var end: Date {
        let last = CivilDate(year: planner.roadmap.year, month: 12, day: 28) ?? CivilDate(ordinal: 0)
        return planner.time.instant(last, ClockTime("12:00") ?? .midnight)
    }

    /// The regional coordinator, and one of a municipality.
    var coordinators: [PersonID] {
        let regional = planner.roster.people.first { $0.roles.contains(.regionalCoordinator) }?.id
        return [regional, planner.roster.municipalities.first?.coordinator].compactMap(\.self)
    }

    /// Returns: what there is now, for the eye.
    func write(into journal: Journal) async throws -> String {
        var random = Draw(seed: seed)
        var settled: [ObligationID: Date] = [:]
        for undertaking in planner.undertakings {
            let deadline = planner.time.instant(undertaking.occurrence.deadline, .midnight)
            for subject in undertaking.subjects.subjects where random.next(10) < 8 {
                let days = Double(random.next(20)) - 15
                settled[undertaking.obligation(of: subject).id] = deadline.addingTimeInterval(days * 86_400)
            }
        }
        let answers = settled.filter { $0.value <= end }
        try await journal.write { [world, end] ledger in
            for (id, moment) in answers.sorted(by: { $0.value < $1.value }) {
                let isReport = world.planner.undertakings.isReport(id)
                guard !isReport else { continue }
                try ledger.set(Standing(state: .done, since: moment, by: nil), of: id, by: nil, at: min(moment, end))
            }
        }
        var reports = 0
        for month in world.reportedMonths(by: planner.time.date(of: end)) {
            let seed = UInt64(random.next(1 << 30))
            reports += try await journal.write { [self] in try report(month, seed: seed, in: $0) }
        }
        var notices = 0
        let known = answers
        for month in 1...12 {
            guard let first = CivilDate(year: planner.roadmap.year, month: month, day: 1) else { continue }
            let next = Month(of: first).next.firstDay
            let window =
                planner.time.instant(first, .midnight)..<min(planner.time.instant(next, .midnight), end)
            notices += try await journal.write { [self] in try remind(in: window, settled: known, in: $0) }
        }
        return "\(answers.count) answers, \(reports) reports, \(notices) notices"
    }

    private func report(_ month: Month, seed: UInt64, in ledger: Ledger) throws -> Int {
        var random = Draw(seed: seed)
        let rows = planner.reportRows(in: month).map(\.number)
        var count = 0
        for school in planner.roster.schools where random.next(10) < 9 {
            let day = month.day(random.next(10) == 0 ? 28 : 22)
            let at = planner.time.instant(day, ClockTime("10:00") ?? .midnight)
            guard at < end else { continue }
            let report = try ledger.beginReport(of: school.id, in: month, at: at)
            for row in rows {
                let status = RowStatus.allCases[random.next(RowStatus.allCases.count)]
                try ledger.add(
                    .answered(row: row, status: status, reason: nil),
                    to: report,
                    by: school.head,
                    in: nil,
                    at: at
                )
            }
            let sent = ReportSubmission(number: count, version: 1, digest: "", asked: rows, known: [])
            try ledger.add(.submitted(sent), to: report, by: school.head, in: nil, at: at)
            count += 1
            if random.next(12) == 0 {
                try ledger.add(.returned, to: report, by: school.curator, in: nil, at: at)
            } else if let obligation = planner.reportObligation(of: school.id, in: month) {
                let standing = Standing(state: .done, since: at, by: school.head)
                try ledger.set(standing, of: obligation.id, by: school.head, at: at)
            }
        }
        return count
    }

    /// Every morning's messages, sent.
    private func remind(in window: Range<Date>, settled: [ObligationID: Date], in ledger: Ledger) throws -> Int {
        let notices = planner.notices(in: window) { id, moment in settled[id].map { $0 <= moment } ?? false }
        let mornings = Dictionary(grouping: notices) { "\($0.at.timeIntervalSince1970)/\($0.recipient)" }
        for (key, notices) in mornings.sorted(by: { $0.key < $1.key }) {
            guard let at = notices.first?.at,
                let entry = try ledger.enqueue(.reminder, key: key, to: ChatID(rawValue: 1), lane: .notice, at: at)
            else { continue }
            for notice in notices { try ledger.queue(notice, in: entry) }
            for case .taken(let entry) in try ledger.take([entry], at: at).values {
                try ledger.record(.sent(MessageID(rawValue: entry.id)), of: entry, at: at)
            }
        }
        return notices.count
    }
}

extension [Undertaking] {
    fileprivate func isReport(_ id: ObligationID) -> Bool {
        contains { $0.demand == .report && $0.activity == id.activity && $0.occurrence.id == id.occurrence }
    }
}

/// Numbers that are the same for the same seed: SplitMix64 (https://prng.di.unimi.it/splitmix64.c).
struct Draw {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// From 0 to below the bound.
    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((value ^ (value >> 31)) % UInt64(bound))
    }
}
