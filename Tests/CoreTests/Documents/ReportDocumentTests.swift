import Core
import TestSupport
import Testing

@Suite struct ReportDocumentTests {
    private let fixture = DocumentFixture(text: Self.valid) { bytes throws(Problems) in
        try ReportDocument.read(bytes, roster: nil)
    }

    @Test func `everything that the form says is read`() throws {
        let form = try fixture.read()
        #expect(form.reasons == ["Карантин", "Срок перенесён"])
        #expect(form.correctionDays == 3 && form.reviewDays == 2)
        let subject = try #require(form.questions.first)
        #expect(
            subject
                == ReportQuestion(
                    id: .named("subject"),
                    text: "Какой предмет проверяли?",
                    kind: .choice,
                    options: ["Русский язык", "Математика"],
                    isRequired: true,
                    months: [3, 4],
                    schools: [.named("far")],
                    municipalities: [.named("steppe")]
                )
        )
        #expect(form.questions.last?.kind == .number && form.questions.last?.isRequired == false)
    }

    @Test(arguments: [
        Mistake(
            "\"options\": [\"Русский язык\", \"Математика\"], ",
            "",
            at: "$.questions[0].kind",
            found: "\"choice\"",
            expected: "options beside a choice"
        ),
        Mistake(
            "\"choice\"",
            "\"number\"",
            at: "$.questions[0].options",
            found: "a list of 2",
            expected: "options beside a choice only"
        ),
        Mistake(
            "\"pupils\"",
            "\"subject\"",
            at: "$.questions[1].id",
            found: "\"subject\"",
            expected: "an id that no other question has"
        ),
        Mistake(
            "[3, 4]",
            "[3, 13]",
            at: "$.questions[0].months[1]",
            found: "13",
            expected: "a whole number from 1 to 12"
        ),
        Mistake(
            "\"reviewDays\": 2",
            "\"reviewDays\": 0",
            at: "$.reviewDays",
            found: "0",
            expected: "a whole number from 1 to 60"
        ),
        Mistake(
            "[\"Карантин\", \"Срок перенесён\"]",
            Self.labels(21),
            at: "$.reasons",
            found: "a list of 21",
            expected: "at most 20 reasons"
        ),
        Mistake(
            "[\"Русский язык\", \"Математика\"]",
            Self.labels(21),
            at: "$.questions[0].options",
            found: "a list of 21",
            expected: "at most 20 options"
        ),
        Mistake(
            "\"required\": false }",
            "\"required\": false }" + Self.questions(29),
            at: "$.questions",
            found: "a list of 31",
            expected: "at most 30 questions"
        ),
    ])
    func `a slip is met with its place and what was meant`(mistake: Mistake) {
        #expect(fixture.problems(after: mistake) == mistake.problems(in: "report.json"))
    }

    @Test func `a question is asked of those named, in the months named`() throws {
        let question = try #require(try fixture.read().questions.first)
        func school(_ id: String, in district: String) -> School {
            School(
                id: .named(id),
                code: id,
                name: id,
                shortName: id,
                municipality: .named(district),
                head: .anna,
                curator: nil
            )
        }
        let (march, may) = (Month(of: .on("2022-03-01")), Month(of: .on("2022-05-01")))
        #expect(question.isAsked(of: school("far", in: "hills"), in: march))
        #expect(question.isAsked(of: school("near", in: "steppe"), in: march))
        #expect(!question.isAsked(of: school("near", in: "hills"), in: march))
        #expect(!question.isAsked(of: school("far", in: "hills"), in: may))
    }

    private static func labels(_ count: Int) -> String {
        "[" + (1...count).map { "\"Ответ \($0)\"" }.joined(separator: ", ") + "]"
    }

    private static func questions(_ count: Int) -> String {
        (1...count).map { ", { \"id\": \"q\($0)\", \"text\": \"?\", \"kind\": \"text\", \"required\": false }" }
            .joined()
    }

    static let valid = """
        {
          "$schema": "schema/report.schema.json", "correctionDays": 3, "reviewDays": 2,
          "reasons": ["Карантин", "Срок перенесён"],
          "questions": [
            { "id": "subject", "text": "Какой предмет проверяли?", "kind": "choice",
              "options": ["Русский язык", "Математика"], "required": true, "months": [3, 4],
              "schools": ["far"], "municipalities": ["steppe"] },
            { "id": "pupils", "text": "Сколько учеников?", "kind": "number", "required": false }
          ]
        }
        """
}
