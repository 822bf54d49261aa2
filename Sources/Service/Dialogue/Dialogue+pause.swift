internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// Pauses of a school: `/pause Ш-07 до 15.04 карантин`, `/resume Ш-07`.
extension Dialogue {
    /// Why a pause is not set or lifted.
    private enum Refusal {
        case unreadable(PauseOrder.Fault)
        case unknownSchool, tooEarly(CivilDate), tooLong(CivilDate), spent, another, none
    }

    func pause(_ person: Person, argument: String?, in turn: Turn) throws {
        let schools = PausableSchools(by: turn.authority(of: person, for: .pause))
        guard let argument else {
            let list = try PauseList(schools, people: coordinated(by: person, in: turn), in: turn)
            return try turn.reply(try list.message())
        }
        let today = turn.writer.today
        let order: PauseOrder
        do throws(PauseOrder.Fault) {
            order = try PauseOrder(argument, today: today)
        } catch {
            return try refuse(.unreadable(error), schools, in: turn)
        }
        guard let school = school(order.school, among: schools) else {
            return try refuse(.unknownSchool, schools, in: turn)
        }
        let known = try turn.ledger.pause(of: .school(school.id), on: today)
        let isCoordinated = schools.isCoordinated(school.id)
        if let known, !isCoordinated, known.author != person.id { return try refuse(.another, schools, in: turn) }

        let undecided = try firstUndecidedDay(of: school.id, in: turn)
        let earliest = max(today, known?.pause.firstDay ?? undecided)
        let longest = isCoordinated ? Pause.longest : try daysLeft(to: person, at: school.id, beside: known, in: turn)
        guard longest > 0 else { return try refuse(.spent, schools, in: turn) }
        let latest = (isCoordinated ? today : min(today, known?.pause.firstDay ?? today)).adding(days: longest)
        guard order.until >= earliest else { return try refuse(.tooEarly(earliest), schools, in: turn) }
        guard order.until <= latest else { return try refuse(.tooLong(latest), schools, in: turn) }

        if let known {
            try turn.ledger.change(known.id, lastDay: order.until, reason: order.reason, by: person.id)
        } else {
            let pause = Pause(
                school: school.id,
                firstDay: try withhold(school.id, undecided, in: turn),
                lastDay: order.until
            )
            try turn.ledger.add(pause, reason: order.reason, by: person.id, at: turn.now)
        }
        var values = words(of: school)
        values["until"] = .date(order.until)
        values["reason"] = .text(world.mayName ? order.reason : "")
        try tell(.pauseSet, values, of: school, isCoordinated: isCoordinated, by: person, in: turn)
    }

    func resume(_ person: Person, argument: String?, in turn: Turn) throws {
        let schools = PausableSchools(by: turn.authority(of: person, for: .resume))
        let found = school(argument ?? "", among: schools)
        // Of many schools the pauses there are, to take them off by a button.
        if found == nil, argument == nil { return try pause(person, argument: nil, in: turn) }
        guard let school = found else { return try refuse(.unknownSchool, schools, of: .resume, in: turn) }
        guard let known = try turn.ledger.pause(of: .school(school.id), on: turn.writer.today) else {
            return try refuse(.none, schools, of: .resume, in: turn)
        }
        guard try lift(known, of: school, schools, by: person, in: turn) else {
            return try refuse(.another, schools, of: .resume, in: turn)
        }
    }

    /// The button «Снять» under the list.
    ///
    /// Returns: what flashes over the chat.
    func lift(_ id: Int64, by person: Person, on message: MessageID, in turn: Turn) throws -> Label {
        let authority = turn.authority(of: person, for: .resume)
        let schools = PausableSchools(by: authority)
        let known = try turn.ledger.pauses().first { $0.id == id && $0.pause.isInForce(on: turn.writer.today) }
        guard authority.reach > .none, let known, schools.contains(known.pause.school),
            let school = world.roster.school(known.pause.school),
            try lift(known, of: school, schools, by: person, isTold: false, in: turn)
        else { return .outdated }
        let list = try PauseList(schools, people: coordinated(by: person, in: turn), in: turn)
        try turn.edit(message, to: try list.message())
        return .pauseLifted
    }

    /// Returns: false where the pause is not his to lift.
    private func lift(
        _ known: PauseRecord,
        of school: School,
        _ schools: PausableSchools,
        by person: Person,
        isTold: Bool = true,
        in turn: Turn
    ) throws -> Bool {
        let isCoordinated = schools.isCoordinated(school.id)
        guard isCoordinated || known.author == person.id else { return false }
        // Until the hour of reminders the day is as good as the one before.
        let today = turn.writer.today
        let isBefore = world.time.time(of: turn.now) < world.planner.policy.remindAt
        try turn.ledger.lift(known.id, lastDay: isBefore ? today.adding(days: -1) : today, by: person.id, at: turn.now)
        let values = words(of: school)
        try tell(.pauseLifted, values, of: school, isCoordinated: isCoordinated, by: person, isTold: isTold, in: turn)
        return true
    }
}

extension Dialogue {
    /// The school typed, of those he may pause; a head of one school need not name it.
    private func school(_ typed: String, among schools: PausableSchools) -> School? {
        if typed.isEmpty, schools.schools.count == 1, let only = schools.schools.first {
            return schools.isCoordinated(only.id) ? nil : only
        }
        return world.roster.schools(meantBy: typed) { schools.contains($0.id) }.sure
    }

    /// Those whose quiet hours and postponed reminders he may know of.
    private func coordinated(by person: Person, in turn: Turn) -> [Person] {
        turn.authority(of: person, for: .coverage).people
    }

    /// How long a pause a head may still set. Silence is counted anew from a pause's end, so he has so many days in a
    /// quarter and so few pauses that it reaches the municipality all the same.
    private func daysLeft(
        to head: Person,
        at school: SchoolID,
        beside known: PauseRecord?,
        in turn: Turn
    ) throws -> Int {
        let since = turn.writer.today.adding(days: -Pause.quarter)
        let earlier = try turn.ledger.pauses(of: school).filter { record in
            let pause = record.pause
            return record.author == head.id && record.id != known?.id && pause.firstDay <= pause.lastDay
                && pause.lastDay >= since
        }
        guard earlier.count < Pause.mostOfHead else { return 0 }
        return Pause.longestOfHead - earlier.reduce(0) { $0 + $1.pause.firstDay.days(until: $1.pause.lastDay) + 1 }
    }

    /// The first day of which nothing about the school has been decided.
    private func firstUndecidedDay(of school: SchoolID, in turn: Turn) throws -> CivilDate {
        let planned = try turn.ledger.date(.plannedUntil) ?? turn.ledger.date(.firstPlanned)
        let today = turn.writer.today
        guard let planned else { return today }
        let day = world.time.date(of: planned)
        let isDecided = world.time.instant(day, world.planner.policy.remindAt) < planned
        let first = isDecided ? day.adding(days: 1) : day
        // A pause before this one may have ended later than what has been decided.
        let past = try turn.ledger.pauses(of: school).map { $0.pause.lastDay.adding(days: 1) }.max() ?? first
        return max(first, past)
    }

    /// Takes back what was decided and is not on its way; the pause begins with the earliest of it. What is on its way
    /// and does not arrive is withheld then, so the pause has to begin with that, too.
    private func withhold(_ school: SchoolID, _ undecided: CivilDate, in turn: Turn) throws -> CivilDate {
        var first = undecided
        for notice in try turn.ledger.waitingNotices(about: .school(school)) {
            if notice.isWaiting { try turn.ledger.suppressQueued(notice.key, .paused, at: turn.now) }
            first = min(first, world.time.date(of: notice.dueAt))
        }
        return first
    }

    private func words(of school: School) -> WordingValues {
        ["school": .text(world.shortName(of: .school(school.id))), "code": .text(school.code)]
    }

    /// Answers whoever did it and tells those concerned: head and curator; of what a head does also his coordinator.
    private func tell(
        _ template: Template,
        _ values: WordingValues,
        of school: School,
        isCoordinated: Bool,
        by person: Person,
        isTold: Bool = true,
        in turn: Turn
    ) throws {
        func text(isReply: Bool) throws -> String {
            let author = isReply || !world.mayName ? "" : world.name(of: person.id)
            let more: WordingValues = ["isReply": .flag(isReply), "author": .text(author)]
            return try world.phrasebook.text(template, values.merging(more) { $1 })
        }
        if isTold { try turn.reply(OutgoingMessage(text: try text(isReply: true))) }
        let coordinator = world.roster.municipality(school.municipality)?.coordinator
        let above = isCoordinated ? [] : coordinator.map { [$0] } ?? world.regionalCoordinators
        let concerned = Set([school.head] + (school.curator.map { [$0] } ?? []) + above).subtracting([person.id])
        _ = try world.tell(
            concerned.sorted(),
            try text(isReply: false),
            key: "pause/\(turn.event.id)",
            in: turn.ledger,
            reaching: turn.ledger.reachableChats(),
            at: turn.now
        )
    }

    private func refuse(
        _ refusal: Refusal,
        _ schools: PausableSchools,
        of command: BotCommand = .pause,
        in turn: Turn
    ) throws {
        var values: WordingValues = [
            "code": .text(schools.schools.first?.code ?? ""),
            "day": .date(turn.writer.today.adding(days: 7)),
            "most": .number(Pause.longestOfHead),
            "isResume": .flag(command == .resume),
        ]
        switch refusal {
        case .unreadable(.noDay): values["isUnreadable"] = .flag(true)
        case .unreadable(.noReason): values["isWithoutReason"] = .flag(true)
        case .unreadable(.laterStart): values["startsLater"] = .flag(true)
        case .unreadable(.longReason): values["longest"] = .number(PauseOrder.longestReason)
        case .spent: values["isSpent"] = .flag(true)
        case .unknownSchool: values["isUnknownSchool"] = .flag(true)
        case .tooEarly(let day): values["earliest"] = .date(day)
        case .tooLong(let day): values["latest"] = .date(day)
        case .another: values["isAnother"] = .flag(true)
        case .none: values["isNone"] = .flag(true)
        }
        let flags = [
            "isUnreadable", "isWithoutReason", "startsLater", "isSpent", "isUnknownSchool", "isAnother", "isNone",
        ]
        for flag in flags where values[flag] == nil { values[flag] = .flag(false) }
        try turn.reply(.pauseRefused, values)
    }
}
