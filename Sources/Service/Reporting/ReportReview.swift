internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

extension World {
    /// Who looks a school's report over: its curator; without one, the municipality's coordinator, or the region's.
    func reviewers(of school: School) -> [PersonID] {
        if let curator = school.curator { return [curator] }
        return roster.municipality(school.municipality)?.coordinator.map { [$0] } ?? regionalCoordinators
    }

    /// The reviewers, and whoever stands in for them.
    func mayReview(_ school: School, _ person: PersonID, on day: CivilDate) -> Bool {
        reviewers(of: school).contains { $0 == person || roster.isDeputy(person, of: $0, on: day) }
    }

    /// The schools whose reports a person looks over, those of whom he stands in for too.
    func schoolsToReview(by person: PersonID, on day: CivilDate) -> [School] {
        roster.schools.filter { mayReview($0, person, on: day) }
    }

    /// The chat in which a person can be told of something that day: his deputy's, where he has one for the time or
    /// cannot be reached himself.
    func chat(for person: PersonID, on day: CivilDate, among chats: [PersonID: ChatID]) -> ChatID? {
        let deputy = roster.deputies.first { $0.person == person && !$0.isForAbsence && $0.isActive(on: day) }
        return chats[deputy?.deputy ?? person] ?? roster.standIns(for: person).lazy.compactMap { chats[$0] }.first
    }
}

/// Tells those concerned what became of a report, in the next working hours.
struct ReportNews {
    let desk: ReportDesk
    let ledger: Ledger
    /// What caused it; part of the keys, so that it is told once.
    let event: Int64
    let now: Date

    private var world: World { desk.world }
    private var today: CivilDate { world.time.date(of: now) }

    /// The reviewers get the report as it stands; what they were to get of an earlier version goes no more.
    func tellReviewers() throws {
        let prefix = "report/\(desk.id)/review/"
        try ledger.dropWaiting(keysFrom: prefix, .superseded, at: now)
        let message = try ReviewCard(desk: desk, view: ReportView(report: desk.id)).message()
        let chats = try ledger.reachableChats()
        let reviewers = Set(
            world.reviewers(of: desk.school).compactMap { world.chat(for: $0, on: today, among: chats) }
        )
        // Keys stay when a chat is forgotten, so they do not name it.
        for (index, chat) in reviewers.sorted(by: { $0.rawValue < $1.rawValue }).enumerated() {
            try send(message, to: chat, key: "\(prefix)\(event)/\(index)")
        }
    }

    /// The school gets its report to see to: with the remarks, or open for the correction it asked for.
    func handToSchool() throws {
        let chats = try ledger.reachableChats()
        guard let chat = world.chat(for: desk.school.head, on: today, among: chats) else { return }
        if let earlier = try ledger.reportView(in: chat), earlier.report == desk.id,
            let place = try ledger.place(of: earlier)
        {
            let key = "report/\(desk.id)/moved/\(event)"
            try ledger.enqueue(.edit(place, try desk.moved()), key: key, to: chat, lane: .edit, at: now)
        }
        var view = ReportView(report: desk.id)
        view.shown = desk.report.stage == .correcting ? .whole : nil
        let message = try ReportCard(desk: desk, view: view).message()
        view.entry = try send(message, to: chat, key: "report/\(desk.id)/school/\(event)")
        try ledger.set(view, in: chat)
    }

    /// The receipt on the school's screen says what has become of the report.
    func renewReceipt() throws {
        for person in [desk.school.head] + world.roster.deputies.filter({ $0.person == desk.school.head }).map(\.deputy)
        {
            for link in try ledger.links(of: person) {
                guard let view = try ledger.reportView(in: link.chat), view.report == desk.id,
                    let place = try ledger.place(of: view)
                else { continue }
                let message = try ReportCard(desk: desk, view: view).message()
                let key = "report/\(desk.id)/receipt/\(event)/\(link.key)"
                try ledger.enqueue(.edit(place, message), key: key, to: link.chat, lane: .edit, at: now)
            }
        }
    }

    @discardableResult
    private func send(_ message: OutgoingMessage, to chat: ChatID, key: String) throws -> Int64? {
        let moment = world.openHours.firstOpen(from: now)
        return try ledger.enqueue(.message(message), key: key, to: chat, lane: .notice, at: now, notBefore: moment)
    }
}
