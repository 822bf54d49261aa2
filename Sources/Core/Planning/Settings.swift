/// What an operator may choose without touching code: the contents of Config/settings.json.
package struct Settings: Hashable, Sendable {
    package let time: RegionTime
    /// The folder of `Messages` to speak from: `ru`, `en`.
    package let language: String
    package let personalData: PersonalData
    package let policy: Policy
    package let quietHours: QuietHours
    /// Whom an unknown chat is told to ask for an invitation: a post and a telephone, no name.
    package let contact: String

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
        contact: String
    ) {
        self.time = time
        self.language = language
        self.personalData = personalData
        self.policy = policy
        self.quietHours = quietHours
        self.contact = contact
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
