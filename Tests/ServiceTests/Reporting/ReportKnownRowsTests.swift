import Chat
import Core
import Persistence
import Service
import TestSupport
import Testing
import Wording

/// What is not asked again, since an earlier report has said it.
@Suite(.timeLimit(.minutes(5))) struct ReportKnownRowsTests {
    /// The institute answers for the analysis, the schools carry it out.
    private static func analysis(until end: String, _ words: String) -> Activity {
        .deadline(18, "2022-03-01", end, by: .institute)
            .with(Period(start: .on("2022-03-01"), end: .on(end)), words, levels: [.institutional])
    }

    private static func hamlet(_ analysis: Activity) -> Hamlet {
        ReportStory.hamlet(rows: 1...1) { $0.rows.append(analysis) }
    }

    private static let spring = analysis(until: "2022-05-31", "март-май")

    @Test(arguments: [false, true])
    func `a row is known until it is moved to another period`(isMoved: Bool) async throws {
        try await ReportStory.tell(Self.hamlet(Self.spring)) { story in
            try await story.reports(in: .anna)
            #expect(try await story.report().report.answers.keys.sorted() == [1, 18])
            if isMoved {
                let moved = Self.hamlet(Self.analysis(until: "2022-10-31", "март-октябрь"))
                story.worlds.change(to: try moved.world(fingerprint: "second"))
            }
            try await story.comes("2022-04-20 09:00")
            try await story.taps(.fillReport, .asLastMonth, in: .anna)
            #expect(try await story.report(in: ReportStory.march.next).report.answers.keys.sorted() == [1])
            if isMoved { try await story.presses(.done, in: .anna) }
            try await story.presses(.submit, in: .anna)
            let sent = try await story.report(in: ReportStory.march.next).report.submissions.last?.submission
            #expect(sent?.asked == (isMoved ? [1, 18] : [1]) && sent?.known == (isMoved ? [] : [18]))
        }
    }

    @Test func `what is none of a school's business is counted so, not as done`() async throws {
        try await ReportStory.tell(Self.hamlet(Self.spring)) { story in
            try await story.taps(.fillReport, .notApplicable, .done, .submit, in: .anna)
            try await story.comes("2022-04-20 09:00")
            try await story.taps(.fillReport, .submit, in: .anna)
            try await story.comes("2022-05-02 09:00")
            let told = try #require(story.texts(to: .darya).last { $0.contains("Итоги за апрель") })
            #expect(told.contains("</b> Дело номер 1\nне относится 1\n"), "\(told)")
            #expect(told.contains("</b> Дело номер 18\nвыполнено раньше 1"), "\(told)")
        }
    }

    @Test func `what an earlier report has said can be said anew`() async throws {
        try await ReportStory.tell(ReportStory.hamlet(rows: 1...2)) { story in
            try await story.taps(.fillReport, .notApplicable, .done, .submit, in: .anna)
            try await story.comes("2022-04-20 09:00")
            try await story.taps(.fillReport, .contents, in: .anna)
            try await story.presses("➖ 1", in: .anna)
            #expect(story.screen(.anna)?.text.contains("Строка 1.") == true)
            try await story.taps(.inProgress, .done, .submit, in: .anna)
            let report = try await story.report(in: ReportStory.march.next).report
            #expect(report.submissions.last?.submission.asked == [1, 2])
            #expect(report.answers[1]?.status == .inProgress)
        }
    }
}

extension Activity {
    /// The same row with another period, as the order's words have it.
    func with(_ schedule: Period?, _ words: String, title: String? = nil, levels: Set<Level> = []) -> Activity {
        Activity(
            number: number,
            title: title ?? self.title,
            responsible: responsible,
            period: words,
            result: result,
            levels: "",
            kind: kind,
            responsibleBodies: responsibleBodies,
            audience: audience,
            schedule: schedule ?? self.schedule,
            levelSet: levels
        )
    }
}
