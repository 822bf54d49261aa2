import Chat
import Core
import Foundation
import Persistence
import Spreadsheet
import TestSupport
import Wording

@testable import Service

/// The repository's roadmap in an invented region whose every name is a word of its own, with a journal in which
/// anything may stand; and what people get there who type and press.
struct FileStage: Sendable {
    let world: World
    let file: TemporaryJournal
    let now: Date

    static let region = PersonID.named("p-region")

    init(world: World, file: TemporaryJournal, now: Date) {
        self.world = world
        self.file = file
        self.now = now
    }

    /// So many municipalities with so many schools each; a curator looks after three, across borders too.
    init(municipalities: Int, schools count: Int, on moment: String = "2022-05-20 12:00") throws {
        let folder = Program.repository.appending(path: "Config").resolvingSymlinksInPath()
        let names = ["roadmap.json", "roster.json", "settings.json"] + (2021...2022).map { "calendar/\($0).json" }
        let pairs = try names.map { ($0, [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
        let config = try Configuration(files: Dictionary(uniqueKeysWithValues: pairs))
        func code(_ letter: String, _ number: Int) -> String {
            let digits = String(number)
            return letter + String(repeating: "0", count: 4 - digits.count) + digits
        }
        let places = (0..<municipalities).map { index in
            Municipality(
                id: .named(code("m-", index)),
                name: "Район \(code("Р", index))",
                coordinator: .named(code("p-c", index))
            )
        }
        let schools = (0..<municipalities * count).map { index in
            School(
                id: .named(code("s-", index)),
                code: code("Ш-", index),
                name: "Школа имени \(code("И", index))",
                shortName: "Школа \(code("И", index))",
                municipality: places[index / count].id,
                head: .named(code("p-h", index)),
                curator: .named(code("p-k", index / 3))
            )
        }
        func person(_ id: PersonID, _ role: Role?, of body: BodyID? = nil) -> Person {
            Person(id: id, name: "Ф\(id) Имя Отчество", post: "", roles: role.map { [$0] } ?? [], body: body)
        }
        var people = [person(Self.region, .regionalCoordinator, of: "kripkro"), person("p-method", nil, of: "kripkro")]
        people += places.compactMap(\.coordinator).map { person($0, .municipalCoordinator) }
        people += schools.map { person($0.head, .schoolHead) }
        people += Set(schools.compactMap(\.curator)).sorted().map { person($0, .curator) }
        let roster = Roster(
            bodies: config.roster.bodies,
            municipalities: places,
            schools: schools,
            people: people,
            deputies: []
        )
        let planner = Planner(
            roadmap: config.roadmap,
            roster: roster,
            calendar: WorkCalendar(years: config.calendar),
            policy: config.settings.policy,
            time: config.settings.time
        )
        world = World(
            planner: planner,
            settings: config.settings,
            phrasebook: try Hamlet().world().phrasebook,
            fingerprint: "files"
        )
        file = try TemporaryJournal()
        now = .at(moment)
    }

    /// Anybody may have answered anything, reported early, late or not at all; some was returned, some schools rest.
    func live(_ random: inout SeededGenerator) async throws {
        let seed = UInt64.random(in: 0 ... .max, using: &random)
        try await file.journal.write { [world, now] ledger in
            var random = SeededGenerator(seed: seed)
            for undertaking in world.planner.undertakings {
                for subject in undertaking.subjects.subjects {
                    let state: Standing.State? =
                        switch Int.random(in: 0..<10, using: &random) {
                        case 0...4: .done
                        case 5: .inProgress
                        case 6 where undertaking.demand == .carryOut: .notApplicable
                        default: nil
                        }
                    guard let state, undertaking.demand != .report || state != .done else { continue }
                    let standing = Standing(state: state, since: now, by: nil)
                    try ledger.set(standing, of: undertaking.obligation(of: subject).id, by: nil, at: now)
                }
            }
            for school in world.roster.schools {
                for month in world.reportedMonths(by: world.time.date(of: now))
                where Int.random(in: 0..<4, using: &random) > 0 {
                    let at = world.time.instant(month.day(Bool.random(using: &random) ? 22 : 27), .nine)
                    let report = try ledger.beginReport(of: school.id, in: month, at: at)
                    let rows = world.planner.reportRows(in: month).map(\.number)
                    for row in rows {
                        guard let status = RowStatus.allCases.randomElement(using: &random) else { continue }
                        let answer = ReportAct.answered(row: row, status: status, reason: nil)
                        try ledger.add(answer, to: report, by: nil, in: nil, at: at)
                    }
                    let sent = ReportSubmission(number: 1, version: 1, digest: "", asked: rows, known: [])
                    try ledger.add(.submitted(sent), to: report, by: nil, in: nil, at: at)
                    if Int.random(in: 0..<5, using: &random) == 0 {
                        try ledger.add(.returned, to: report, by: nil, in: nil, at: at)
                    } else if let obligation = world.planner.reportObligation(of: school.id, in: month) {
                        let standing = Standing(state: .done, since: at, by: nil)
                        try ledger.set(standing, of: obligation.id, by: nil, at: at)
                    }
                }
                if Int.random(in: 0..<12, using: &random) == 0 {
                    let day = world.time.date(of: now)
                    let pause = Pause(school: school.id, firstDay: day, lastDay: day.adding(days: 9))
                    try ledger.add(pause, reason: "карантин", by: Self.region, at: now)
                }
            }
        }
    }

    func desk(_ person: PersonID, in ledger: Ledger) throws -> AskDesk {
        guard let person = world.roster.person(person) else { throw NoPerson() }
        return AskDesk(person: person, world: world, ledger: ledger, now: now)
    }

    struct NoPerson: Error {}
}

extension FileStage {
    /// One thing the bot put into a chat.
    struct Answer: Sendable {
        let message: OutgoingMessage
        /// A picture or a table, as it stands before it is drawn.
        let file: FileDraft?

        /// Everything that can be read of it.
        var words: String {
            let labels = message.buttons.joined().map(\.label)
            let content: [String] =
                switch file?.content {
                case .picture(let svg)?: [svg]
                case .workbook(let tables)?: tables.flatMap(Self.texts)
                case .csv(let table)?: Self.texts(of: table)
                case nil: []
                }
            // A municipality's id is a word of its own there, too.
            let name = (file?.fileName ?? "").replacing("-m-", with: " m-")
            return ([message.text, name] + labels + content).joined(separator: "\n")
        }

        private static func texts(of table: SheetTable) -> [String] {
            let cells: [String] = table.rows.joined().compactMap { if case .text(let text) = $0 { text } else { nil } }
            return [table.name] + table.columns.map(\.title) + cells
        }

        /// What its buttons say when pressed.
        var presses: [String] {
            message.buttons.joined().compactMap { button in
                if case .press(let data) = button.action { data } else { nil }
            }
        }
    }

    /// Links somebody to a chat of his own; people's numbers begin at 1.
    func link(_ person: PersonID, as number: Int64) async throws {
        let consent = Consent(version: world.phrasebook.label(.consentVersion), at: now)
        try await file.journal.write { [now] ledger in
            let chat = ChatID(rawValue: number)
            try ledger.link(chat, to: person, at: now, consent: consent, sender: number)
        }
    }

    /// What comes of each thing done in a chat: typed, where it begins with a slash or is a word, or pressed.
    ///
    /// Everything goes through the dialogue and out of the outbox as the courier would take it.
    func answers(to done: [IncomingEvent.Content], in number: Int64, from first: Int64) async throws -> [[Answer]] {
        try await file.journal.write { [world, now] ledger in
            let chat = ChatID(rawValue: number)
            let dialogue = Dialogue(world: world)
            var last = try ledger.waiting().last?.id ?? 0
            return try done.enumerated().map { index, content in
                let event = IncomingEvent(
                    id: first + Int64(index),
                    chat: chat,
                    chatKind: .personal,
                    sender: Sender(id: number),
                    date: now,
                    content: content
                )
                try ledger.receive([event], at: now)
                let flashes = try dialogue.handle(event, in: ledger, now: now).compactMap(\.text)
                try ledger.finish(event: event.id, at: now)
                let entries = try ledger.waiting(after: last).filter { $0.chat == chat }
                last = try ledger.waiting(after: last).last?.id ?? last
                var answers = flashes.map { Answer(message: OutgoingMessage(text: $0), file: nil) }
                for (_, taking) in try ledger.take(entries.map(\.id), at: now) {
                    guard case .taken(let entry) = taking else { continue }
                    let making = try Parcel.Making(
                        entry,
                        isOpen: true,
                        quiet: nil,
                        world: world,
                        ledger: ledger,
                        now: now
                    )
                    guard case .ready(let parcel) = making else { continue }
                    switch parcel.action {
                    case .send(let message), .edit(_, let message):
                        answers.append(Answer(message: message, file: nil))
                    case .make(let draft):
                        let message = OutgoingMessage(text: draft.caption, buttons: draft.buttons)
                        answers.append(Answer(message: message, file: draft))
                    case .setMenu: break
                    }
                }
                return answers
            }
        }
    }
}
