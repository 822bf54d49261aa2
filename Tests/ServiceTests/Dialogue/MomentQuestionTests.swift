import Core
import Foundation
import Service
import TestSupport
import Testing
import Wording

/// What is asked back about a moment in people's words.
@Suite struct MomentQuestionTests {
    /// A Tuesday.
    private static let now = Date.at("2022-03-22 12:00")

    @Test(arguments: [
        ("во вторник", "Какой день: вторник, 22 марта или вторник, 29 марта? И во сколько?"),
        ("в пятницу", "Во сколько в пятницу, 25 марта?"),
        ("в половине третьего", "В какой день в 02:30 или в 14:30?"),
        ("завтра в 5", "Когда именно: в среду, 23 марта, в 05:00 или в среду, 23 марта, в 17:00?"),
        ("сегодня в 9", "Это уже прошло: 22 марта 2022 года, 09:00. На какой день и час назначить?"),
        ("1 марта в 9", "Это уже прошло: 1 марта 2022 года, 09:00. Имеется в виду 1 марта 2023 года, 09:00?"),
        ("вчера", "Этот день уже прошёл: 21 марта 2022 года. На какой день и час назначить?"),
        ("31 апреля в 10", "Дня 31.04.2022 в календаре нет. Какой имеется в виду?"),
        ("пятый четверг апреля в 10", "Столько таких дней в апреле 2022 года нет. Какой день имеется в виду?"),
        ("завтра в 25:00", "Такого времени нет: «25:00». Во сколько?"),
        ("25.03.2032 в 10:00", "Слишком далёкий день: 25 марта 2032 года. Верный ли год?"),
        ("в четверг 25 марта в 10:00", "Не сходится: это пятница, 25 марта. Какой день верный?"),
        ("завтра, 25 марта, в 10:00", "Названы разные дни: 23 марта, 25 марта. Какой верный?"),
        ("завтра или в пятницу", "Названо несколько: «завтра или в пятницу». Какой день и какое время верные?"),
        ("завтра с 10 до 12", "Назван промежуток: «завтра с 10 до 12». В какой день и во сколько начало?"),
        ("каждый четверг", "Названо повторение: «каждый четверг». В какой день и во сколько в первый раз?"),
        ("в конце месяца", "«конце месяца» можно понять по-разному. Какой это день и какой час?"),
        (
            "завтра в 10 <у меня>",
            "Не понял: «&lt; у меня &gt;». Пишите так: «завтра в 15:00», «25.03 10:00». В какой день и во сколько?"
        ),
    ])
    func `each question is one line of Russian`(phrase: String, asked: String) throws {
        #expect(try question(about: phrase, in: Hamlet().world()) == asked)
    }

    @Test func `in English, too, each question is one line`() throws {
        let english = try Phrasebook.load(directory: Program.repository.appending(path: "Messages"), language: "en")
        let russian = try Hamlet().world()
        let world = World(
            planner: russian.planner,
            settings: russian.settings,
            phrasebook: english,
            fingerprint: ""
        )
        for phrase in ["", "в пятницу", "в 15:00", "завтра в 5", "сегодня в 9", "каждый четверг", "в конце месяца"] {
            let text = try #require(try question(about: phrase, in: world))
            #expect(text.hasSuffix("?") && !text.contains("\n"), "\(text)")
        }
    }

    @Test func `without personal data nothing typed is repeated`() throws {
        let world = try Hamlet { $0.personalData = .none }.world()
        #expect(
            try question(about: "завтра у Анны", in: world)
                == "Не понял. Пишите так: «завтра в 15:00», «25.03 10:00». В какой день и во сколько?"
        )
        #expect(
            try question(about: "в конце месяца", in: world)
                == "Это можно понять по-разному. Какой это день и какой час?"
        )
    }

    private func question(about phrase: String, in world: World) throws -> String? {
        guard case .unclear(let question) = world.reading(of: phrase, at: Self.now) else { return nil }
        return try world.text(of: question)
    }
}
