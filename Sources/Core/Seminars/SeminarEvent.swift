package import struct Foundation.Date

/// One time of a seminar as it was last made known to those invited.
package struct SeminarEvent: Hashable, Sendable {
    package let id: SeminarOccurrenceID
    package var details: Details
    /// How often it has changed since the first invitations.
    package var sequence: Int

    package struct Details: Hashable, Sendable, Codable {
        package var title: String
        package var start: LocalMoment
        package var minutes: Int
        package var link: String
        package var accessCode: String?
        package var agenda: String?
        package var agendaFile: KeptFile?
        package var cancelled: String?
        /// When this version was made known.
        package var publishedAt: Date
        /// What the last version changed; nil for the first.
        package var change: SeminarStep?
        /// When it was to begin before it was moved.
        package var formerStart: LocalMoment?
        /// Answers to an earlier version are answers to another time.
        package var askedSequence = 0
        /// What those present type.
        package var codeWord: String
        /// People have been asked whether it was of use.
        package var isRated = false
    }

    package init(id: SeminarOccurrenceID, details: Details, sequence: Int) {
        self.id = id
        self.details = details
        self.sequence = sequence
    }

    /// What an occurrence is when it is first made known.
    package init(_ occurrence: SeminarOccurrence, codeWord: String, at now: Date) {
        let seminar = occurrence.seminar
        let details = Details(
            title: seminar.title,
            start: occurrence.start,
            minutes: seminar.minutes,
            link: seminar.link,
            accessCode: seminar.accessCode,
            agenda: seminar.agenda,
            agendaFile: seminar.agendaFile,
            publishedAt: now,
            codeWord: seminar.codeWord ?? codeWord
        )
        self.init(id: occurrence.id, details: details, sequence: 0)
    }

    /// The event as the configuration has it now, nil there for gone; the same event where nothing has changed.
    package func updated(to occurrence: SeminarOccurrence?, at now: Date) -> SeminarEvent {
        guard let occurrence, occurrence.cancelled == nil else {
            guard details.cancelled == nil else { return self }
            return next(.cancelled, at: now) { $0.cancelled = occurrence?.cancelled ?? "" }
        }
        var fresh = SeminarEvent(occurrence, codeWord: details.codeWord, at: details.publishedAt).details
        fresh.change = details.change
        fresh.formerStart = details.formerStart
        fresh.askedSequence = details.askedSequence
        fresh.isRated = details.isRated
        fresh.cancelled = details.cancelled
        guard fresh != details || details.cancelled != nil else { return self }
        let isMoved = fresh.start != details.start
        let step: SeminarStep = details.cancelled != nil ? .restored : isMoved ? .moved : .changed
        return next(step, at: now) { changed in
            changed = fresh
            changed.cancelled = nil
            if isMoved { changed.formerStart = details.start }
        }
    }

    private func next(_ step: SeminarStep, at now: Date, _ change: (inout Details) -> Void) -> SeminarEvent {
        var event = self
        change(&event.details)
        event.sequence += 1
        event.details.change = step
        event.details.publishedAt = now
        // Who could come at another time may not be able to now.
        if step == .moved || step == .restored { event.details.askedSequence = event.sequence }
        return event
    }
}

/// What somebody invited says.
package enum SeminarAnswer: Hashable, Sendable {
    case yes, no
    case deputy(SeminarDeputy)
}

/// Who comes in somebody's place.
package enum SeminarDeputy: Hashable, Sendable {
    case person(PersonID)
    /// Nobody of the roster: as typed.
    case named(String)
}

/// What is known of one person and one time of a seminar.
package struct Participation: Hashable, Sendable {
    package var answer: SeminarAnswer?
    /// The version of the event that was answered about.
    package var sequence: Int
    package var answeredAt: Date?
    package var cameAt: Date?
    package var isUseful: Bool?

    package init(
        answer: SeminarAnswer? = nil,
        sequence: Int = 0,
        answeredAt: Date? = nil,
        cameAt: Date? = nil,
        isUseful: Bool? = nil
    ) {
        self.answer = answer
        self.sequence = sequence
        self.answeredAt = answeredAt
        self.cameAt = cameAt
        self.isUseful = isUseful
    }
}

extension SeminarEvent {
    /// The answer that counts now; nil where none was given since it was last moved.
    package func answer(of participation: Participation?) -> SeminarAnswer? {
        guard let participation, participation.sequence >= details.askedSequence else { return nil }
        return participation.answer
    }
}
