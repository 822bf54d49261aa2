internal import Chat
internal import Core
internal import Foundation
internal import Persistence
internal import Wording

/// A message to somebody invited to a seminar.
struct SeminarCard {
    let event: SeminarEvent
    let world: World
    let now: Date
    /// Who is invited; nil where the message is to nobody of them.
    var invited: PersonID?
    /// Who reads it, where that is another.
    var reader: PersonID?
    var participation: Participation?

    private var phrasebook: Phrasebook { world.phrasebook }
    private var answer: SeminarAnswer? { event.answer(of: participation) }

    /// What a step says, with an entry for the calendar where it announces something.
    func message(_ step: SeminarStep) throws -> OutgoingMessage {
        if step == .tenMinutes { return try soon() }
        if step == .skipped { return OutgoingMessage(text: try skipped()) }
        let text = try phrasebook.text(.seminar, values(step))
        let limit = step.bringsEntry ? MessageLimit.caption : MessageLimit.text
        return OutgoingMessage(
            text: limit.shorten(text).text,
            buttons: step == .cancelled ? [] : buttons(isFile: step.bringsEntry),
            attachment: step.bringsEntry ? try world.calendarFile(of: event) : nil
        )
    }

    /// The invitation as it stands after an answer; `isFile` where it is the caption of one.
    func renewed(isFile: Bool) throws -> OutgoingMessage {
        var message = try message(event.details.cancelled == nil ? event.details.change ?? .invitation : .cancelled)
        message.buttons = event.details.cancelled == nil ? buttons(isFile: isFile) : []
        if !isFile { message.attachment = nil }
        return message
    }

    /// The link alone.
    private func soon() throws -> OutgoingMessage {
        let text = try phrasebook.text(
            .seminarSoon,
            [
                "at": .time(event.details.start.time), "link": .text(event.details.link),
                "accessCode": .text(event.details.accessCode ?? ""),
            ]
        )
        return OutgoingMessage(text: text, buttons: [[join]])
    }

    /// A month without one, and when the next is.
    private func skipped() throws -> String {
        let details = event.details
        var values: WordingValues = [
            "title": .text(details.title), "at": .moment(details.start.date, details.start.time),
            "reason": .text(world.typed(details.cancelled ?? "")),
        ]
        let next = world.seminarPlanner.occurrences.first { other in
            other.id.seminar == event.id.seminar && other.cancelled == nil && other.start > details.start
        }
        values["next"] = next.map { .moment($0.start.date, $0.start.time) }
        return try phrasebook.text(.seminarSkipped, values)
    }

    /// For whoever leads it.
    func codeWord() throws -> OutgoingMessage {
        let text = try phrasebook.text(
            .seminarCode,
            [
                "title": .text(event.details.title), "word": .text(event.details.codeWord),
                "from": .time(window.from), "until": .time(window.until),
            ]
        )
        let button = Button(phrasebook.label(.whoCame), press: SeminarDeskPress(.mark(page: 0), event.id).text)
        return OutgoingMessage(text: text, buttons: [[button]])
    }

    /// When the word is taken, by the region's clocks.
    private var window: (from: ClockTime, until: ClockTime) {
        let window = world.codeWindow(of: event)
        return (world.time.time(of: window.lowerBound), world.time.time(of: window.upperBound))
    }

    private func values(_ step: SeminarStep) -> WordingValues {
        let details = event.details
        var values: WordingValues = [
            "title": .text(details.title), "at": .moment(details.start.date, details.start.time),
            "minutes": .number(details.minutes), "link": .text(details.link),
            "accessCode": .text(details.accessCode ?? ""), "agenda": .text(world.typed(details.agenda ?? "")),
            "reason": .text(world.typed(details.cancelled ?? "")),
            // Whoever comes in another's place has nothing to answer.
            "isYes": .flag(answer == .yes && !isForDeputy), "isNo": .flag(answer == .no && !isForDeputy),
            "isDeputy": .flag(isDeputy && !isForDeputy), "deputy": .text(world.deputyName(in: answer)),
            "asks": .flag(answer == nil && !isForDeputy && step != .cancelled),
        ]
        for flag in SeminarStep.allCases where flag != .tenMinutes && flag != .skipped {
            values[Self.flag(flag)] = .flag(flag == step)
        }
        if let former = details.formerStart, step == .moved { values["former"] = .moment(former.date, former.time) }
        if let occurrence = world.seminarPlanner.occurrence(event.id) {
            let day = world.seminarPlanner.answerDay(of: occurrence)
            if day >= world.time.date(of: now) { values["answerBy"] = .date(day) }
        }
        if let invited, let reader, reader != invited { values["inPlaceOf"] = .text(world.name(of: invited)) }
        return values
    }

    static func flag(_ step: SeminarStep) -> String {
        switch step {
        case .invitation: "isInvitation"
        case .moved: "isMoved"
        case .changed: "isChanged"
        case .cancelled: "isCancelled"
        case .skipped: "isSkipped"
        case .restored: "isRestored"
        case .answerDue: "isAnswerDue"
        case .dayBefore: "isDayBefore"
        case .hour: "isHour"
        case .tenMinutes: "isSoon"
        }
    }

    private var isDeputy: Bool { if case .deputy = answer { true } else { false } }

    /// True where it goes to whom the person invited has named to come in his place, for this time or for the one before
    /// it was moved.
    private var isForDeputy: Bool {
        guard case .deputy(.person(let deputy)) = participation?.answer else { return false }
        return reader == deputy && reader != invited
    }

    private func buttons(isFile: Bool) -> [[Button]] {
        guard let invited else { return [[join]] }
        func button(_ label: Label, _ verb: SeminarPress.Verb) -> Button {
            let isChosen = verb == .yes && answer == .yes || verb == .no && answer == .no || verb == .deputy && isDeputy
            let mark = isChosen ? "• " : ""
            let press = SeminarPress(verb, event.id, invited, isFile: isFile)
            return Button(mark + phrasebook.label(label), press: press.text)
        }
        let answers =
            isForDeputy
            ? [] : [[button(.willCome, .yes), button(.willNotCome, .no)], [button(.deputyComes, .deputy)]]
        let agenda = event.details.agendaFile == nil ? [] : [button(.agendaFile, .agenda)]
        return answers + [[join] + agenda]
    }

    private var join: Button { Button(phrasebook.label(.join), open: event.details.link) }
}

extension World {
    /// When those present may type the code word: from ten minutes before the beginning to fifteen after the end.
    func codeWindow(of event: SeminarEvent) -> ClosedRange<Date> {
        let begin = seminarPlanner.instant(event.details.start)
        return begin.addingTimeInterval(-600)...begin.addingTimeInterval(Double(event.details.minutes + 15) * 60)
    }
}
