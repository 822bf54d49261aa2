internal import Core

/// A seminar that a coordinator is setting up in chat, question by question.
struct SeminarDraft: Hashable, Codable {
    var step = Step.title
    var title = ""
    var activity: Int?
    var start: LocalMoment?
    var series: SeminarSeries?
    var minutes = 60
    var link = ""
    var accessCode: String?
    var agenda: String?
    var agendaFile: KeptFile?
    var invited = SeminarAudience()
    var answerDays = 1

    enum Step: String, Codable, CaseIterable {
        case title, row, moment, series, minutes, link, code, agenda, invited, answer
    }

    /// The draft at its next question; nil once nothing is left to ask.
    func next() -> SeminarDraft? {
        let steps = Step.allCases
        guard let index = steps.firstIndex(of: step), index + 1 < steps.count else { return nil }
        var draft = self
        draft.step = steps[index + 1]
        return draft
    }

    /// The draft at the question before.
    func previous() -> SeminarDraft {
        let steps = Step.allCases
        var draft = self
        draft.step = steps[max(0, (steps.firstIndex(of: step) ?? 0) - 1)]
        return draft
    }

    /// Nil where something that has to be known is not.
    func seminar(_ id: SeminarID, host: PersonID) -> Seminar? {
        guard let start, !title.isEmpty, !link.isEmpty else { return nil }
        return Seminar(
            id: id,
            title: title,
            activity: activity,
            start: start,
            minutes: minutes,
            link: link,
            accessCode: accessCode,
            agenda: agenda,
            agendaFile: agendaFile,
            invited: invited,
            answerDays: answerDays,
            host: host,
            series: series
        )
    }
}

/// A button of the conversation: `sd:minutes:90`.
struct SeminarDraftPress: Hashable {
    let step: SeminarDraft.Step?
    let value: String

    /// To choose a value at a step; at none, to go back or to end.
    init(_ step: SeminarDraft.Step?, _ value: String) {
        self.step = step
        self.value = value
    }

    var text: String { "sd:\(step?.rawValue ?? "-"):\(value)" }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, parts[0] == "sd" else { return nil }
        let step = SeminarDraft.Step(rawValue: parts[1])
        guard step != nil || parts[1] == "-" else { return nil }
        // A time of day has a colon of its own.
        self.init(step, parts[2...].joined(separator: ":"))
    }
}
