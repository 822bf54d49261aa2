internal import Chat
internal import Core
internal import Wording

/// A question of the conversation that sets a seminar up.
struct SeminarDraftCard {
    let draft: SeminarDraft
    let world: World
    let person: PersonID?
    let today: CivilDate

    private static let lengths = [30, 60, 90, 120]
    private static let answerDays = [1, 2, 3]
    /// Months after the first that a series may be offered for.
    private static let series = [2, 5, 11]
    static let roles: [Role] = [.schoolHead, .curator, .municipalCoordinator]

    /// `moments` are those that the note asks about.
    func message(note: String, offering moments: [LocalMoment] = []) throws -> OutgoingMessage {
        let reader = person.flatMap(world.roster.person)
        let audience = reader.map { world.confined(draft.invited, to: $0, on: today) } ?? draft.invited
        let people = world.roster.invited(to: audience).count
        var values: WordingValues = [
            "note": .text(note), "title": .text(draft.title), "minutes": .number(draft.minutes),
            "hasMinutes": .flag(isBeyond(.minutes)),
            "people": .number(people), "hasPeople": .flag(!draft.invited.isEmpty),
        ]
        for step in SeminarDraft.Step.allCases {
            let name = step.rawValue.prefix(1).uppercased() + step.rawValue.dropFirst()
            values["asks\(name)"] = .flag(step == draft.step)
        }
        values["at"] = draft.start.map { .moment($0.date, $0.time) }
        let text = try world.phrasebook.text(.seminarStep, values)
        let back = draft.step == .title ? [] : [button("back", nil, "back")]
        let ends = back + [button("stop", nil, "stop")]
        return OutgoingMessage(
            text: MessageLimit.text.shorten(text).text,
            buttons: moments.map(offer) + choices + [ends]
        )
    }

    private func button(_ name: String, _ step: SeminarDraft.Step?, _ value: String) -> Button {
        Button(world.phrasebook.label(.seminarChoice(name)), press: SeminarDraftPress(step, value).text)
    }

    private func isBeyond(_ step: SeminarDraft.Step) -> Bool {
        let steps = SeminarDraft.Step.allCases
        guard let here = steps.firstIndex(of: draft.step), let there = steps.firstIndex(of: step) else { return false }
        return here > there
    }

    /// `31.03.2022 11:00`.
    private func offer(_ moment: LocalMoment) -> [Button] {
        let day = "\(moment.date)".split(separator: "-").reversed().joined(separator: ".")
        return [Button("\(day) \(moment.time)", press: SeminarDraftPress(.moment, moment.iso).text)]
    }

    private var choices: [[Button]] {
        switch draft.step {
        case .title, .moment, .link: []
        case .row: rows + [[button("noRow", .row, "no")]]
        case .series:
            [[button("once", .series, "no")]]
                + [Self.series.map { button("months\($0 + 1)", .series, "\($0)") }]
        case .minutes: [Self.lengths.map { Button("\($0)", press: SeminarDraftPress(.minutes, "\($0)").text) }]
        case .code: [[button("skip", .code, "no")]]
        case .agenda: [[button("skip", .agenda, "no")]]
        case .invited:
            Self.roles.map { role in
                let mark = draft.invited.roles.contains(role) ? "☑️ " : "☐ "
                let label = mark + world.phrasebook.label(.seminarChoice(role.rawValue))
                return [Button(label, press: SeminarDraftPress(.invited, role.rawValue).text)]
            } + (draft.invited.isEmpty ? [] : [[button("done", .invited, "done")]])
        case .answer: [Self.answerDays.map { button("days\($0)", .answer, "\($0)") }]
        }
    }

    private func isAhead(_ row: Activity) -> Bool { row.schedule.end.map { $0 >= today } ?? true }

    /// The rows that are held by video or as seminars and are not over.
    private var rows: [[Button]] {
        let kinds: [ActivityKind] = [.seminar, .videoconference]
        return world.roadmap.activities.filter { kinds.contains($0.kind) && $0.cancelled == nil && isAhead($0) }
            .prefix(MessageLimit.openers)
            .map { row in
                let title = MessageLimit.cut(row.title, to: MessageLimit.buttonTitle)
                return [Button("\(row.number). \(title)", press: SeminarDraftPress(.row, "\(row.number)").text)]
            }
    }
}
