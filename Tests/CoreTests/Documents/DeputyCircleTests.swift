import Core
import Testing

/// Over the sample of `RosterDocumentTests`, in which p-spare stands in for p-region from 1 to 31 July.
@Suite struct DeputyCircleTests {
    private let reader = DocumentFixture(text: RosterDocumentTests.valid) { bytes throws(Problems) in
        try RosterDocument.read(bytes)
    }

    @Test(arguments: [
        ("\"from\": \"2022-07-31\"", "p-region → p-spare → p-region on 2022-07-31"),
        ("\"from\": \"2022-05-01\", \"to\": \"2022-07-01\"", "p-region → p-spare → p-region on 2022-07-01"),
        ("\"from\": \"2022-08-01\"", nil),
        ("\"to\": \"2022-06-30\"", nil),
    ])
    func `two who stand in for each other at once are refused`(term: String, found: String?) {
        let back = "{ \"person\": \"p-spare\", \"deputy\": \"p-region\", \(term) }"
        let problems = reader.problems(["\"deputies\": [": "\"deputies\": [\(back),"])
        #expect(problems.map { "\($0.path) \($0.found)" } == (found.map { ["$.deputies[1] \($0)"] } ?? []))
    }

    @Test func `a longer circle is found, and only where it closes`() {
        let text = """
            "deputies": [
              { "person": "p-curator", "deputy": "p-head" },
              { "person": "p-head", "deputy": "p-city" },
            """
        let problems = reader.problems(["\"deputies\": [": text])
        #expect(
            problems == [
                Problem(
                    file: "roster.json",
                    path: "$.deputies[3]",
                    found: "p-city → p-curator → p-head → p-city",
                    expected: "deputies who do not stand in for each other at once"
                )
            ]
        )
    }
}
