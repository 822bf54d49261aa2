internal import Core
internal import Foundation

/// What a notice says beyond its key, as the column `notice.content` holds it.
struct NoticeRecord: Codable {
    let demand: String
    let anchor: String
    let deadline: String
    /// `responsible`, `curates` or a tier of escalation.
    let ground: String
    let inPlaceOf: String?
    /// True where a changed plan or an answer taken back brought it after its moment; else nil.
    let isBelated: Bool?

    init(_ notice: Notice, isBelated: Bool = false) {
        self.isBelated = isBelated ? true : nil
        demand = notice.obligation.demand.rawValue
        anchor = notice.obligation.occurrence.anchor.description
        deadline = notice.obligation.occurrence.deadline.description
        ground =
            switch notice.ground.relation {
            case .responsible: "responsible"
            case .curates: "curates"
            case .escalated(let tier): tier.rawValue
            }
        inPlaceOf = notice.ground.inPlaceOf?.rawValue
    }

    /// Nil where the record was not written by this program.
    func notice(_ key: NoticeKey, at: Date) -> Notice? {
        guard let demand = Obligation.Demand(rawValue: demand), let anchor = CivilDate(iso: anchor),
            let deadline = CivilDate(iso: deadline), let relation = relation
        else { return nil }
        return Notice(
            key: key,
            at: at,
            recipient: key.recipient,
            obligation: Obligation(
                activity: key.obligation.activity,
                occurrence: Occurrence(id: key.obligation.occurrence, anchor: anchor, deadline: deadline),
                subject: key.obligation.subject,
                demand: demand
            ),
            step: key.step,
            ground: Ground(relation, inPlaceOf: inPlaceOf.flatMap { PersonID($0) })
        )
    }

    private var relation: Ground.Relation? {
        switch ground {
        case "responsible": .responsible
        case "curates": .curates
        default: Step.Tier(rawValue: ground).map(Ground.Relation.escalated)
        }
    }
}
