import Chat
import Core
import Foundation
import Persistence
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

    /// So many municipalities with so many schools each; a curator looks after three, across borders too. Of the roadmap
    /// only some rows are there, where some are named.
    init(
        municipalities: Int,
        schools count: Int,
        rows: Set<Int>? = nil,
        seminars: (Roster) -> [[String: Any]] = { _ in [] },
        on moment: String = "2022-05-20 12:00"
    ) throws {
        let folder = Program.repository.appending(path: "Config").resolvingSymlinksInPath()
        let names = ["roadmap.json", "roster.json", "settings.json"] + (2021...2022).map { "calendar/\($0).json" }
        let pairs = try names.map { ($0, [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
        var files = Dictionary(uniqueKeysWithValues: pairs)
        files["roster.json"] = try Self.edited(files["roster.json"]) { document in
            document.merge(Self.roster(municipalities: municipalities, schools: count)) { $1 }
        }
        files["roadmap.json"] = try Self.edited(files["roadmap.json"]) { document in
            let all = document["activities"] as? [[String: Any]] ?? []
            document["activities"] = all.filter { row in rows?.contains(row["number"] as? Int ?? 0) ?? true }
        }
        let roster = try Configuration(files: files).roster
        files["seminars.json"] = try Self.edited(Array("{}".utf8)) { $0["seminars"] = seminars(roster) }
        world = World(try Configuration(files: files), files: files, phrasebook: try Hamlet().world().phrasebook)
        file = try TemporaryJournal()
        now = .at(moment)
    }

    /// A document with some of its fields changed.
    private static func edited(_ bytes: [UInt8]?, _ change: (inout [String: Any]) -> Void) throws -> [UInt8] {
        var document = try JSONSerialization.jsonObject(with: Data(bytes ?? [])) as? [String: Any] ?? [:]
        change(&document)
        return [UInt8](try JSONSerialization.data(withJSONObject: document))
    }

    /// What stands in the roster beside the bodies.
    private static func roster(municipalities: Int, schools count: Int) -> [String: Any] {
        func code(_ letter: String, _ number: Int) -> String {
            let digits = String(number)
            return letter + String(repeating: "0", count: 4 - digits.count) + digits
        }
        func person(_ id: String, _ role: Role?, of body: String? = nil) -> [String: Any] {
            let roles = role.map { [$0.rawValue] } ?? []
            let person: [String: Any] = ["id": id, "name": "Ф\(id) Имя Отчество", "post": "должность", "roles": roles]
            return person.merging(body.map { ["body": $0] } ?? [:]) { $1 }
        }
        let (places, schools) = (0..<municipalities, 0..<municipalities * count)
        let people =
            [person("\(region)", .regionalCoordinator, of: "kripkro"), person("p-method", nil, of: "kripkro")]
            + ["moin", "coko", "fioko"].map { (body: String) in person("p-\(body)", nil, of: body) }
            + places.map { person(code("p-c", $0), .municipalCoordinator) }
            + schools.map { person(code("p-h", $0), .schoolHead) }
            + Set(schools.map { $0 / 3 }).sorted().map { person(code("p-k", $0), .curator) }
        return [
            "municipalities": places.map { index in
                ["id": code("m-", index), "name": "Район \(code("Р", index))", "coordinator": code("p-c", index)]
            },
            "schools": schools.map { index in
                [
                    "id": code("s-", index), "code": code("Ш-", index), "name": "Школа имени \(code("И", index))",
                    "shortName": "Школа \(code("И", index))", "municipality": code("m-", index / count),
                    "head": code("p-h", index), "curator": code("p-k", index / 3),
                ]
            },
            "people": people,
            "deputies": [[String: Any]](),
        ]
    }

    /// Anybody may have answered anything, reported early, late or not at all; some was returned, some schools rest.
    func live(_ random: inout SeededGenerator, silent: Set<SchoolID> = []) async throws {
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
                for month in silent.contains(school.id) ? [] : world.reportedMonths(by: world.time.date(of: now))
                where Int.random(in: 0..<4, using: &random) > 0 {
                    let at = world.time.instant(month.day(Bool.random(using: &random) ? 22 : 27), .nine)
                    let report = try ledger.beginReport(of: school.id, in: month, at: at)
                    let rows = world.planner.reportRows(in: month).map(\.number)
                    for row in rows {
                        guard let status = RowStatus.allCases.randomElement(using: &random) else { continue }
                        let answer = ReportAct.answered(row: row, status: status, reason: nil)
                        try ledger.add(answer, to: report, by: nil, in: nil, at: at)
                    }
                    let file = ReportFile(
                        id: "f-\(report)",
                        place: .row(rows[0]),
                        name: "a.pdf",
                        mediaType: nil,
                        caption: nil
                    )
                    try ledger.add(.attached(file), to: report, by: nil, in: nil, at: at)
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
