import Chat
import Core
import Persistence
import TestSupport
import Testing

@testable import Service

/// Everybody sees and moves what is his own and nothing else: whatever he types, by every button there is, and by those
/// of others.
@Suite(.timeLimit(.minutes(5))) struct EverythingRightsTests {
    /// What anybody may type: every command alone and about anything, each with what it takes, and plain questions.
    private func typed(_ roster: Roster, _ rows: [Int]) -> [String] {
        let schools = roster.municipalities.flatMap { roster.schools(in: $0.id).prefix(1) }
        let people = schools.map(\.head) + roster.municipalities.compactMap(\.coordinator)
        let about =
            ["", "\(rows[0])", "март"] + schools.map(\.code) + roster.municipalities.map(\.name)
            + people.map { "Ф\($0)" }
        let alone = BotCommand.allCases.flatMap { command in about.map { "/\(command.rawValue) \($0)" } }
        let months = ["январь", "февраль", "апрель", "декабрь"]
        let asked = months.flatMap { ["/silent \($0)", "/plan \($0)"] }
        let ofRows = rows.flatMap { row in
            ["activity", "who", "history", "answers"].map { "/\($0) \(row)" } + people.map { "/why Ф\($0) \(row)" }
        }
        let ofSchools = roster.schools.flatMap { ["/school \($0.code)", "/school \($0.shortName)"] }
        let changes = schools.flatMap { school in
            ["/pause \(school.code) до 15.04 карантин", "/school \(school.code) выбывает"]
                + schools.flatMap { other in
                    ["/replace \(school.code) / Ф\(other.head)", "/deputy \(school.head) / Ф\(other.head)"]
                }
        }
        let joins =
            roster.municipalities.map { "/school Ш-99 вступает; Новая; \($0.name); Нов Нов Нов" }
            + ["/school Ш-99 вступает; Новая; Район; Нов Нов Нов"]
        let region = [
            "/dayoff 2022-06-03 Праздник, указ № 1", "/cancel 26 основание \"приказ\"",
            "/amend 26 период \"июнь 2022 г.\" основание \"письмо\"",
        ]
        let questions =
            ["кто не сдал за март?", "как дела по району", "план на апрель", "что просрочено?", "кто не подключён?"]
            + schools.map { "что по школе \($0.code)?" } + rows.map { "кто отвечает за \($0)?" }
        return alone + asked + ofRows + ofSchools + changes + joins + region + questions
    }

    /// The kinds of buttons by which something is changed or somebody told.
    private static let acts: Set<String> = [
        "ad:a", "ad:r", "ad:c", "ad:n", "ad:g", "ac:y", "ac:n", "ac:u", "tl:s", "tl:m", "tl:h", "tl:c", "tl:k", "tl:l",
        "nb:s", "nb:m", "nd", "cb:pause", "cb:resume", "cb:replace", "cb:deputy", "c:a", "c:d", "x:lift", "rp:ok",
        "rp:sb", "sc:g", "sc:t", "revoke",
    ]

    enum Walker: CaseIterable {
        case region, first, second, third, curator, head
    }

    @Test(arguments: Walker.allCases)
    func `nobody sees, moves or is told what is others', by whatever is typed and pressed`(who: Walker) async throws {
        let stage = try await RightsStage()
        let roster = stage.stage.world.roster
        let people =
            [FileStage.region] + roster.municipalities.compactMap(\.coordinator)
            // The schools of this curator are of two municipalities.
            + [try #require(roster.schools[2].curator), roster.schools[2].head]
        let views = zip(Walker.allCases, people).map { ($0, RightsView(of: $1, in: roster)) }
        let view = try #require(views.first { $0.0 == who }?.1)
        let forgers = views.map(\.1).filter { $0.person != view.person && $0.person != FileStage.region }
        let names = roster.municipalities.flatMap { roster.schools(in: $0.id).prefix(1) }.map { "Ф\($0.head)" }
        let round = RightsWalk.Round(view: view, forgers: forgers, words: ["до 15.04 карантин"] + names)
        let typed = typed(roster, stage.stage.world.roadmap.activities.map(\.number))
        let (walk, read) = try await stage.stage.file.journal.write { ledger in
            let walk = RightsWalk(stage, in: ledger)
            let own = stage.delivered.filter { $0.person == view.person }.map(\.answer)
            for answer in own {
                var deed = RightsWalk.Deed()
                deed.read = try walk.read(answer)
                walk.judge(deed, .typed("delivered"), view)
            }
            let read = try walk.walk(round, typing: typed, beginningWith: own.flatMap(\.presses))
            return (walk.found, read)
        }
        #expect(walk.faults.isEmpty, "\(walk.faults.count): \(walk.faults.prefix(20).joined(separator: "\n"))")
        // All of it was there to be seen and done, or nothing would be proved.
        for school in view.schools { #expect(read.contains(school.code), "\(school.code)") }
        guard who == .region else { return }
        #expect(Self.acts.isSubset(of: walk.effective), "\(Self.acts.subtracting(walk.effective))")
        for form in AskFile.Form.allCases {
            #expect(walk.pressed.contains { $0.hasPrefix("af:\(form.rawValue).") }, "\(form)")
        }
        #expect(walk.prevented > 200, "\(walk.prevented) of \(walk.pressed.count)")
    }
}
