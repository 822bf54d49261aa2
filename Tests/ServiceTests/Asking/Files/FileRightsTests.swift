import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing

@testable import Service

/// Everybody gets what is his own: whatever he types, by every button there is, and by those of others.
@Suite(.timeLimit(.minutes(5))) struct FileRightsTests {
    private static let places = 4
    private static let schools = 7

    private func stage() async throws -> FileStage {
        var random = SeededGenerator()
        let stage = try FileStage(municipalities: Self.places, schools: Self.schools)
        try await stage.live(&random)
        return stage
    }

    private func typed(_ stage: FileStage) -> [IncomingEvent.Content] {
        let rows = stage.world.roadmap.activities.map(\.number)
        let months = ["", "январь", "февраль", "март", "апрель", "май", "июнь", "декабрь"]
        let schools = stage.world.roster.schools.flatMap { ["/school \($0.code)", "/school \($0.shortName)"] }
        var commands = ["/progress", "/overdue", "/week", "/school", "/my", "/reports", "/help", "/coverage"]
        commands += months.flatMap { ["/silent \($0)", "/plan \($0)"] }
        commands += rows.flatMap { ["/activity \($0)", "/who \($0)", "/history \($0)"] }
        return (commands + schools).map { .text($0, message: MessageID(rawValue: 1), replyTo: nil) }
    }

    private func pressed(_ data: String) -> IncomingEvent.Content {
        .press(data, message: MessageID(rawValue: 2), token: PressToken(rawValue: "t"))
    }

    /// Types everything, presses every button of every answer that opens or sends something, and `forged` besides.
    ///
    /// Returns: the words of every answer, and the buttons that were there.
    private func walk(
        _ stage: FileStage,
        as person: PersonID,
        in chat: Int64,
        forged: Set<String> = []
    ) async throws -> (words: [String: String], buttons: Set<String>) {
        try await stage.link(person, as: chat)
        var words: [String: String] = [:]
        var (pressedBefore, next) = (Set<String>(), forged)
        var event = chat * 1_000_000
        func take(_ answers: [[FileStage.Answer]], to done: [IncomingEvent.Content]) {
            for (content, answers) in zip(done, answers) {
                var text = answers.map(\.words).joined(separator: "\n")
                // What was typed is repeated where it is not understood.
                if case .text(let typed, _, _) = content, let argument = typed.split(separator: " ", maxSplits: 1).last
                {
                    text = text.replacing(argument, with: "")
                }
                words["\(content)"] = text
                next.formUnion(answers.flatMap(\.presses).filter { $0.hasPrefix("as:") || $0.hasPrefix("af:") })
            }
            event += Int64(done.count)
        }
        let typed = typed(stage)
        take(try await stage.answers(to: typed, in: chat, from: event), to: typed)
        while !next.subtracting(pressedBefore).isEmpty {
            // The way back differs by the way that was taken; what is shown does not.
            var seen = Set(pressedBefore.map(Self.place))
            let fresh = next.subtracting(pressedBefore).sorted().filter { seen.insert(Self.place($0)).inserted }
            pressedBefore.formUnion(next)
            let done = fresh.map(pressed)
            take(try await stage.answers(to: done, in: chat, from: event), to: done)
        }
        return (words, pressedBefore)
    }

    /// What a button opens, without the way back.
    private static func place(_ data: String) -> String {
        data.split(separator: "/").first.map(String.init) ?? data
    }

    /// What nobody else may read: schools' codes and names, people's names, municipalities.
    private func marks(
        _ stage: FileStage,
        of schools: (School) -> Bool,
        people: (Person) -> Bool,
        places: (Municipality) -> Bool
    )
        -> Set<String>
    {
        let roster = stage.world.roster
        let ofSchools = roster.schools.filter(schools).flatMap { school in
            [school.code, school.id.rawValue, String(school.shortName.split(separator: " ")[1])]
        }
        let ofPeople = roster.people.filter(people).flatMap { ["\($0.id)", "Ф\($0.id)"] }
        let ofPlaces = roster.municipalities.filter(places).flatMap { place in
            [place.id.rawValue, String(place.name.split(separator: " ")[1])]
        }
        return Set(ofSchools + ofPeople + ofPlaces)
    }

    private func tokens(_ text: String) -> Set<String> {
        Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init))
    }

    @Test func `nobody reads of anybody else's, with his own buttons and with the region's`() async throws {
        let stage = try await stage()
        let roster = stage.world.roster
        let whole = try await walk(stage, as: FileStage.region, in: 1)
        // The region sees everything, or the walk would prove nothing.
        let all = whole.words.values.reduce(into: Set<String>()) { $0.formUnion(tokens($1)) }
        for school in roster.schools { #expect(all.contains(school.code)) }
        for form in AskFile.Form.allCases {
            #expect(whole.buttons.contains { $0.hasPrefix("af:\(form.rawValue).") }, "\(form)")
        }
        #expect(whole.buttons.count > 500)

        var chat: Int64 = 2
        func check(_ person: PersonID, sees own: Set<SchoolID>, in place: MunicipalityID?) async throws {
            let seen = try await walk(stage, as: person, in: chat, forged: whole.buttons)
            chat += 1
            let people = Set(
                roster.schools.filter { own.contains($0.id) }.flatMap { [$0.head] + ($0.curator.map { [$0] } ?? []) }
                    + [person]
            )
            let homes = Set(roster.schools.filter { own.contains($0.id) }.map(\.municipality))
            let others = marks(
                stage,
                of: { !own.contains($0.id) },
                people: { !people.contains($0.id) },
                places: { place == nil ? !homes.contains($0.id) : $0.id != place }
            )
            var read = Set<String>()
            for (done, words) in seen.words {
                let found = tokens(words)
                read.formUnion(found)
                #expect(found.isDisjoint(with: others), "\(person), \(done): \(found.intersection(others))")
            }
            for school in roster.schools where own.contains(school.id) {
                #expect(read.contains(school.code), "\(person) does not find his \(school.code)")
            }
        }
        for place in roster.municipalities {
            let coordinator = try #require(place.coordinator)
            try await check(coordinator, sees: Set(roster.schools(in: place.id).map(\.id)), in: place.id)
        }
        // The schools of this curator are of two municipalities.
        let curator = try #require(roster.schools[Self.schools].curator)
        let curated = roster.schools(curatedBy: curator)
        #expect(Set(curated.map(\.municipality)).count == 2)
        try await check(curator, sees: Set(curated.map(\.id)), in: nil)
        let school = try #require(roster.schools.last)
        try await check(school.head, sees: [school.id], in: nil)
    }

    @Test func `heads, curators and strangers get no file at all`() async throws {
        let stage = try await stage()
        let roster = stage.world.roster
        let places = [PlaceToken(nil)] + roster.municipalities.map { PlaceToken($0.id) }
        let views: [AskView] =
            [.rows(nil, page: 0), .places(page: 0), .months(page: 0), .overdue(page: 0)]
            + places.flatMap { [.rows($0, page: 0), .late($0, page: 0)] }
        let files = views.flatMap { view in AskFile.Form.allCases.compactMap { AskFile($0, of: view) } }
        #expect(files.count > 30)
        let curator = try #require(roster.schools[0].curator)
        for person in [roster.schools[0].head, curator, "p-method"] {
            let drafts = try await stage.file.journal.read { ledger in
                let desk = try stage.desk(person, in: ledger)
                return try files.map { try desk.draft(of: $0) == nil }
            }
            #expect(!drafts.contains(false), "\(person)")
        }
    }
}
