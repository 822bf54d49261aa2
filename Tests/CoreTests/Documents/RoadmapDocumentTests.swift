import Core
import Testing

@Suite struct RoadmapDocumentTests {
    private let reader = DocumentFixture(file: "roadmap.json", text: Self.valid) { bytes throws(Problems) in
        let bodies = ["moin", "schools"].compactMap { BodyID($0) }.map { id in
            Body(id: id, name: id.rawValue, shortName: id.rawValue, reach: .organisation, aliases: [])
        }
        return try RoadmapDocument.read(bytes, bodies: bodies)
    }

    @Test func `a file without mistakes becomes a roadmap`() throws {
        let roadmap = try reader.read()
        #expect(roadmap.id.rawValue == "500plus-2022")
        #expect(roadmap.order == "приказ № 1692")
        #expect(roadmap.year == 2022)
        #expect(roadmap.activities.map(\.number) == [1, 26])
        let first = try #require(roadmap.activity(1))
        #expect(first.title == "Семинар «Начало» / вебинар")
        #expect(first.kind == .seminar)
        #expect(first.responsibleBodies.map(\.rawValue) == ["moin", "schools"])
        #expect(first.audience.isEmpty)
        #expect(first.levelSet == [.federal, .institutional])
        #expect(first.revision == 1)
        #expect(first.schedule.start == CivilDate(iso: "2022-01-01"))
        #expect(first.schedule.end == CivilDate(iso: "2022-02-28"))
        let second = try #require(roadmap.activity(26))
        #expect(second.levels == "")
        #expect(second.levelSet == [.regional])
        #expect(second.revision == 3)
        #expect(second.schedule.end == CivilDate(iso: "2022-08-31"))
        #expect(
            second.decisions == [
                Decision(field: "period", value: "Август 2022 г.", reason: "По письму № 5"),
                Decision(field: "levels", value: "региональный", reason: "Проводит ИПК"),
                Decision(field: "audience", reason: "В приказе не названа"),
            ]
        )
    }

    @Test func `what is written is read back the same, and written again byte for byte`() throws {
        let roadmap = try reader.read()
        let written = RoadmapDocument.write(roadmap)
        #expect(try RoadmapDocument.read(written, bodies: nil) == roadmap)
        #expect(String(decoding: written, as: UTF8.self) == Self.valid)
    }

    /// As `write` lays it out: the second row has everything optional.
    static let valid = """
        {
          "$schema": "schema/roadmap.schema.json",
          "id": "500plus-2022",
          "title": "«Дорожная карта» 500+",
          "order": "приказ № 1692",
          "year": 2022,
          "activities": [
            {
              "number": 1,
              "title": "Семинар «Начало» / вебинар",
              "responsible": "МОиНРК, \\"ОО\\"",
              "period": "Январь-февраль 2022 г.",
              "result": "",
              "levels": "Всероссийский институциональный",
              "kind": "seminar",
              "responsibleBodies": ["moin", "schools"],
              "audience": []
            },
            {
              "number": 26,
              "title": "Конференция",
              "responsible": "ОО",
              "period": "по плану",
              "result": "участие",
              "levels": "",
              "kind": "deadline",
              "responsibleBodies": ["moin"],
              "audience": ["schools"],
              "revision": 3,
              "decisions": {
                "period": {
                  "value": "Август 2022 г.",
                  "reason": "По письму № 5"
                },
                "levels": {
                  "value": "региональный",
                  "reason": "Проводит ИПК"
                },
                "audience": {
                  "reason": "В приказе не названа"
                }
              }
            }
          ]
        }

        """
}
