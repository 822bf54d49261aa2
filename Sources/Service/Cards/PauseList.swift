internal import Chat
internal import Core
internal import Persistence
internal import Wording

/// What /pause alone answers: the pauses in force among somebody's schools, who has put reminders off, and the quiet
/// hours of the people whom a coordinator works with.
struct PauseList {
    private let schools: PausableSchools
    private let pauses: [PauseRecord]
    /// How many reminders are put off, by whom or what they are about.
    private let snoozed: [(subject: Subject, count: Int)]
    private let quiet: [(person: Person, hours: QuietHours)]
    private let world: World
    private let reader: PersonID?
    private let today: CivilDate

    /// `people` are those whom the reader coordinates.
    init(_ schools: PausableSchools, people: [Person], in turn: Turn) throws {
        self.schools = schools
        world = turn.world
        reader = turn.person
        let today = turn.writer.today
        self.today = today
        pauses = try turn.ledger.pauses()
            .filter { $0.pause.isInForce(on: today) && schools.contains($0.pause.school) }
            .sorted { ($0.pause.lastDay, $0.id) < ($1.pause.lastDay, $1.id) }
        let ids = Set(people.map(\.id))
        let counts = try turn.ledger.pendingSnoozes().reduce(into: [Subject: Int]()) { counts, notice in
            let subject = notice.obligation.subject
            if case .school(let school) = subject {
                guard schools.contains(school) else { return }
            } else {
                guard ids.contains(notice.recipient) else { return }
            }
            counts[subject, default: 0] += 1
        }
        let order = Dictionary(uniqueKeysWithValues: schools.schools.enumerated().map { (Subject.school($1.id), $0) })
        snoozed = counts.map { ($0.key, $0.value) }.sorted {
            (order[$0.0] ?? .max, $0.0.description) < (order[$1.0] ?? .max, $1.0.description)
        }
        let hours = people.isEmpty ? [:] : try turn.ledger.quietHours()
        quiet = people.compactMap { person in hours[person.id].map { (person, $0) } }
    }

    func message() throws -> OutgoingMessage {
        let shown = pauses.prefix(MessageLimit.openers)
        var values: WordingValues = [
            "isEmpty": .flag(pauses.isEmpty),
            "pauses": .list(shown.map(line)),
            "hasSnoozed": .flag(!snoozed.isEmpty),
            "snoozed": .list(
                snoozed.prefix(MessageLimit.names).map { subject, count in
                    ["school": .text(world.code(of: subject)), "count": .number(count)]
                }
            ),
            "hasQuiet": .flag(!quiet.isEmpty),
            "quiet": .list(
                quiet.prefix(MessageLimit.names).map { person, hours in
                    ["name": .text(world.name(of: person.id)), "from": .time(hours.from), "to": .time(hours.to)]
                }
            ),
            "code": .text(schools.schools.first?.code ?? ""),
            "day": .date(today.adding(days: 7)),
        ]
        if pauses.count > shown.count { values["more"] = .number(pauses.count - shown.count) }
        if quiet.count > MessageLimit.names { values["moreQuiet"] = .number(quiet.count - MessageLimit.names) }
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
