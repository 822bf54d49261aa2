package import Core
internal import Wording

package import struct Foundation.Date

/// Moments in people's words: «завтра в 15:00».
extension World {
    /// What a phrase says, read at an instant.
    package func reading(of phrase: String, at now: Date) -> MomentReading {
        MomentPhrase.read(
            phrase,
            now: LocalMoment(date: time.date(of: now), time: time.time(of: now)),
            calendar: calendar,
            isMoscowTime: time.zone.identifier == "Europe/Moscow"
        )
    }

    /// What to ask back about a phrase, in the bot's language.
    package func text(of question: MomentQuestion) throws -> String {
        try phrasebook.text(.momentQuestion, MomentQuestionWords(question, typed: typed).values)
    }
}

/// What the text of a question is told.
private struct MomentQuestionWords {
    private(set) var values: WordingValues = ["days": .list([]), "times": .list([]), "moments": .list([])]

    /// Whatever people wrote goes through `typed`, which leaves out what may not be repeated.
    init(_ question: MomentQuestion, typed: (String) -> String) {
        for flag in Self.flags { values[flag] = false }
        switch question {
        case .nothingUnderstood: name("isUnclear")
        case .unclearWords(let words): name("isUnclear", words: typed(words))
        case .noTime(let days): name(days.count == 1 ? "lacksTime" : "lacksTimeOfDays", days: days)
        case .noDay(let times):
            name("lacksDay")
            values["times"] = .list(times.map { ["time": .time($0)] })
        case .which(let moments): name("isWhich", moments: moments)
        case .past(let moment, let next):
            name("isPast", moments: [moment])
            values["next"] = next.map { .moment($0.date, $0.time) }
        case .pastDay(let day): name("isPastDay", days: [day])
        case .noSuchDay(let day, let month, let year):
            name("isNoDay", words: [day, month].map { $0 < 10 ? "0\($0)." : "\($0)." }.joined() + "\(year)")
        case .noSuchWeekday(_, _, let month):
            name("isNoWeekday")
            values["month"] = .month(month)
        case .noSuchTime(let words): name("isNoTime", words: typed(words))
        case .distant(let day): name("isDistant", days: [day])
        case .otherWeekday(let day, _): name("isOtherWeekday", days: [day])
        case .differentDays(let days): name("isDifferent", days: days)
        case .several(let words): name("isSeveral", words: typed(words))
        case .span(let words): name("isSpan", words: typed(words))
        case .repeated(let words): name("isRepeated", words: typed(words))
        case .vague(let words): name("isVague", words: typed(words))
        }
    }

    private mutating func name(
        _ flag: String,
        words: String? = nil,
        days: [CivilDate] = [],
        moments: [LocalMoment] = []
    ) {
        values[flag] = true
        values["words"] = words.map(WordingValue.text)
        values["days"] = .list(days.map { ["day": .date($0)] })
        values["moments"] = .list(moments.map { ["moment": .moment($0.date, $0.time)] })
    }

    private static let flags = [
        "isUnclear", "lacksTime", "lacksTimeOfDays", "lacksDay", "isWhich", "isPast", "isPastDay", "isNoDay",
        "isNoWeekday", "isNoTime", "isDistant", "isOtherWeekday", "isDifferent", "isSeveral", "isSpan", "isRepeated",
        "isVague",
    ]
}
