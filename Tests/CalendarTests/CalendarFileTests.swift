import Calendars
import Foundation
import TestSupport
import Testing

/// The files are read by two readers that know nothing of their writer.
@Suite struct CalendarFileTests {
    /// 25 March 2022, 10:00 in Moscow.
    private static let start = Date(timeIntervalSince1970: 1_648_191_600)
    private static let title = "ВКС «Анализ результатов, план; итоги» — вопросы школ и ответы кураторов, длинная строка"
    private static let details = "Код: 12 34; ссылка\nПовестка: итоги, вопросы"

    private static func event(
        sequence: Int = 0,
        after seconds: TimeInterval = 0,
        isCancelled: Bool = false
    ) -> CalendarEvent {
        CalendarEvent(
            uid: "vks.2022-03@test.vekha",
            sequence: sequence,
            stamp: Date(timeIntervalSince1970: 1_647_000_000),
            start: start + seconds,
            end: start + seconds + 5_400,
            title: title,
            details: details,
            link: "https://example.ru/j/123?pwd=a,b",
            isCancelled: isCancelled
        )
    }

    @Test(arguments: ReadCalendar.Reader.allCases)
    func `an invitation is read with the right moment and every letter`(reader: ReadCalendar.Reader) throws {
        let read = try ReadCalendar(CalendarFile.bytes(of: Self.event()), by: reader)
        #expect(read.start == "2022-03-25T10:00:00+03:00" && read.end == "2022-03-25T11:30:00+03:00")
        #expect(read.method == "PUBLISH" && read.status == "CONFIRMED")
        #expect(read.summary == Self.title && read.description == Self.details)
        #expect(read.location == "https://example.ru/j/123?pwd=a,b")
    }

    @Test(arguments: ReadCalendar.Reader.allCases)
    func `an update is the same event with a higher number, and so is its end`(reader: ReadCalendar.Reader) throws {
        let first = try ReadCalendar(CalendarFile.bytes(of: Self.event()), by: reader)
        let moved = try ReadCalendar(CalendarFile.bytes(of: Self.event(sequence: 1, after: 86_400)), by: reader)
        let end = try ReadCalendar(CalendarFile.bytes(of: Self.event(sequence: 2, isCancelled: true)), by: reader)
        #expect(Set([first.uid, moved.uid, end.uid]).count == 1)
        #expect(first.sequence == 0 && moved.sequence == 1 && end.sequence == 2)
        #expect(moved.start == "2022-03-26T10:00:00+03:00")
        #expect(end.method == "CANCEL" && end.status == "CANCELLED")
    }

    @Test func `lines end and break as the standard wants`() throws {
        let text = String(decoding: try CalendarFile.bytes(of: Self.event()), as: UTF8.self)
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.last == "" && lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
    }
}
