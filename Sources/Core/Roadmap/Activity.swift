/// One row of the roadmap: what the order says, word for word, and what the bot understood by it.
package struct Activity: Hashable, Sendable, Identifiable {
    /// The row's number in the order; people know activities by it.
    package let number: Int
    package let title: String
    package let responsible: String
    package let period: String
    package let result: String
    package let levels: String

    package let kind: ActivityKind
    /// Who must carry it out: ids of organisations or of groups (every school, every municipality, every curator).
    package let responsibleBodies: [BodyID]
    /// Whom it concerns besides: who takes part, whom to invite.
    package let audience: [BodyID]
    /// The period in days, read from `period` or decided by a coordinator.
    package let schedule: Period
    package let levelSet: Set<Level>
    /// Counts amendments; part of every notice's key, so an amended row is announced anew.
    package let revision: Int
    /// What a coordinator had to decide by hand because the order does not say it.
    package let decisions: [Decision]
    /// Why it is not to be carried out; nil for a row in force. It keeps its place, so that its history can be told.
    package let cancelled: String?

    package var id: Int { number }

    package init(
        number: Int,
        title: String,
        responsible: String,
        period: String,
        result: String,
        levels: String,
        kind: ActivityKind,
        responsibleBodies: [BodyID],
        audience: [BodyID],
        schedule: Period,
        levelSet: Set<Level>,
        revision: Int = 1,
        decisions: [Decision] = [],
        cancelled: String? = nil
    ) {
        self.number = number
        self.title = title
        self.responsible = responsible
        self.period = period
        self.result = result
        self.levels = levels
        self.kind = kind
        self.responsibleBodies = responsibleBodies
        self.audience = audience
        self.schedule = schedule
        self.levelSet = levelSet
        self.revision = revision
        self.decisions = decisions
        self.cancelled = cancelled
    }

    /// The period as it is read: what a coordinator decided, or the order's own words.
    package var periodInForce: String { decisions.first { $0.field == "period" }?.value ?? period }
}

/// What an activity asks of people, which decides how the bot speaks of it.
package enum ActivityKind: String, CaseIterable, Sendable {
    /// Something to be finished by the period's last day.
    case deadline
    /// A seminar, training or conference whose day has to be set within the period.
    case seminar
    /// The same by video conference (ВКС).
    case videoconference
    /// The monthly report of the schools.
    case monthlyReport
    /// Goes on through the whole period and is asked about in each month's request.
    case continuing
}

/// A level of implementation, as the order's last column names it.
package enum Level: String, CaseIterable, Sendable {
    /// «федеральный», «всероссийский»
    case federal
    /// «региональный»
    case regional
    /// «муниципальный»
    case municipal
    /// «институциональный»: the school itself.
    case institutional
}

/// A choice made by a person where the order is silent or unclear; kept beside the row so that nobody takes it
/// for the order's own words.
package struct Decision: Hashable, Sendable {
    /// The field decided, such as `levels` or `audience`.
    package let field: String
    /// What is to be read instead of the order's words; nil where the decided field itself holds the decision.
    package let value: String?
    package let reason: String

    package init(field: String, value: String? = nil, reason: String) {
        self.field = field
        self.value = value
        self.reason = reason
    }
}
