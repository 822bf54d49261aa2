/// What an operator may choose without touching code: the contents of Config/settings.json.
package struct Settings: Hashable, Sendable {
    package let time: RegionTime
    /// The folder of `Messages` to speak from: `ru`, `en`.
    package let language: String
    package let personalData: PersonalData
    package let policy: Policy
    package let quietHours: QuietHours
    /// Nil where coordinators get no digest.
    package let digest: DigestRhythm?
    /// Whom an unknown chat is told to ask for an invitation: a post and a telephone, no name.
    package let contact: String
    package let delivery: DeliveryLimits
    package let retention: Retention

    package enum PersonalData: String, CaseIterable, Sendable {
        case full
        /// Messages carry row numbers and school codes, no names: the law forbids listed bodies to send personal
        /// data through foreign messengers.
        case none
    }

    package init(
        time: RegionTime,
        language: String,
        personalData: PersonalData,
        policy: Policy,
        quietHours: QuietHours,
        digest: DigestRhythm? = nil,
        contact: String,
        delivery: DeliveryLimits = .standard,
        retention: Retention = .standard
    ) {
        self.time = time
        self.language = language
        self.personalData = personalData
        self.policy = policy
        self.quietHours = quietHours
        self.digest = digest
        self.contact = contact
        self.delivery = delivery
        self.retention = retention
    }
}

/// The hours in which a notice is held, never dropped. May run over midnight; empty where both ends are equal.
package struct QuietHours: Hashable, Sendable {
    package let from: ClockTime
    package let to: ClockTime

    package init(from: ClockTime, to: ClockTime) {
        self.from = from
        self.to = to
    }

    package func contains(_ time: ClockTime) -> Bool {
        from <= to ? from <= time && time < to : time >= from || time < to
    }
}

/// How hard the messenger may be pressed; nil where there is no limit.
///
/// The standard values are those the messenger's own FAQ names (https://core.telegram.org/bots/faq#broadcasting-to-users);
/// it promises none of them, so what it answers counts for more.
package struct DeliveryLimits: Hashable, Sendable {
    /// Messages on their way at once.
    package let inFlight: Int
    package let messagesPerSecond: Int?
    /// To one person.
    package let chatMessagesPerSecond: Int?
    /// To one group.
    package let groupMessagesPerMinute: Int?

    package static let standard = DeliveryLimits(
        inFlight: 30,
        messagesPerSecond: 30,
        chatMessagesPerSecond: 1,
        groupMessagesPerMinute: 20
    )

    package init(
        inFlight: Int,
        messagesPerSecond: Int? = nil,
        chatMessagesPerSecond: Int? = nil,
        groupMessagesPerMinute: Int? = nil
    ) {
        self.inFlight = inFlight
        self.messagesPerSecond = messagesPerSecond
        self.chatMessagesPerSecond = chatMessagesPerSecond
        self.groupMessagesPerMinute = groupMessagesPerMinute
    }
}

/// How long the journal keeps what has ended, and the folder old versions of its files, in days.
package struct Retention: Hashable, Sendable {
    /// What people wrote and what they were answered. Personal data is kept no longer than it serves
    /// (Federal Law 152-FZ, article 5, part 7).
    package let conversationDays: Int
    /// Reminders, their outcomes and the history of answers: what «Почему?» and the audit look up.
    package let ledgerDays: Int
    /// Old versions of the configuration's files, which name people, too.
    package let backupDays: Int

    /// A month to look into a complaint, two years of the programme, a quarter to look up what a roster said.
    package static let standard = Retention(conversationDays: 30, ledgerDays: 800)

    package init(conversationDays: Int, ledgerDays: Int, backupDays: Int = 90) {
        self.conversationDays = conversationDays
        self.ledgerDays = ledgerDays
        self.backupDays = backupDays
    }
}
