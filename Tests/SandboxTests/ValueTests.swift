import Foundation
import Testing

@testable import Sandbox

struct ValueTests {
    @Test(arguments: [
        #"{"a":[1,-2,0.5,true,false,null,"b"],"c":{}}"#, #""\"\\\n\u0001""#, #"[]"#, #""я😀""#,
    ])
    func `JSON is written as it was read`(_ text: String) throws {
        let value = try #require(JSON(parsing: text))
        #expect(String(decoding: value.bytes, as: UTF8.self) == text)
    }

    @Test func `escapes of JSON are understood`() {
        #expect(JSON(parsing: #" "\u044f\ud83d\ude00\/\t" "#) == .string("я😀/\t"))
        #expect(JSON(parsing: #""\ud83d""#) == .string("\u{FFFD}"))
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\"}", "tru", "1 2", "\"\n\"", "+1", "{\"a\":1,}", String(repeating: "[", count: 500),
    ])
    func `what is no JSON is refused`(_ text: String) {
        #expect(JSON(parsing: text) == nil)
    }

    @Test(arguments: [
        ("PT15M", 900.0), ("PT1H", 3_600), ("P1D", 86_400), ("P1DT2H", 93_600), ("P1W", 604_800), ("PT0.5S", 0.5),
        ("PT1H30M10S", 5_410),
    ])
    func `durations of ISO 8601 are read`(_ text: String, _ seconds: Double) {
        #expect(ISODuration(text)?.seconds == seconds)
    }

    @Test(arguments: ["", "P", "PT", "1H", "P1M", "P1Y", "PT1D", "P1H", "PT1M1H", "PT1", "P-1D", "PT5M5M", "P1DT"])
    func `other durations are refused`(_ text: String) {
        #expect(ISODuration(text) == nil)
    }

    @Test(arguments: [
        "2022-03-01T09:00:00+03:00", "2022-03-01T06:00:00Z", "2022-03-01T09:00:00", "2022-03-01T09:00",
        "2022-03-01T09:00+03:00",
    ])
    func `moments are read with an offset or in the zone`(_ text: String) throws {
        let timestamp = Timestamp(zone: try #require(TimeZone(identifier: "Europe/Moscow")))
        let moment = try #require(timestamp.moment(text))
        #expect(moment.timeIntervalSince1970 == 1_646_114_400)
        #expect(timestamp.text(moment) == "2022-03-01T09:00:00+03:00")
    }

    @Test(arguments: ["", "tomorrow", "2022-03-01", "2022-13-01T09:00:00Z"])
    func `what is no moment is refused`(_ text: String) {
        #expect(Timestamp(zone: .gmt).moment(text) == nil)
    }

    @Test(
        arguments: [
            ("777:abc", 777), ("1:A-b_9", 1), ("777:ab", nil), ("777", nil), (":abc", nil), ("a7:abc", nil),
            ("7:a b", nil),
            ("-7:abc", nil), ("0:abc", nil),
        ] as [(String, Int?)]
    )
    func `a token has a number, a colon and a secret`(_ text: String, _ bot: Int?) {
        #expect(Token(text)?.bot == bot)
    }

    @Test func `a multipart body is cut at its boundaries only`() throws {
        let body =
            "--B\r\nContent-Disposition: form-data; name=\"chat\"\r\n\r\n5\r\n--B\r\n"
            + "Content-Disposition: form-data; name=\"f\"; filename=\"отчёт.csv\"\r\nContent-Type: text/csv\r\n\r\n"
            + "a\r\n--C\r\n\r\nb\r\n--B--\r\n"
        let form = try #require(Multipart(contentType: "multipart/form-data; boundary=B", body: Array(body.utf8)))
        #expect(form.parts.map(\.name) == ["chat", "f"])
        #expect(form.parts.map { String(decoding: $0.bytes, as: UTF8.self) } == ["5", "a\r\n--C\r\n\r\nb"])
        #expect(form.parts[1].fileName == "отчёт.csv")
        #expect(form.parts[1].mediaType == "text/csv")
        #expect(Multipart(contentType: "multipart/form-data; boundary=B", body: Array("--B\r\nx".utf8)) == nil)
    }

    @Test func `updates are confirmed and forgotten in order`() {
        var queue = UpdateQueue()
        for id in 1...200 { queue.append(Update(id: id, kind: "message", content: .null, date: .distantPast)) }
        queue.removeFirst { $0.id < 150 }
        #expect(queue.first(2).map(\.id) == [150, 151])
        queue.keepLast(3)
        #expect(queue.first(100).map(\.id) == [198, 199, 200])
        queue.removeFirst { _ in true }
        #expect(queue.isEmpty)
    }
}
