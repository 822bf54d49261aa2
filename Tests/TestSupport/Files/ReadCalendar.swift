import Foundation

/// A calendar's file as readers that know nothing of its writer see it: Python's `icalendar` and `vobject`.
package struct ReadCalendar: Decodable, Hashable {
    package let method: String
    package let uid: String
    package let sequence: Int
    package let status: String
    /// By the clocks of Moscow, `2022-03-25T10:00:00+03:00`.
    package let start: String
    package let end: String
    package let summary: String
    package let description: String
    package let location: String

    package enum Reader: String, CaseIterable, Sendable {
        case icalendar, vobject
    }

    package init(_ bytes: [UInt8], by reader: Reader) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "vekha-\(UUID().uuidString).ics")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/python3")
        python.arguments = ["-c", Self.script, reader.rawValue, file.path]
        let output = Pipe()
        python.standardOutput = output
        try python.run()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        python.waitUntilExit()
        self = try JSONDecoder().decode(Self.self, from: answer)
    }

    private static let script = """
        import json, sys
        from zoneinfo import ZoneInfo
        moscow = ZoneInfo("Europe/Moscow")
        bytes = open(sys.argv[2], "rb").read()
        if sys.argv[1] == "icalendar":
            from icalendar import Calendar
            calendar = Calendar.from_ical(bytes)
            events = calendar.walk("VEVENT")
            assert not calendar.errors and len(events) == 1 and not events[0].errors
            event = {key.lower(): value for key, value in events[0].items()}
            method = str(calendar["METHOD"])
            start, end = event["dtstart"].dt, event["dtend"].dt
            text = lambda name: str(event[name])
        else:
            import vobject
            calendar = vobject.readOne(bytes.decode("utf-8"))
            calendar.validate(raiseException=True)
            event = calendar.vevent
            method = calendar.method.value
            start, end = event.dtstart.value, event.dtend.value
            text = lambda name: getattr(event, name).value
        print(json.dumps({
            "method": method, "uid": text("uid"), "sequence": int(text("sequence")), "status": text("status"),
            "start": start.astimezone(moscow).isoformat(), "end": end.astimezone(moscow).isoformat(),
            "summary": text("summary"), "description": text("description"), "location": text("location"),
        }))
        """
}
