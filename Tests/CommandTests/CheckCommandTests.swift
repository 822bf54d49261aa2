import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct CheckCommandTests {
    @Test func `what comes with the repository is right, and the answer says how much it is`() async throws {
        let result = try await Program.run("check")
        #expect(result.ending == .exit(0) && result.errors.isEmpty, "\(result.errors)")
        for words in ["34 activities", "25 schools", "57 people", "2021", "2027"] {
            #expect(result.output.contains(words), "\(result.output)")
        }
    }

    @Test func `the mistakes of all files come together, each with its file and place, texts included`() async throws {
        try await withTemporaryFolder { folder in
            let config = try ConfigCopy(in: folder)
            try config.edit("Config/roadmap.json", "\"kind\": \"deadline\"", "\"kind\": \"dedline\"")
            try config.edit("Config/roster.json", "\"roles\": [\"schoolHead\"]", "\"roles\": [\"director\"]")
            try config.edit("Config/settings.json", "\"region\": 10", "\"region\": 5")
            try config.edit("Config/settings.json", "\"09:00\"", "\"21:00\"")
            try config.edit("Config/calendar/2022.json", "2022-02-23", "2022-02-30")
            try config.write("{}", to: "Config/old/roadmap.json")
            try config.write("{{contakt}}", to: "Messages/ru/unknownChat.mustache")
            try config.remove("Messages/en/why.mustache")

            let result = try await Program.run(["check"], directory: folder)
            #expect(result.ending == .exit(1) && result.output.isEmpty)
            for place in [
                "roadmap.json: $.activities[", "roster.json: $.people[",
                "settings.json: $.escalation.region: found 5, ",
                "settings.json: $.reminders.at: found \"21:00\", ", "old/roadmap.json: $: ",
                "calendar/2022.json: $.daysOff[", "ru/unknownChat.mustache: ", "en/why.mustache: ",
            ] {
                #expect(result.errorLines.contains { $0.contains(place) }, "\(place)\n---\n\(result.errors)")
            }
            #expect(result.errorLines.contains { $0.contains("[0].kind: found \"dedline\", expected ") })
            #expect(result.errorLines.contains { $0.contains("contakt") })
            for line in result.errorLines {
                #expect(line.contains(": found ") && line.contains(", expected "), "\(line)")
            }
        }
    }

    @Test func `broken JSON is told with its line`() async throws {
        try await withTemporaryFolder { folder in
            let config = try ConfigCopy(in: folder)
            try config.edit("Config/roadmap.json", "\"activities\": [", "\"activities\": [[")
            let result = try await Program.run(["check"], directory: folder)
            #expect(result.ending == .exit(1) && result.output.isEmpty)
            #expect(result.errorLines.contains { $0.hasPrefix("roadmap.json: ") }, "\(result.errors)")
        }
    }

    @Test(arguments: ["--config", "--messages"])
    func `a folder that is not there is the environment's fault`(option: String) async throws {
        let result = try await Program.run("check", option, "/no/such/folder")
        #expect(result.ending == .exit(3) && result.errorLines.count == 1, "\(result.errors)")
        #expect(result.errors.hasPrefix("/no/such/folder: found no folder, expected "))
    }
}
