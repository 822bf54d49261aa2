internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

extension World {
    /// Who looks a school's report over: its curator; without one, the municipality's coordinator, or the region's.
    func reviewers(of school: School) -> [PersonID] {
        if let curator = school.curator { return [curator] }
        return superiors(of: school).first { !$0.isEmpty } ?? []
    }

    /// Those above a school's curator, the nearest first.
    private func superiors(of school: School) -> [[PersonID]] {
        [roster.municipality(school.municipality)?.coordinator.map { [$0] } ?? [], regionalCoordinators]
    }

    /// Where a report is looked over: with its reviewers, or where none of them can be reached, with those above them.
    func reviewChats(of school: School, on day: CivilDate, among chats: [PersonID: ChatID]) -> Set<ChatID> {
        ([reviewers(of: school)] + superiors(of: school)).lazy
            .map { Set($0.compactMap { chat(for: $0, on: day, among: chats) }) }
            .first { !$0.isEmpty } ?? []
    }

    /// The reviewers, those above them, and whoever stands in for them.
    func mayReview(_ school: School, _ person: PersonID, on day: CivilDate) -> Bool {
        let all = reviewers(of: school) + superiors(of: school).joined()
        return all.contains { $0 == person || roster.isDeputy(person, of: $0, on: day) }
    }

    /// The schools whose reports a person is to look over, those of whom he stands in for too.
    func schoolsToReview(by person: PersonID, on day: CivilDate) -> [School] {
        roster.schools.filter { school in
            reviewers(of: school).contains { $0 == person || roster.isDeputy(person, of: $0, on: day) }
        }
    }

    /// The chat in which a person can be told of something that day: his deputy's, where he has one for the time or
    /// cannot be reached himself.
    func chat(for person: PersonID, on day: CivilDate, among chats: [PersonID: ChatID]) -> ChatID? {
        let deputy = roster.deputies.first { $0.person == person && !$0.isForAbsence && $0.isActive(on: day) }
        return deputy.flatMap { chats[$0.deputy] } ?? chats[person]
            ?? roster.standIns(for: person).lazy.compactMap { chats[$0] }.first
    }
}

/// Tells those concerned what became of a report, in the next working hours.
struct ReportNews {
    let desk: ReportDesk
    let ledger: Ledger
    /// What caused it; part of the keys, so that it is told once.
    let event: String
    let now: Date

    private var world: World { desk.world }
    private var today: CivilDate { world.time.date(of: now) }

    /// The reviewers get the report as it stands; what they were to get of an earlier version goes no more.
    func tellReviewers() throws {
        let prefix = "report/\(desk.id)/review/"
        try ledger.dropWaiting(keysFrom: prefix, .superseded, at: now)
        let message = try ReviewCard(desk: desk, view: ReportView(report: desk.id)).message()
        let reviewers = world.reviewChats(of: desk.school, on: today, among: try ledger.reachableChats())
        try ledger.set(desk.id, handedTo: Set(try reviewers.compactMap { try ledger.person(of: $0) }))
        // Keys stay when a chat is forgotten, so they do not name it.
        for (index, chat) in reviewers.sorted(by: { $0.rawValue < $1.rawValue }).enumerated() {
            try send(message, to: chat, key: "\(prefix)\(event)/\(index)")
        }
    }

    /// The school gets its report to see to: with the remarks, or open for the correction it asked for.
    ///
    /// Returns: false where it cannot be reached.
    func handToSchool() throws -> Bool {
        let chats = try ledger.reachableChats()
        guard let chat = world.chat(for: desk.school.head, on: today, among: chats) else { return false }
        let earlier = try ledger.reportView(in: chat, .filling)
        if let earlier, earlier.report == desk.id, let place = try ledger.place(of: earlier) {
            // Not before the message it points to.
            try ledger.enqueue(
                .edit(place, try desk.moved()),
                key: "report/\(desk.id)/moved/\(event)",
                to: chat,
                lane: .edit,
                at: now,
                notBefore: world.openHours.firstOpen(from: now)
            )
        }
        var view = ReportView(report: desk.id)
        view.shown = desk.report.stage == .correcting ? .whole : nil
        let message = try ReportCard(desk: desk, view: view).message()
        view.entry = try send(message, to: chat, key: "report/\(desk.id)/school/\(event)")
        // Words that another report has asked for may be on their way.
        if earlier?.report == desk.id || earlier?.awaited == nil { try ledger.set(view, in: chat, .filling) }
        return true
    }

    /// The receipt on the school's screen says what has become of the report.
    func renewReceipt() throws {
        let deputies = world.roster.deputies.filter { $0.person == desk.school.head }.map(\.deputy)
        try renew("receipt", .filling, for: [desk.school.head] + deputies) {
            try ReportCard(desk: desk, view: $0).message()
        }
    }

    /// The report on its reviewers' screens shows as it stands now.
    func renewReviews() throws {
        let reviewers = world.reviewers(of: desk.school)
        let deputies = world.roster.deputies.filter { reviewers.contains($0.person) }.map(\.deputy)
        try renew("reviewed", .reviewing, for: reviewers + deputies) { try ReviewCard(desk: desk, view: $0).message() }
    }

    private func renew(
        _ what: String,
        _ side: ReportView.Side,
        for people: [PersonID],
        _ message: (ReportView) throws -> OutgoingMessage
    ) throws {
        for person in people {
            for link in try ledger.links(of: person) {
                guard let view = try ledger.reportView(in: link.chat, side), view.report == desk.id,
                    let place = try ledger.place(of: view)
                else { continue }
                let key = "report/\(desk.id)/\(what)/\(event)/\(link.key)"
                try ledger.enqueue(.edit(place, try message(view)), key: key, to: link.chat, lane: .edit, at: now)
            }
        }
    }

    @discardableResult
    private func send(_ message: OutgoingMessage, to chat: ChatID, key: String) throws -> Int64? {
        let moment = world.openHours.firstOpen(from: now)
        return try ledger.enqueue(.message(message), key: key, to: chat, lane: .notice, at: now, notBefore: moment)
    }
}
