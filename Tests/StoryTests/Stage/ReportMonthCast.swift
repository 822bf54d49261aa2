import Core
import Foundation
import TestSupport
import Testing

/// Everybody of the sample region in the month of reports: who behaves alike, and what his chat reads.
struct ReportMonthCast {
    let roster: Roster
    let everybody: YearOfPeople

    /// Those whose chats read alike but for names, by what they have in common.
    ///
    /// Heads: 1 has his report returned, 2–17 answer by buttons, 18–21 in words, 22 and 23 come late, 24 and 25 never.
    /// Curators: 1 returns a report, 2–9 accept what comes, 10–12 have to be reminded, 13 has the late and the silent.
    static let kinds: [(name: String, people: [String])] = [
        ("head-returned", heads(1...1)),
        ("head-by-buttons", heads(2...16)),
        ("head-by-buttons-accepted-later", heads(17...17)),
        ("head-in-words-all-but", heads(18...18)),
        ("head-in-words-plus", heads(19...19)),
        ("head-in-words-rest", heads(20...20)),
        ("head-in-words-asked-back", heads(21...21)),
        ("head-late", heads(22...23)),
        ("head-silent", heads(24...25)),
        ("curator-returns", curators(1...1)),
        ("curator-accepts-two", curators(2...3) + curators(5...5) + curators(7...9)),
        ("curator-accepts-one", curators(4...4) + curators(6...6)),
        ("curator-reminded-of-one", curators(10...10)),
        ("curator-reminded-of-one-in-words", curators(12...12)),
        ("curator-reminded-of-two", curators(11...11)),
        ("curator-of-the-silent", curators(13...13)),
        (
            "municipality-with-two",
            [
                "gorodovikovsky", "iki-burulsky", "ketchenerovsky", "maloderbetovsky", "priyutnensky", "sarpinsky",
                "tselinny",
            ]
            .map { "p-\($0)" }
        ),
        ("municipality-with-one", ["lagansky", "oktyabrsky", "chernozemelsky"].map { "p-\($0)" }),
        ("municipality-in-words-two", ["p-yustinsky"]),
        ("municipality-in-words-one", ["p-yashaltinsky"]),
        ("municipality-reviews", ["p-yashkulsky"]),
        ("municipality-of-the-silent", ["p-elista"]),
        ("region", ["p-region"]),
        ("ministry", ["p-moin"]),
        ("monitoring-centre", ["p-coko"]),
        ("region-deputy", ["p-region-deputy"]),
        ("not-concerned", ["p-moin-observer"]),
    ]

    private static func heads(_ numbers: ClosedRange<Int>) -> [String] { numbers.map { "p-head-\(two($0))" } }
    private static func curators(_ numbers: ClosedRange<Int>) -> [String] { numbers.map { "p-curator-\(two($0))" } }
    private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

    func person(_ id: String) throws -> StoryPerson { try #require(everybody.person(id)) }
    func person(_ id: PersonID) throws -> StoryPerson { try person(id.rawValue) }

    /// What somebody's chat reads, with the names of his schools and his district and the numbers of submissions made
    /// alike for all.
    func reading(of id: String, on tape: ChatTape) throws -> String {
        var text = tape.transcript(of: try person(id).id)
        for (school, letter) in zip(schools(of: id), "ABCD") {
            text = text.replacing(school.shortName, with: "School \(letter)").replacing(
                school.code,
                with: "Ш-\(letter)"
            )
        }
        for district in roster.municipalities where district.coordinator?.rawValue == id {
            text = text.replacing(district.name, with: "District")
        }
        return text.replacing(/(код:? )[0-9a-f]{8}/) { "\($0.1)········" }
            .replacing(/\n№ [0-9]+/, with: "\n№ ·")
    }

    private func schools(of id: String) -> [School] {
        roster.schools.filter { school in
            let district = roster.municipality(school.municipality)
            return [school.head, school.curator, district?.coordinator].contains { $0?.rawValue == id }
        }
    }
}
