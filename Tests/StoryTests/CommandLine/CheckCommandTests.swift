import Foundation
import Testing

@Suite(.timeLimit(.minutes(1)))
struct CheckCommandTests {
    @Test func `what comes with the repository is right, and the answer says how much it is`() async throws {
        let ending = try await Program.run("check")
        #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending.errors)")
        for words in ["34 activities", "25 schools", "57 people", "2021", "2027"] {
            #expect(ending.output.contains(words), "\(ending.output)")
        }
    }

    struct Damage: CustomTestStringConvertible {
        let file: String
        let old: String
        let new: String
        /// How the line on standard error begins.
        let said: String

        var testDescription: String { said }
    }

    @Test(arguments: [
        Damage(file: "roadmap.json", old: "\"activities\": [", new: "\"activities\": [[", said: "roadmap.json: "),
        Damage(
            file: "roadmap.json", old: "до 10 марта 2022 г.", new: "на днях",
            said: "roadmap.json: $.activities[0].period: found \"на днях\", expected a period that is understood."
        ),
        Damage(
            file: "roadmap.json", old: "[\"schools\"]", new: "[\"scools\"]",
            said: "roadmap.json: $.activities[0].responsibleBodies[0]: found \"scools\", expected the id of a body"
        ),
        Damage(
            file: "roster.json", old: "\"head\": \"p-head-2\"", new: "\"head\": \"p-nobody\"",
            said: "roster.json: $.schools[1].head: found \"p-nobody\", expected "
        ),
        Damage(
            file: "roster.json", old: "\"roles\": [\"schoolHead\"]", new: "\"roles\": [\"director\"]",
            said: "roster.json: $.people[4].roles[0]: found \"director\", expected "
        ),
        Damage(file: "roster.json", old: "\"deputies\": []", new: "\"deputys\": []", said: "roster.json: $"),
        Damage(
            file: "settings.json", old: "\"09:00\"", new: "\"21:00\"",
            said: "settings.json: $.reminders.at: found \"21:00\", expected a time outside the quiet hours"
        ),
        Damage(
            file: "settings.json", old: "\"region\": 10", new: "\"region\": 5",
            said: "settings.json: $.escalation.region: found 5, expected more than the municipality's 6"
        ),
        Damage(
            file: "settings.json", old: "\"language\": \"ru\"", new: "\"language\": \"xal\"",
            said: "settings.json: $.language: found \"xal\", expected one of en, ru"
        ),
        Damage(
            file: "calendar/2022.json", old: "2022-02-23", new: "2022-02-30",
            said: "calendar/2022.json: $.daysOff[5].date: found \"2022-02-30\", expected "
        ),
        Damage(file: "calendar/2022.json", old: "\"year\": 2022", new: "\"year\": 2020", said: "calendar/2022.json: $.year: "),
    ])
    func `each mistake is told with its file and place`(damage: Damage) async throws {
        try await withTemporaryFolder { folder in
            let config = try StoryConfig.district(in: folder.appending(path: "config"))
            try config.edit(damage.file, damage.old, damage.new)
            let ending = try await Program.run("check", "--config", config.folder.path)
            #expect(ending.status == 1 && ending.output.isEmpty)
            #expect(ending.errorLines.contains { $0.hasPrefix(damage.said) }, "\(ending.errors)")
            #expect(ending.errorLines.allSatisfy { $0.contains(": found ") && $0.contains(", expected ") }, "\(ending.errors)")
        }
    }

    @Test func `the mistakes of all files come together, texts included`() async throws {
        try await withTemporaryFolder { folder in
            let files = FileManager.default
            let config = try StoryConfig.district(in: folder.appending(path: "config"))
            try config.edit("roadmap.json", "\"deadline\"", "\"dedline\"")
            try config.edit("roster.json", "\"curator\": \"p-curator-1\"", "\"curator\": \"p-curator-9\"")
            try config.edit("settings.json", "[10, 3, 1, 0]", "[0, 1]")
            try files.removeItem(at: config.folder.appending(path: "calendar/2022.json"))
            try files.createDirectory(at: config.folder.appending(path: "old"), withIntermediateDirectories: true)
            try Data("{}".utf8).write(to: config.folder.appending(path: "old/roadmap.json"))
            let messages = folder.appending(path: "messages")
            try files.copyItem(at: StoryConfig.messages, to: messages)
            try Data("{{contakt}} {{#oops}}".utf8).write(to: messages.appending(path: "ru/unknownChat.mustache"))
            try files.removeItem(at: messages.appending(path: "en/why.mustache"))

            let ending = try await Program.run("check", "--config", config.folder.path, "--messages", messages.path)
            #expect(ending.status == 1)
            for place in [
                "roadmap.json: $.activities[0].kind: ", "roster.json: $.schools[0].curator: ",
                "settings.json: $.reminders.before: ", "calendar/2022.json: $: ", "old/roadmap.json: $: ",
            ] {
                #expect(ending.errorLines.contains { $0.hasPrefix(place) }, "\(place)\n---\n\(ending.errors)")
            }
            #expect(ending.errorLines.contains { $0.contains("ru/unknownChat.mustache") && $0.contains("contakt") })
            #expect(ending.errorLines.contains { $0.contains("en/why.mustache") })
        }
    }

    @Test(arguments: [["check", "--config", "/no/such/folder"], ["check", "--messages", "/no/such/folder"]])
    func `a folder that is not there is the environment's fault`(arguments: [String]) async throws {
        let ending = try await Program.run(arguments)
        #expect(ending.status == 3 && ending.errors.hasPrefix("/no/such/folder") && ending.errorLines.count == 1)
    }
}
