import Core
import Testing

/// A schema with a full document of its kind, and the reader of such documents.
struct SchemaCase: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let read: @Sendable ([UInt8]) throws(Problems) -> Void

    var testDescription: String { name }

    static let all = [
        SchemaCase(name: "roadmap", text: fullRoadmap) { bytes throws(Problems) in
            _ = try RoadmapDocument.read(bytes, bodies: nil)
        },
        SchemaCase(name: "roster", text: RosterDocumentTests.valid) { bytes throws(Problems) in
            _ = try RosterDocument.read(bytes)
        },
        SchemaCase(name: "settings", text: SettingsDocumentTests.valid) { bytes throws(Problems) in
            _ = try SettingsDocument.read(bytes)
        },
        SchemaCase(name: "calendar", text: fullCalendar) { bytes throws(Problems) in
            _ = try CalendarDocument.read(bytes, file: "calendar/2022.json")
        },
        SchemaCase(name: "report", text: ReportDocumentTests.valid) { bytes throws(Problems) in
            _ = try ReportDocument.read(bytes, roster: nil)
        },
        SchemaCase(name: "seminars", text: SeminarsDocumentTests.valid) { bytes throws(Problems) in
            _ = try SeminarsDocument.read(bytes, roster: nil, roadmap: nil)
        },
    ]

    /// Every place of the document that the schema speaks of; of a list, its first item.
    func forEachPlace(_ body: (SchemaPlace) throws -> Void) throws {
        let schema = try JSONValue(parsing: CommittedConfig.file("schema/\(name).schema.json"))
        var queue = [SchemaPlace(root: schema, document: try JSONValue(parsing: text.utf8))]
        while let place = queue.popLast() {
            try body(place)
            queue += try place.children()
        }
    }

    /// What the reader expects at the place after the value there is changed; nil where it does not object there.
    func problem(with value: JSONValue?, at steps: [SchemaPlace.Step]) throws -> String? {
        let path = SchemaPlace.path(of: steps)
        let expected = try problems(with: value, at: steps).first { $0.path == path }?.expected.text
        guard let expected, expected.hasPrefix("one of: ") else { return expected }
        return "one of: " + expected.dropFirst(8).split(separator: ", ").sorted().joined(separator: ", ")
    }

    func problems(with value: JSONValue?, at steps: [SchemaPlace.Step]) throws -> [Problem] {
        let damaged = try JSONValue(parsing: text.utf8).setting(value, at: steps[...])
        do throws(Problems) {
            try read(Array(damaged.pretty.utf8))
            return []
        } catch {
            return error.all
        }
    }

    private static let fullRoadmap: String = {
        let columns = ["title", "responsible", "period", "result", "levels"]
        let values = ["period": "Март 2022 г.", "levels": "региональный"]
        let replaced = columns.map { #""\#($0)": { "value": "\#(values[$0] ?? "слова")", "reason": "довод" }"# }
        let chosen = ["kind", "responsibleBodies", "audience"].map { #""\#($0)": { "reason": "довод" }"# }
        return """
            {
              "$schema": "schema/roadmap.schema.json", "id": "plan", "title": "План", "order": "Приказ", "year": 2022,
              "activities": [{
                "number": 1, "title": "Дело", "responsible": "ОО", "period": "Март 2022 г.", "result": "",
                "levels": "региональный", "kind": "deadline", "responsibleBodies": ["moin"], "audience": ["schools"],
                "revision": 2, "decisions": { \((replaced + chosen).joined(separator: ", ")) },
                "cancelled": { "reason": "довод" }
              }]
            }
            """
    }()

    private static let fullCalendar = """
        {
          "$schema": "../schema/calendar.schema.json", "year": 2022, "source": "Постановление",
          "daysOff": [{ "date": "2022-03-08", "name": "Международный женский день" }],
          "workingDays": [{ "date": "2022-03-05", "name": "Рабочая суббота" }],
          "regional": [{ "date": "2022-03-03", "name": "Цаган Сар", "source": "Указ", "enabled": true }]
        }
        """
}
