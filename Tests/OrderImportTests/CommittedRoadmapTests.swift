import Core
import Foundation
import OrderImport
import Testing

/// Config/roadmap.json is the import of the order, and what a coordinator decided besides.
@Suite struct CommittedRoadmapTests {
    private func file(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Config").standardized
        return Array(try Data(contentsOf: folder.appending(path: name)))
    }

    private func committed() throws -> (bytes: [UInt8], roadmap: Roadmap, bodies: [Body]) {
        let bodies = try RosterDocument.read(file("roster.json")).bodies
        let bytes = try file("roadmap.json")
        return (bytes, try RoadmapDocument.read(bytes, bodies: bodies), bodies)
    }

    @Test func `importing the order over the committed file gives that file again`() throws {
        let (bytes, roadmap, bodies) = try committed()
        let order = try OrderImporter(bodies: bodies).read(OrderFixture.bytes()).keepingDecisions(of: roadmap)
        #expect(order.roadmap == roadmap)
        #expect(
            String(decoding: RoadmapDocument.write(order.roadmap), as: UTF8.self)
                == String(decoding: bytes, as: UTF8.self)
        )
        let open = order.notes.filter { $0.kind == .question }.map { "\($0.row ?? 0) \($0.field ?? "")" }
        #expect(open == ["2 responsible", "5 result"])
    }

    @Test func `the roster's own names give the rows that a careful reader gives`() throws {
        for (activity, row) in zip(try committed().roadmap.activities, try OrderFixture.expected()) {
            let decided = Set(activity.decisions.map(\.field))
            #expect(activity.columns == row.columns)
            #expect(activity.kind.rawValue == row.kind)
            if !decided.contains("responsibleBodies") {
                #expect(activity.responsibleBodies.map(\.rawValue) == row.responsibleBodies)
                if !decided.contains("audience") { #expect(activity.audience.map(\.rawValue) == row.audience) }
            }
        }
    }

    @Test func `what was decided by hand is marked with its reason`() throws {
        let roadmap = try committed().roadmap
        let decisions = roadmap.activities.filter { !$0.decisions.isEmpty }
            .map { "\($0.number): \($0.decisions.map(\.field).joined(separator: ", "))" }
        #expect(decisions == ["24: responsibleBodies", "26: levels, audience", "30: audience"])
        #expect(roadmap.activities.flatMap(\.decisions).allSatisfy { $0.reason.hasSuffix(".") })
        #expect(roadmap.activity(24)?.responsibleBodies.last?.rawValue == "curators")
        #expect(roadmap.activity(24)?.audience.map(\.rawValue) == ["schools"])
        #expect(roadmap.activity(26)?.levelSet == [.regional])
        #expect(roadmap.activity(26)?.audience.map(\.rawValue) == ["schools", "curators"])
        #expect(roadmap.activity(30)?.audience.map(\.rawValue) == ["municipalities", "schools"])
    }
}
