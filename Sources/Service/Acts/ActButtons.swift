internal import Chat
internal import Core
internal import Persistence
internal import Wording

/// What a coordinator can do about what a card shows, as rows of buttons; none where it is not his to do.
struct ActButtons {
    let world: World
    let person: Person
    let today: CivilDate

    /// About a row: its answers.
    func row(_ number: Int) -> [[Button]] {
        let authority = authority(for: .answers)
        guard authority.reach >= .municipality, let row = world.planner.askedUnder(row: number),
            world.planner.undertakings.contains(where: { undertaking in
                undertaking.activity == row && undertaking.subjects.subjects.contains(where: authority.covers)
            })
        else { return [] }
        return [[button(.rowAnswers, RowPress(row, .open).text)]]
    }

    /// About a school: what it is late with, a message to its head, a pause, another curator, a deputy.
    func school(_ school: School, isLate: Bool, isPaused: Bool) -> [[Button]] {
        guard authority(for: .answers).covers(Subject.school(school.id)) else { return [] }
        func command(_ label: Label, _ beginning: CommandPress.Beginning) -> Button {
            button(label, CommandPress(beginning, school.id).text)
        }
        let late = isLate ? debts(.overdue(.school(school.id)), .nudgeOverdue) : []
        return [
            late + [button(.tellSchool, TellPress.group(.school(school.id)).text)],
            [isPaused ? command(.beginResume, .resume) : command(.beginPause, .pause)],
            [command(.beginReplace, .replace), command(.beginDeputy, .deputy)],
        ]
    }

    /// About all that is late in one place; nil: with the organisations of the region.
    func overdue(in place: MunicipalityID?) -> [[Button]] {
        let authority = authority(for: .answers)
        guard place.map(authority.covers) ?? (authority.reach == .region) else { return [] }
        return [debts(.overdueIn(place), .nudgeOverdue)]
    }

    /// About those who have not reported for a month.
    func silent(in month: Month) -> [[Button]] {
        let audience = Audience.silent(month: month.description)
        guard authority(for: .tell).mayWrite(to: audience) else { return [] }
        return [[button(.tellSilent, TellPress.group(audience).text)]]
    }

    private func authority(for command: BotCommand) -> Authority {
        world.authority(of: person, for: command, on: today)
    }

    private func debts(_ debts: Debts, _ label: Label) -> [Button] {
        DebtPress(debts).map { [button(label, $0.text)] } ?? []
    }

    private func button(_ label: Label, _ press: String) -> Button {
        Button(world.phrasebook.label(label), press: press)
    }
}
