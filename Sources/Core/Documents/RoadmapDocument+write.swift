extension RoadmapDocument {
    /// The file for a roadmap: keys in the order people read a row in, Cyrillic as it is, a new line at the end.
    ///
    /// Reading it back gives the same roadmap, as long as `schedule` and `levelSet` are what the words say.
    package static func write(_ roadmap: Roadmap) -> [UInt8] {
        let document = JSONValue.object([
            JSONValue.Member("$schema", .string("schema/roadmap.schema.json")),
            JSONValue.Member("id", .string(roadmap.id.rawValue)),
            JSONValue.Member("title", .string(roadmap.title)),
            JSONValue.Member("order", .string(roadmap.order)),
            JSONValue.Member("year", .number(roadmap.year)),
            JSONValue.Member("activities", .array(roadmap.activities.map(row))),
        ])
        return document.file
    }

    private static func row(_ activity: Activity) -> JSONValue {
        var members = [
            JSONValue.Member("number", .number(activity.number)),
            JSONValue.Member("title", .string(activity.title)),
            JSONValue.Member("responsible", .string(activity.responsible)),
            JSONValue.Member("period", .string(activity.period)),
            JSONValue.Member("result", .string(activity.result)),
            JSONValue.Member("levels", .string(activity.levels)),
            JSONValue.Member("kind", .string(activity.kind.rawValue)),
            JSONValue.Member("responsibleBodies", .strings(activity.responsibleBodies.map(\.rawValue))),
            JSONValue.Member("audience", .strings(activity.audience.map(\.rawValue))),
        ]
        if activity.revision > 1 { members.append(JSONValue.Member("revision", .number(activity.revision))) }
        if !activity.decisions.isEmpty {
            members.append(JSONValue.Member("decisions", .object(activity.decisions.map(decision))))
        }
        if let reason = activity.cancelled { members.append(JSONValue.Member("cancelled", .texts(["reason": reason]))) }
        return .object(members)
    }

    private static func decision(_ decision: Decision) -> JSONValue.Member {
        let value = decision.value.map { [JSONValue.Member("value", .string($0))] } ?? []
        return JSONValue.Member(decision.field, .object(value + [JSONValue.Member("reason", .string(decision.reason))]))
    }
}
