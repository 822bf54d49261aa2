import Chat
import Core
import Foundation
import Persistence
import TestSupport
import Testing
import Wording

@testable import Service

/// Whoever stands in for somebody may do what he may, everywhere alike, from the first day to the last.
@Suite(.timeLimit(.minutes(5))) struct StandInTests {
    private static let days = (from: CivilDate.on("2022-03-16"), to: CivilDate.on("2022-03-17"))

    /// Egor has no role of his own, Vera one of schools.
    private func standingIn(
        for person: PersonID,
        _ deputy: PersonID = .egor,
        at start: String = "2022-03-16 10:00",
        _ body: (BotStory) async throws -> Void
    ) async throws {
        try await ActStage.tell(
            { $0.deputies = [Deputy(person: person, deputy: deputy, from: Self.days.from, to: Self.days.to)] },
            at: start,
            body: body
        )
    }

    private func isRefused(_ command: BotCommand, to chat: ChatID, in story: BotStory) async throws -> Bool {
        let whose = story.label(.audience(Rights.audience(of: command).rawValue))
        let contact = WordingValue.text(story.world.settings.contact)
        let refusal = try story.phrase(.refused, ["isForChat": false, "whose": .text(whose), "contact": contact])
        return try await story.says("/\(command.rawValue)", in: chat).map(\.text) == [refusal]
    }

    @Test(arguments: [PersonID.galina, .darya])
    func `commands, menu and help list what the absent person may do, and nothing is refused`(
        absent: PersonID
    ) async throws {
        try await standingIn(for: absent) { story in
            let party: Party = absent == .darya ? .regionalCoordinator : .municipalCoordinator
            let his = BotCommand.allCases.filter { $0 != .start && Rights.reach(of: $0, for: party) > .none }
            let help = try #require(try await story.says("/help", in: .egor).last?.text)
            try await story.presses(.menu, in: .egor)
            let menu = try #require(story.screen(.egor)?.labels)
            #expect(menu == his.filter { $0 != .help }.map { story.label(.entry(of: $0.rawValue)) })
            for command in his {
                #expect(help.contains("/\(command.rawValue)"), "\(command)")
                #expect(try await !isRefused(command, to: .egor, in: story), "\(command)")
            }
        }
    }

    @Test(arguments: ["/progress", "/overdue", "/silent", "/week", "/coverage", "/school Ш-02", "/who 1", "/pause"])
    func `the answers are those of the absent person, of his municipality and no other`(command: String) async throws {
        try await standingIn(for: .galina) { story in
            let answers = try await story.says(command, in: .egor)
            #expect(try await story.says(command, in: .galina) == answers)
            #expect(!answers.isEmpty && !answers.contains { $0.text.contains("Лесной") || $0.text.contains("Ш-03") })
        }
    }

    @Test func `acts and changes are his too, as far as they were the absent person's`() async throws {
        try await standingIn(for: .galina, .vera) { story in
            try await story.writes("Здравствуйте", to: "Все школы", in: .vera)
            try await story.presses(.actSend, in: .vera)
            #expect(story.texts(to: .anna).last?.contains("Здравствуйте") == true)
            #expect(story.texts(to: .nikita).last?.contains("Здравствуйте") != true)
            var answers: Set<[String]> = []
            for change in ["/deputy Аннина / Борисов", "/deputy Никитин / Борисов", "/deputy Галина / Борисов"] {
                let answer = try await story.says(change, in: .vera).map(\.text)
                answers.insert(answer)
                // Whom she stands in for she does not answer for.
                if !change.contains("Галина") {
                    #expect(try await story.says(change, in: .galina).map(\.text) == answer, "\(change)")
                }
            }
            #expect(answers.count == 2, "\(answers)")
        }
    }

    @Test func `before the first day and after the last he may do what is his own`() async throws {
        try await standingIn(for: .galina, at: "2022-03-15 10:00") { story in
            #expect(try await isRefused(.progress, to: .egor, in: story))
            story.time.move(to: .at("2022-03-16 00:00"))
            #expect(try await !isRefused(.progress, to: .egor, in: story))
            story.time.move(to: .at("2022-03-17 23:59"))
            #expect(try await !isRefused(.progress, to: .egor, in: story))
            try await story.says("/help", in: .egor)
            try await story.presses(.menu, in: .egor)
            let menu = try #require(story.messenger.shown(in: .egor).last)
            try await story.writes("Здравствуйте", to: "Все школы", in: .egor)
            story.time.move(to: .at("2022-03-18 00:00"))
            // What was begun is not finished any more, and buttons shown before do nothing.
            #expect(try await story.presses(.actSend, in: .egor) == story.label(.outdated))
            let button = try story.data(story.label(.entry(of: "progress")), under: menu.message)
            #expect(try await story.presses(data: button, on: menu.id, in: .egor) == story.label(.outdated))
            #expect(try await isRefused(.progress, to: .egor, in: story))
            #expect(try await story.says("/help", in: .egor).last?.text.contains("/progress") == false)
            #expect(try story.acts.last == ["tell", "egor", "proposed", "0"])
        }
    }
}
