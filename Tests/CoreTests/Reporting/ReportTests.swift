import Core
import TestSupport
import Testing

import struct Foundation.Date

/// What a report's acts add up to.
@Suite struct ReportTests {
    private static let sheet = ReportSheet(
        school: .named("s-1"),
        month: Month(of: .on("2022-03-01")),
        rows: [.deadline(1, "2022-03-01", "2022-03-31"), .deadline(2, "2022-03-01", "2022-03-31")],
        questions: [
            ReportQuestion(id: .named("pupils"), text: "Сколько?", kind: .number),
            ReportQuestion(id: .named("help"), text: "Что нужно?", kind: .text, isRequired: false),
        ]
    )
    private static let sent = ReportSubmission(number: 1, version: 1, digest: "d", asked: [1, 2], known: [])

    private func report(_ acts: ReportAct...) -> Report {
        let entries = acts.enumerated().map { index, act in
            ReportEntry(id: Int64(index + 1), at: Date(timeIntervalSince1970: Double(index)), person: .anna, act: act)
        }
        return Report(school: Self.sheet.school, month: Self.sheet.month, entries: entries)
    }

    @Test func `the latest answer counts, and what has none is open`() {
        let report = report(
            .answered(row: 1, status: .inProgress, reason: nil),
            .answered(row: 1, status: .done, reason: nil)
        )
        #expect(report.answers == [1: RowAnswer(status: .done)])
        #expect(report.open(on: Self.sheet) == [.row(2), .question(.named("pupils"))])
    }

    @Test func `a row that is not done is open until its reason is told`() {
        let without = report(.answered(row: 1, status: .notDone, reason: nil))
        #expect(without.open(on: Self.sheet).first == .row(1))
        let with = report(.answered(row: 1, status: .notDone, reason: "карантин"))
        #expect(with.open(on: Self.sheet).first == .row(2))
    }

    @Test func `what was understood says nothing until it is confirmed, and is forgotten once the report is sent`() {
        let items = [ReplyItem(row: 1, status: .done)]
        #expect(report(.understood(items)).answers.isEmpty)
        #expect(report(.understood(items)).understood == [1: items])
        #expect(report(.understood(items), .submitted(Self.sent)).understood.isEmpty)
        #expect(
            report(.understood(items), .settled(reading: 1, isRight: true)).answers == [1: RowAnswer(status: .done)]
        )
        #expect(report(.understood(items), .settled(reading: 1, isRight: false)).answers.isEmpty)
    }

    @Test func `a returned report asks for what was remarked on, answered or not`() {
        let returned: [ReportAct] = [
            .answered(row: 1, status: .done, reason: nil), .answered(row: 2, status: .done, reason: nil),
            .replied(question: "pupils", answer: "5"), .submitted(Self.sent),
            .remarked(place: .row(2), text: "Нет справки"), .remarked(place: .row(1), text: "Описка"),
            .remarked(place: .row(1), text: ""), .returned,
        ]
        var report = report()
        for (index, act) in returned.enumerated() {
            report.add(ReportEntry(id: Int64(index), at: Date(timeIntervalSince1970: 0), person: nil, act: act))
        }
        #expect(report.stage == .returned && report.isOpen && !report.isSubmitted)
        #expect(report.places(on: Self.sheet) == [.row(2)])
        #expect(report.open(on: Self.sheet) == [.row(2)])
        let file = ReportFile(id: "f", place: .row(2), name: nil, mediaType: nil, caption: nil)
        report.add(ReportEntry(id: 9, at: Date(timeIntervalSince1970: 0), person: nil, act: .attached(file)))
        #expect(report.open(on: Self.sheet).isEmpty)
    }

    @Test func `files that came to the wrong place are put right, those that were there stay`() {
        func file(_ id: String, _ place: ReportPlace) -> ReportFile {
            ReportFile(id: id, place: place, name: nil, mediaType: nil, caption: nil)
        }
        let moved = report(
            .attached(file("own", .row(2))),
            .attached(file("stray", .row(2))),
            .attached(file("stray", .row(1))),
            .relocated(files: ["stray"], from: .row(2), to: .row(1))
        )
        #expect(moved.files(at: .row(1)).map(\.id) == ["stray"] && moved.files(at: .row(2)).map(\.id) == ["own"])
    }

    @Test func `a correction leaves what was submitted standing`() {
        let correcting = report(.submitted(Self.sent), .correctionAsked, .reopened)
        #expect(correcting.isOpen && correcting.isSubmitted)
        #expect(!report(.submitted(Self.sent), .correctionAsked).isOpen)
        #expect(report(.submitted(Self.sent), .correctionAsked, .correctionRefused).stage == .submitted)
    }

    @Test func `equal content has one spelling, and every answer is in it`() {
        let one = report(
            .answered(row: 2, status: .done, reason: nil),
            .answered(row: 1, status: .notDone, reason: "карантин"),
            .replied(question: "pupils", answer: "5")
        )
        let other = report(
            .answered(row: 1, status: .notDone, reason: "карантин"),
            .replied(question: "pupils", answer: "5"),
            .answered(row: 2, status: .done, reason: nil)
        )
        #expect(one.content(version: 1, on: Self.sheet) == other.content(version: 1, on: Self.sheet))
        #expect(one.content(version: 1, on: Self.sheet).contains("карантин"))
        #expect(one.content(version: 2, on: Self.sheet) != other.content(version: 1, on: Self.sheet))
    }

    @Test(arguments: [ReportPlace.row(7), .question(.named("pupils")), .whole])
    func `a place reads back as written`(place: ReportPlace) {
        #expect(ReportPlace("\(place)") == place)
        #expect(ReportPlace("07") == nil && ReportPlace("q-") == nil && ReportPlace("") == nil)
    }
}
