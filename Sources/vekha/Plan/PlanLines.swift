import Core
import Foundation
import Service
import Wording

/// The plan for scripts: one JSON object a message.
struct PlanLines {
    private let world: World
    private let json = JSONLine()
    /// Heads of schools get the same words on the same morning, so most texts are worded once.
    private var worded: [NoticeBundle.Wording: (text: String, reason: String)] = [:]
    /// Everybody invited gets the same words.
    private var wordedSeminars: [SeminarWording: (text: String, reason: String)] = [:]

    init(world: World) {
        self.world = world
    }

    private struct Line: Encodable {
        let at: String
        /// The most pressing notice's; unique, as every notice's key is.
        let key: String
        /// The keys of all notices that travel in the message, and of the digest.
        let keys: [String]
        let recipient: String
        let activity: Rows
        let step: String
        let text: String
        let reason: String
    }

    /// One number alone, several or none as a list.
    private struct Rows: Encodable {
        let numbers: [Int]

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if numbers.count == 1 { try container.encode(numbers[0]) } else { try container.encode(numbers) }
        }
    }

    private struct SeminarWording: Hashable {
        let occurrence: SeminarOccurrenceID
        let step: SeminarStep
    }

    mutating func line(for message: PlannedMessage) throws -> String {
        switch message {
        case .reminder(let planned): try line(for: planned)
        case .seminar(let planned): try line(for: planned)
        case .digest(let planned): try line(for: planned)
        }
    }

    private mutating func line(for planned: PlannedSeminar) throws -> String {
        let wording = SeminarWording(occurrence: planned.occurrence.id, step: planned.step)
        let (text, reason) = try wordedSeminars[wording] ?? planned.words(in: world)
        wordedSeminars[wording] = (text, reason)
        let key = planned.notice.key.description
        return try json.text(
            Line(
                at: world.settings.time.iso(planned.at),
                key: key,
                keys: [key],
                recipient: planned.recipient.rawValue,
                activity: Rows(numbers: [planned.occurrence.seminar.activity].compactMap(\.self)),
                step: planned.step.rawValue,
                text: text,
                reason: reason
            )
        )
    }

    private mutating func line(for planned: PlannedBundle) throws -> String {
        let bundle = planned.bundle
        let (text, reason) = try words(for: planned)
        return try json.text(
            Line(
                at: world.settings.time.iso(bundle.at),
                key: bundle.notices[0].key.description,
                keys: bundle.notices.map(\.key.description) + [planned.digest?.key].compactMap(\.self),
                recipient: bundle.recipient.rawValue,
                activity: Rows(numbers: planned.activities),
                step: bundle.notices[0].step.description,
                text: text,
                reason: reason
            )
        )
    }

    /// A digest is of no row, and needs no reason.
    private func line(for digest: PlannedDigest) throws -> String {
        try json.text(
            Line(
                at: world.settings.time.iso(digest.at),
                key: digest.key,
                keys: [digest.key],
                recipient: digest.recipient.rawValue,
                activity: Rows(numbers: []),
                step: "digest",
                text: digest.text,
                reason: world.phrasebook.label(.digestReason)
            )
        )
    }

    private mutating func words(for planned: PlannedBundle) throws -> (text: String, reason: String) {
        let bundle = planned.bundle
        let wording = planned.digest == nil ? NoticeBundle.Wording(bundle) : nil
        if let wording, let known = worded[wording] { return known }
        let words = try PlannedWords(bundle, with: planned.digest, world: world)
        let pair = (words.text, words.reason)
        if let wording {
            if worded.count > 4_096 { worded.removeAll(keepingCapacity: true) }
            worded[wording] = pair
        }
        return pair
    }
}

extension NoticeBundle {
    /// What the words of a bundle depend on, where it speaks to somebody of his own duties only.
    fileprivate struct Wording: Hashable {
        let at: Date
        let parts: [Part]

        struct Part: Hashable {
            let activity: Int
            let occurrence: Occurrence
            let demand: Obligation.Demand
            let step: Step
        }

        /// Nil where the words name schools or people.
        init?(_ bundle: NoticeBundle) {
            at = bundle.at
            var parts: [Part] = []
            var schools: Set<Subject> = []
            for notice in bundle.notices {
                let obligation = notice.obligation
                guard case .school = obligation.subject, notice.ground == Ground(.responsible) else { return nil }
                schools.insert(obligation.subject)
                parts.append(
                    Part(
                        activity: obligation.activity,
                        occurrence: obligation.occurrence,
                        demand: obligation.demand,
                        step: notice.step
                    )
                )
            }
            guard schools.count == 1 else { return nil }
            self.parts = parts
        }
    }
}
