import Core
import TestSupport

/// The order's 34 rows by what the planner goes by: kind, period, who is responsible, who takes part, levels.
enum OrderLikeRoadmap {
    private struct Row {
        let kind: ActivityKind
        let period: String
        let responsible: String
        let audience: String
        let levels: String

        init(_ kind: ActivityKind, _ period: String, _ responsible: String, _ audience: String, _ levels: String) {
            self.kind = kind
            self.period = period
            self.responsible = responsible
            self.audience = audience
            self.levels = levels
        }
    }

    private static let rows = [
        Row(.deadline, "Декабрь 2021", "ministry institute municipalities", "schools", "региональный муниципальный"),
        Row(
            .deadline,
            "Декабрь 2021",
            "fioko institute municipalities",
            "schools",
            "федеральный региональный муниципальный"
        ),
        Row(
            .videoconference,
            "Декабрь 2021г.",
            "ministry institute municipalities schools",
            "",
            "региональный муниципальный"
        ),
        Row(.videoconference, "Январь 2022г.", "ministry institute", "schools", "региональный"),
        Row(.deadline, "Январь-февраль 2022 г.", "ministry institute", "schools", "региональный"),
        Row(.seminar, "Январь-февраль 2022 г.", "institute", "schools", "региональный"),
        Row(.deadline, "Январь-февраль 2022г.", "schools", "", "институциональный"),
        Row(
            .deadline,
            "Январь-февраль 2022г.",
            "ministry schools municipalities",
            "",
            "региональный муниципальный институциональный"
        ),
        Row(.seminar, "Февраль 2022 г.", "institute", "schools", "региональный"),
        Row(.deadline, "Январь 2022г.", "institute", "schools", "региональный"),
        Row(.deadline, "Январь 2022г.", "institute", "schools", "региональный"),
        Row(.seminar, "Январь-февраль 2022г.", "institute", "curators", "региональный"),
        Row(.deadline, "Февраль 2022 г.", "institute", "schools", "региональный"),
        Row(.deadline, "Август 2022 г.", "institute", "schools", "региональный"),
        Row(.continuing, "В течение года", "quality", "municipalities schools", "региональный муниципальный"),
        Row(.continuing, "В течение года", "institute", "schools", "всероссийский"),
        Row(.seminar, "Март 2022г.", "ministry institute", "schools", "региональный"),
        Row(.deadline, "Март-май 2022г.", "ministry institute", "schools", "институциональный"),
        Row(.videoconference, "ежемесячно", "ministry institute municipalities", "schools", "региональный"),
        Row(.monthlyReport, "ежемесячно", "ministry institute municipalities", "schools", "региональный"),
        Row(.continuing, "постоянно", "ministry institute municipalities", "", "региональный"),
        Row(.seminar, "Октябрь 2022г.", "ministry institute municipalities", "schools", "региональный"),
        Row(.deadline, "Декабрь 2022г.", "institute", "schools", "региональный"),
        Row(.continuing, "ежемесячно", "ministry institute municipalities", "schools curators", "региональный"),
        Row(.seminar, "Апрель 2022г.", "ministry institute municipalities", "schools curators", "муниципальный"),
        Row(.seminar, "Август 2022г.", "ministry institute municipalities", "", ""),
        Row(.continuing, "Регулярно, в течение года", "ministry institute municipalities", "", "всероссийский"),
        Row(.deadline, "Апрель 2022г.", "municipalities", "schools", "региональный"),
        Row(.seminar, "Март 2022г.", "ministry institute municipalities", "schools", "региональный"),
        Row(.seminar, "Апрель 2022г.", "ministry quality", "", "региональный"),
        Row(.seminar, "Октябрь-Ноябрь 2022г.", "ministry institute municipalities", "schools", "региональный"),
        Row(.seminar, "Октябрь-Ноябрь 2022г.", "ministry institute municipalities", "schools", "региональный"),
        Row(.continuing, "В течение года", "ministry municipalities", "schools", "региональный"),
        Row(.seminar, "Декабрь 2022г.", "institute municipalities schools", "", "региональный муниципальный"),
    ]

    /// The sample region with these rows, and with people for the centre of quality assessment.
    static func region() throws -> Region {
        var region = Region()
        region.bodies.append(.named("quality", .organisation))
        region.people.append(.with("assessor", [], of: "quality"))
        region.activities = try rows.enumerated().map { index, row in
            .row(
                index + 1,
                row.kind,
                try PeriodPhrase.read(row.period, year: 2022),
                by: ids(row.responsible),
                for: ids(row.audience),
                levels: try LevelPhrase.read(row.levels)
            )
        }
        return region
    }

    private static func ids(_ words: String) -> [BodyID] {
        words.split(separator: " ").compactMap { BodyID($0) }
    }
}
