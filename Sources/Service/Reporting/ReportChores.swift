internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// What is to be seen to about reports once a working day, besides the roadmap's own notices: reports that wait for
/// their curators, and the summary of a month that is over.
struct ReportChores {
    let world: World
    let now: Date

    private var today: CivilDate { world.time.date(of: now) }

    /// Returns: how many messages were written into the outbox.
    func work(in ledger: Ledger) throws -> Int {
        guard world.openHours.contain(now) else { return 0 }
        let handed = try handOver(in: ledger)
        let last = try ledger.text(.reportChores)
        guard last != "\(today)" else { return handed }
        try ledger.set(.reportChores, to: "\(today)")
        try ledger.keep(world.roadmap)
        try ledger.keep(world.roster.schools, at: now)
        try endCorrections(in: ledger)
        let lastDay = last.flatMap { CivilDate(iso: $0) }
        return try handed + remindReviewers(since: lastDay, in: ledger) + remindSchools(since: lastDay, in: ledger)
            + sumUp(in: ledger)
    }

    /// Whoever has come to look a school's report over since it was handed out gets what waits, once, in one message.
    private func handOver(in ledger: Ledger) throws -> Int {
        let handed = try ledger.reportsHanded()
        guard !handed.isEmpty else { return 0 }
        let chats = try ledger.reachableChats()
        var due: [PersonID: (chat: ChatID, reports: [Waiting])] = [:]
        for (id, people) in handed.sorted(by: { $0.key < $1.key }) {
            guard let stored = try ledger.report(id), stored.report.isToReview,
                let report = wait(of: stored, since: nil, \.isToReviewers)
            else {
                try ledger.set(id, handedTo: nil)
                continue
            }
            var all = people
            for chat in world.reviewChats(of: report.school, on: today, among: chats) {
                guard let person = try ledger.person(of: chat), all.insert(person).inserted else { continue }
                due[person, default: (chat, [])].reports.append(report)
            }
            if all != people { try ledger.set(id, handedTo: all) }
        }
        return try due.sorted { $0.key < $1.key }.count { person, waiting in
            let message = OutboxContent.message(try message(about: waiting.reports, isHandedOver: true))
            // A report is handed to somebody once each time it comes.
            let key = "review/handed/\(person)/\(waiting.reports.map(\.key).joined(separator: ","))"
            return try ledger.enqueue(message, key: key, to: waiting.chat, lane: .notice, at: now) != nil
        }
    }

    /// What a school has begun to correct and not sent by the last day stands as it was submitted.
    private func endCorrections(in ledger: Ledger) throws {
        guard let month = try world.reportMonth(on: today, in: ledger) else { return }
        for stored in try ledger.reports(since: month.previous.previous) where stored.report.stage == .correcting {
            guard let desk = try ReportDesk(stored, in: ledger, world: world), desk.isCorrectionOver(on: today) else {
                continue
            }
            try ledger.add(.correctionDropped, to: stored.id, by: nil, in: nil, at: now)
            let renewed = try desk.renewed(in: ledger)
            let news = ReportNews(desk: renewed, ledger: ledger, event: "over-\(today)", now: now)
            try news.renewReceipt()
            try news.renewReviews()
        }
    }

    /// Once a month is over, on the first working day after it, its coordinators learn what was reported; of months
    /// that nobody could be told of in time, with the last of them.
    private func sumUp(in ledger: Ledger) throws -> Int {
        let begun = try ledger.date(.firstPlanned).map { world.time.date(of: $0) }
        let told = try ledger.text(.summaryTold) ?? ""
        let lastYear = try world.planner(of: world.roadmap.year - 1, in: ledger)?.reportMonths ?? []
        let due = (lastYear + world.planner.reportMonths).filter { month, opens, _ in
            month.next.firstDay <= today && opens >= begun ?? today && month.description > told
        }
        let months = Set(due.map(\.month)).sorted()
        guard let month = months.last else { return 0 }
        try ledger.set(.summaryTold, to: month.description)
        let chats = try ledger.reachableChats()
        // Whoever hears of something else this morning learns of the month without a sound.
        var roused = Set(try ledger.waitingReminders().map(\.chat))
        let hasDigest = try ledger.date(.digestsUntil).map { !world.digests(after: $0, through: now).isEmpty } ?? false
        var count = 0
        for person in world.roster.people {
            guard let chat = world.chat(for: person.id, on: today, among: chats) else { continue }
            let summaries = try summaries(of: month, for: person, missed: Array(months.dropLast()), from: ledger)
            let ended = try hasDigest ? summaries : withNeeds(of: person, summaries, in: ledger)
            for (place, message) in ended {
                var message = message
                message.silent = !roused.insert(chat).inserted || hasDigest
                let key = "summary/\(month)/\(person.id)" + (place.map { "/\($0)" } ?? "")
                let entry = try ledger.enqueue(.message(message), key: key, to: chat, lane: .notice, at: now)
                if entry != nil { count += 1 }
            }
        }
        return count
    }

    private typealias Summary = (place: MunicipalityID?, message: OutgoingMessage)

    private func summaries(
        of month: Month,
        for person: Person,
        missed: [Month],
        from ledger: Ledger
    ) throws -> [Summary] {
        try world.scopes(of: person).compactMap { place in
            try world.summaryMessage(of: month, in: place, from: ledger, missed: missed).map { (place, $0) }
        }
    }

    /// With digests, the last of somebody's summaries ends with what needs him; a digest of the same morning says that
    /// itself.
    private func withNeeds(of person: Person, _ summaries: [Summary], in ledger: Ledger) throws -> [Summary] {
        guard world.settings.digest != nil, let scope = world.digestScope(of: person), let last = summaries.last else {
            return summaries
        }
        let facts = try DigestFacts(for: person, within: scope, since: now, until: now, on: today, in: world, ledger)
        let places = world.scopes(of: person).count > 1 ? world.placeName(of: scope) : nil
        let card = DigestCard(facts: facts, place: nil, world: world)
        let ended = try card.following(last.message, of: places)
        return summaries.dropLast() + [(last.place, ended)]
    }

    /// One message to a curator for all that waits, on the days on which another waiting time is over for one of them.
    private func remindReviewers(since last: CivilDate?, in ledger: Ledger) throws -> Int {
        guard let month = try world.reportMonth(on: today, in: ledger) else { return 0 }
        let waiting = try ledger.reports(since: month.previous.previous).filter(\.report.isToReview)
            .compactMap { stored in
                wait(of: stored, since: last, \.isToReviewers)
            }
        let chats = try ledger.reachableChats()
        var byChat: [ChatID: [Waiting]] = [:]
        for report in waiting where report.days >= world.form.reviewDays {
            for chat in world.reviewChats(of: report.school, on: today, among: chats) {
                byChat[chat, default: []].append(report)
            }
        }
        // Keys stay when a chat is forgotten, so they do not name it.
        let due = byChat.filter { $0.value.contains(where: \.isAnotherTimeOver) }
        return try due.sorted { $0.key.rawValue < $1.key.rawValue }.enumerated().count { index, reader in
            let message = OutboxContent.message(try message(about: reader.value))
            let key = "review/\(today)/\(index)"
            return try ledger.enqueue(message, key: key, to: reader.key, lane: .notice, at: now) != nil
        }
    }

    /// A report returned once the next month's request has opened is chased by no plan any more: its school hears of it
    /// each time another waiting time is over.
    private func remindSchools(since last: CivilDate?, in ledger: Ledger) throws -> Int {
        guard let month = try world.reportMonth(on: today, in: ledger) else { return 0 }
        let returned = try ledger.reports(since: month.previous.previous)
            .filter { $0.report.stage == .returned && $0.report.month < month }
            .compactMap { wait(of: $0, since: last) { $0 == .returned } }
        let chats = try ledger.reachableChats()
        return try returned.filter(\.isAnotherTimeOver).count { report in
            guard try ledger.pause(of: .school(report.school.id), on: today) == nil,
                let chat = world.chat(for: report.school.head, on: today, among: chats)
            else { return false }
            let text = try world.phrasebook.text(
                .reportStillReturned,
                [
                    "month": .month(report.stored.report.month),
                    "school": .text(world.shortName(of: .school(report.school.id))),
                ]
            )
            let open = Button(world.phrasebook.label(.openReport), press: ReportPress(report.stored.id, .open).text)
            let message = OutboxContent.message(OutgoingMessage(text: text, buttons: [[open]]))
            let key = "report/\(report.stored.id)/nudge/\(today)"
            return try ledger.enqueue(message, key: key, to: chat, lane: .notice, at: now) != nil
        }
    }

    /// `isHandover` tells the acts from which on somebody else is waited for.
    private func wait(
        of stored: StoredReport,
        since last: CivilDate?,
        _ isHandover: (ReportAct) -> Bool
    ) -> Waiting? {
        let handover = stored.entries.last { isHandover($0.act) }
        guard let school = world.roster.school(stored.report.school), let handover else { return nil }
        let first = world.time.date(of: handover.at).adding(days: 1)
        func times(_ day: CivilDate) -> Int {
            day < first ? 0 : world.calendar.workingDays(from: first, through: day) / world.form.reviewDays
        }
        return Waiting(
            stored: stored,
            school: school,
            since: handover.id,
            days: world.calendar.workingDays(from: first, through: today),
            isAnotherTimeOver: times(today) > (last.map(times) ?? 0)
        )
    }

    private struct Waiting {
        let stored: StoredReport
        let school: School
        /// The act from which on it waits.
        let since: Int64
        /// Working days since it came.
        let days: Int
        /// True where a whole number of waiting times has come full since the last look.
        let isAnotherTimeOver: Bool

        var key: String { "\(stored.id)-\(since)" }
    }

    private func message(about reports: [Waiting], isHandedOver: Bool = false) throws -> OutgoingMessage {
        let lines = reports.prefix(MessageLimit.openers).map { report -> WordingValues in
            [
                "school": .text(world.shortName(of: .school(report.school.id))),
                "month": .month(report.stored.report.month),
                "days": .number(report.days),
                "hasDays": .flag(report.days > 0),
            ]
        }
        let text = try world.phrasebook.text(
            .reportsWaiting,
            [
                "count": .number(reports.count), "isHandedOver": .flag(isHandedOver), "reports": .list(lines),
                "more": .number(reports.count - lines.count), "hasMore": .flag(reports.count > lines.count),
            ]
        )
        let buttons = reports.prefix(MessageLimit.openers).map { report in
            let label = "\(world.phrasebook.label(.look)) · \(world.code(of: .school(report.school.id)))"
            return [Button(label, press: ReportPress(report.stored.id, .look).text)]
        }
        return OutgoingMessage(text: text, buttons: buttons)
    }
}

extension ReportAct {
    /// True for the acts from which on the reviewers are waited for.
    fileprivate var isToReviewers: Bool {
        switch self {
        case .submitted, .correctionAsked: true
        default: false
        }
    }
}

extension World {
    /// The next moment at which a month is summed up; nil after the year's last.
    func nextSummary(after instant: Date) -> Date? {
        planner.reportMonths.lazy
            .map { time.instant(calendar.next(onOrAfter: $0.month.next.firstDay), planner.policy.remindAt) }
            .filter { $0 > instant }.min()
    }
}
