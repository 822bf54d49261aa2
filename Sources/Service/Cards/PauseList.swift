internal import Chat
internal import Core
internal import Persistence
internal import Wording

/// What /pause alone answers: the pauses in force among somebody's schools, and who has put reminders off.
struct PauseList {
    private let schools: PausableSchools
    private let pauses: [PauseRecord]
    /// How many reminders are put off, by school.
    private let snoozed: [SchoolID: Int]
    private let world: World
    private let reader: PersonID?
    private let today: CivilDate

    init(_ schools: PausableSchools, in turn: Turn) throws {
        self.schools = schools
        world = turn.world
        reader = turn.person
        let today = turn.writer.today
        self.today = today
        pauses = try turn.ledger.pauses()
            .filter { $0.pause.isInForce(on: today) && schools.contains($0.pause.school) }
            .sorted { ($0.pause.lastDay, $0.id) < ($1.pause.lastDay, $1.id) }
        snoozed = try turn.ledger.pendingSnoozes().reduce(into: [:]) { counts, notice in
            guard case .school(let school) = notice.obligation.subject, schools.contains(school) else { return }
            counts[school, default: 0] += 1
        }
    }

    func message() throws -> OutgoingMessage {
        let shown = pauses.prefix(MessageLimit.openers)
        let delayed = schools.schools.filter { snoozed[$0.id] != nil }
        var values: WordingValues = [
            "isEmpty": .flag(pauses.isEmpty),
            "pauses": .list(shown.map(line)),
            "hasSnoozed": .flag(!delayed.isEmpty),
            "snoozed": .list(
                delayed.prefix(MessageLimit.names).map { school in
                    ["school": .text(world.code(of: .school(school.id))), "count": .number(snoozed[school.id] ?? 0)]
                }
            ),
            "code": .text(schools.schools.first?.code ?? ""),
            "day": .date(today.adding(days: 7)),
        ]
        if pauses.count > shown.count { values["more"] = .number(pauses.count - shown.count) }
        let buttons = shown.filter { schools.isCoordinated($0.pause.school) || $0.author == reader }.map { record in
            Button(
                "\(world.phrasebook.label(.takeOff)) · \(world.code(of: .school(record.pause.school)))",
                press: QuietPress.lift(record.id).text
            )
        }
        return OutgoingMessage(
            text: MessageLimit.text.shorten(try world.phrasebook.text(.pauses, values)).text,
            buttons: stride(from: 0, to: buttons.count, by: 2).map { Array(buttons[$0..<min($0 + 2, buttons.count)]) }
        )
    }

    private func line(_ record: PauseRecord) -> WordingValues {
        return [
            "school": .text(world.shortName(of: .school(record.pause.school))),
            "until": .date(record.pause.lastDay),
            "reason": .text(world.mayName ? record.reason : ""),
            "author": .text(world.mayName ? world.name(of: record.author) : ""),
        ]
    }
}
