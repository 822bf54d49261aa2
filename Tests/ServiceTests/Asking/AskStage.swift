import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// The repository's roadmap in a region of any size, with a journal of some months, and what people ask there.
struct AskStage: Sendable {
    let world: World
    let file: TemporaryJournal
    let now: Date

    static let region = PersonID.named("region")
    static let observer = PersonID.named("observer")

    /// Names may be as long as anything in a configuration.
    init(schools count: Int, on moment: String = "2022-05-20 12:00", longNames: Bool = false) throws {
        let folder = Program.repository.appending(path: "Config").resolvingSymlinksInPath()
        let names = ["roadmap.json", "roster.json", "settings.json"] + (2021...2022).map { "calendar/\($0).json" }
        let pairs = try names.map { ($0, [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
        let config = try Configuration(files: Dictionary(uniqueKeysWithValues: pairs))
        var region = Region.generated(schools: count)
        region.bodies = config.roster.bodies
        region.people += [
            .with("method", [], of: "kripkro"), .with("observer", [.observer], of: "moin"),
        ]
        if longNames {
            let tail = " имени Героя & «Почётного гражданина» <района>" + String(repeating: " и ещё одного", count: 30)
            region.municipalities = region.municipalities.map {
                Municipality(id: $0.id, name: $0.name + tail, coordinator: $0.coordinator)
            }
            region.schools = region.schools.map {
                School(
                    id: $0.id,
                    code: $0.code,
                    name: $0.name + tail,
                    shortName: $0.shortName + tail,
                    municipality: $0.municipality,
                    head: $0.head,
                    curator: $0.curator
                )
            }
            region.people = region.people.map {
                Person(id: $0.id, name: $0.name + tail, post: tail, roles: $0.roles, body: $0.body)
            }
        }
        let settings = config.settings
        let planner = Planner(
            roadmap: config.roadmap,
            roster: region.roster,
            calendar: WorkCalendar(years: config.calendar),
            policy: settings.policy,
            time: settings.time
        )
        world = World(
            planner: planner,
            settings: settings,
            phrasebook: try Hamlet().world().phrasebook,
            fingerprint: "stage"
        )
        file = try TemporaryJournal()
        now = .at(moment)
    }

    /// Most schools reported in these months, some after the deadline, some of it was returned; most of what the schools
    /// were to do is done, some under way; one school in fifty is on a pause.
    func live(through months: [String] = ["2022-03", "2022-04"]) async throws {
        try await file.journal.write { [world, now] ledger in
            for (index, school) in world.roster.schools.enumerated() {
                let subject = Subject.school(school.id)
                for undertaking in world.planner.undertakings where undertaking.demand == .carryOut {
                    guard undertaking.subjects.place(of: subject.description) != nil, index % 5 != 0 else { continue }
                    let state = index % 5 == 1 ? Standing.State.inProgress : .done
                    let id = undertaking.obligation(of: subject).id
                    try ledger.set(Standing(state: state, since: now, by: nil), of: id, by: nil, at: now)
                }
                for month in months.compactMap({ Month(iso: $0) }) where index % 7 != 0 {
                    let at = world.time.instant(month.day(index % 11 == 0 ? 28 : 22), .nine)
                    let report = try ledger.beginReport(of: school.id, in: month, at: at)
                    let rows = world.planner.reportRows(in: month).map(\.number)
                    for row in rows {
                        let status = RowStatus.allCases[(row + index) % 4]
                        try ledger.add(
                            .answered(row: row, status: status, reason: nil),
                            to: report,
                            by: nil,
                            in: nil,
                            at: at
                        )
                    }
                    let sent = ReportSubmission(number: index, version: 1, digest: "", asked: rows, known: [])
                    try ledger.add(.submitted(sent), to: report, by: nil, in: nil, at: at)
                    guard let obligation = world.planner.reportObligation(of: school.id, in: month) else { continue }
                    if index % 13 == 0 {
                        try ledger.add(.returned, to: report, by: nil, in: nil, at: at)
                    } else {
                        try ledger.set(Standing(state: .done, since: at, by: nil), of: obligation.id, by: nil, at: at)
                    }
                }
                if index % 50 == 3 {
                    let day = world.time.date(of: now)
                    let pause = Pause(school: school.id, firstDay: day, lastDay: day.adding(days: 9))
                    try ledger.add(pause, reason: "карантин", by: Self.region, at: now)
                }
            }
        }
    }

    /// What somebody sees who presses these one after another; nil where it is not his to see.
    func screens(_ presses: [AskPress], of person: PersonID) async throws -> [OutgoingMessage?] {
        guard let person = world.roster.person(person) else { throw NoPerson() }
        return try await file.journal.read { [self] ledger in
            let turn = self.turn(of: person, in: ledger)
            return try presses.map { try Dialogue(world: world).screen($0, of: person, in: turn) }
        }
    }

    func screen(_ view: AskView, of person: PersonID = Self.region) async throws -> OutgoingMessage? {
        try await screens([AskPress(view)], of: person)[0]
    }

    func turn(of person: Person, in ledger: Ledger) -> Turn {
        let chat = ChatID(rawValue: 1)
        let event = IncomingEvent(
            id: 1,
            chat: chat,
            chatKind: .personal,
            sender: Sender(id: 1),
            date: now,
            content: .reachable(true)
        )
        return Turn(
            event: event,
            person: person.id,
            holder: person.id,
            isLinked: true,
            ledger: ledger,
            world: world,
            now: now
        )
    }

    struct NoPerson: Error {}
}

extension OutgoingMessage {
    /// What its buttons open.
    var opens: [AskPress] {
        buttons.joined().compactMap { button in
            guard case .press(let data) = button.action else { return nil }
            return AskPress(data)
        }
    }

    /// True for what a messenger takes.
    var fits: Bool {
        MessageLimit.text.fits(text) && buttons.joined().count <= 100
            && buttons.joined().allSatisfy { button in
                guard case .press(let data) = button.action else { return false }
                return data.utf8.count <= 64 && !button.label.isEmpty
            }
    }
}
