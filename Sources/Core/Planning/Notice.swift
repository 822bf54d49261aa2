package import struct Foundation.Date

/// One reason to write to one person at one moment. Several of a morning travel in one message.
package struct Notice: Hashable, Sendable {
    package let key: NoticeKey
    package let at: Date
    package let recipient: PersonID
    package let obligation: Obligation
    package let step: Step
    /// Why this person gets it.
    package let ground: Ground

    package init(
        key: NoticeKey,
        at: Date,
        recipient: PersonID,
        obligation: Obligation,
        step: Step,
        ground: Ground
    ) {
        self.key = key
        self.at = at
        self.recipient = recipient
        self.obligation = obligation
        self.step = step
        self.ground = ground
    }

    /// True where it tells somebody of another's silence.
    package var isEscalation: Bool {
        step.tier != nil
    }
}

/// The reason chain from a row of the order to one person.
package struct Ground: Hashable, Sendable {
    package let relation: Relation
    /// The person deputised for, where the recipient stands in for somebody.
    package let inPlaceOf: PersonID?

    /// What the recipient has to do with the obligation.
    package enum Relation: Hashable, Sendable {
        /// Works for the responsible body, coordinates the municipality, heads the school or is the curator.
        case responsible
        /// Curates the school that is responsible.
        case curates
        /// Silence has climbed to this person.
        case escalated(Step.Tier)
    }

    package init(_ relation: Relation, inPlaceOf: PersonID? = nil) {
        self.relation = relation
        self.inPlaceOf = inPlaceOf
    }

    /// The one to be told of two: what a person answers for comes before what he helps with, and each of them before
    /// the same in another's place.
    func stronger(_ other: Ground) -> Ground {
        other.weakness < weakness ? other : self
    }

    private var weakness: Int {
        (relation == .curates ? 2 : 0) + (inPlaceOf == nil ? 0 : 1)
    }
}

/// What makes a notice the same notice however often it is planned:
/// `roadmap / activity / period / step / recipient / revision`.
///
/// The recipient's part also names the subject, since one person may answer for several schools.
package struct NoticeKey: Hashable, Sendable {
    package let roadmap: RoadmapID
    package let obligation: ObligationID
    package let step: Step
    package let recipient: PersonID
    package let revision: Int

    package init(roadmap: RoadmapID, obligation: ObligationID, step: Step, recipient: PersonID, revision: Int) {
        self.roadmap = roadmap
        self.obligation = obligation
        self.step = step
        self.recipient = recipient
        self.revision = revision
    }
}

extension NoticeKey: CustomStringConvertible {
    /// For example `500plus-2022/7/2022-01-01..2022-02-28/before-3/p-ivanova@school:s-07/1`.
    package var description: String {
        "\(roadmap)/\(obligation.activity)/\(obligation.occurrence)/\(step)/\(recipient)@\(obligation.subject)/\(revision)"
    }

    /// Nil for anything `description` does not write.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 6, let roadmap = RoadmapID(parts[0]), let activity = Int(parts[1]),
            let step = Step(parts[3]), let revision = Int(parts[5])
        else { return nil }
        let address = parts[4].split(separator: "@", maxSplits: 1)
        guard address.count == 2, let recipient = PersonID(address[0]), let subject = Subject(address[1]) else {
            return nil
        }
        self.init(
            roadmap: roadmap,
            obligation: ObligationID(activity: activity, occurrence: String(parts[2]), subject: subject),
            step: step,
            recipient: recipient,
            revision: revision
        )
        guard description == text else { return nil }
    }
}
