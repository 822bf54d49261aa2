/// Turns the parts of a question into the question, by the day on which it is asked.
struct QuestionResolver {
    private let parts: QuestionParts
    private let today: CivilDate
    private let roster: Roster

    init(_ parts: QuestionParts, today: CivilDate, in roster: Roster) {
        self.parts = parts
        self.today = today
        self.roster = roster
    }

    /// Nil where nothing is asked.
    func reading() -> QuestionReading? {
        // «как дела?» may be mere courtesy.
        let isTerse =
            parts.words.isDisjoint(with: QuestionWord.asking) || parts.words == [.howGoes]
            || parts.words == [.howGoes, .mark]
        return meaning().map { QuestionReading($0, isTerse: isTerse) }
    }

    private func meaning() -> QuestionReading.Meaning? {
        if let name = parts.name { return meaning(of: name) }
        guard !parts.numbers.isEmpty else { return meaning(of: parts) }
        guard parts.rows.isEmpty, parts.numbers.count == 1, let number = parts.numbers.first else { return nil }
        if parts.words.contains(.responsible) { return meaning(of: parts.withNumberAsRow()) }
        // «что по 15?»
        let asksAboutThing = !parts.words.isDisjoint(with: [.what, .how, .howGoes, .status, .show])
        guard asksAboutThing, parts.words.isSubset(of: Self.ofThings) else { return nil }
        return .which([.activity(number), .school(String(number))])
    }

    private static let ofThings: Set<QuestionWord> = [
        .what, .how, .howGoes, .status, .progress, .show, .mark, .auxiliary,
    ]
}

/// Schools and places.
extension QuestionResolver {
    private func meaning(of name: QuestionParts.Name) -> QuestionReading.Meaning? {
        let place = place(of: name)
        if let place, let meaning = meaning(of: name, in: place.id) { return meaning }
        let isOfPlace = name.isOfDistrict || place != nil
        let isSchool = name.hasKind && name.hasNumber || hasSchool(like: name)
        guard isSchool || isOfPlace, parts.numbers.isEmpty else { return nil }
        // A part of what he may see is asked about; the answer is about all of it.
        if !name.hasKind, !name.hasNumber, let whole = meaning(of: parts), !whole.questions.isEmpty {
            if isOfPlace { return .which(whole.questions) }
            let isOfSchool = parts.words.isSubset(of: [.what, .how, .howGoes, .show, .mark, .auxiliary])
            let isOfEither = parts.words.isSubset(of: Self.ofThings)
            if !isOfSchool { return .which(whole.questions + (isOfEither ? [.school(name.text)] : [])) }
        }
        guard isSchool, !name.isOfDistrict, parts.rows.isEmpty, parts.words.isSubset(of: Self.ofSchools) else {
            return nil
        }
        let says = parts.words.subtracting(QuestionWord.asking)
        guard says.isEmpty || says != parts.words || says.isSubset(of: [.status, .progress]) else { return nil }
        return .sure(.school(name.text))
    }

    private func place(of name: QuestionParts.Name) -> Municipality? {
        guard !name.hasKind, !name.hasNumber, parts.numbers.isEmpty else { return nil }
        return roster.municipality(meantBy: name.text)
    }

    /// What is asked of one municipality; nil where no command tells it of a single one.
    private func meaning(of name: QuestionParts.Name, in place: MunicipalityID) -> QuestionReading.Meaning? {
        guard parts.rows.isEmpty, !parts.words.isEmpty else { return nil }
        if parts.words.isSubset(of: Self.ofThings.union([.scope])) {
            let progress = Question.within(place, .progress)
            return !name.isOfDistrict && hasSchool(like: name)
                ? .either(progress, .school(name.text)) : .sure(progress)
        }
        switch meaning(of: parts) {
        case .sure(let question)? where question.isOfPlaces: return .sure(.within(place, question))
        case .which(let questions)? where questions.contains(where: \.isOfPlaces):
            return .which(questions.map { $0.isOfPlaces ? .within(place, $0) : $0 })
        default: return nil
        }
    }

    /// A number without «школа» is a school's where nothing else is; words that only name something have to be sure.
    private func hasSchool(like name: QuestionParts.Name) -> Bool {
        // The search would read Latin letters once more, and find what nobody meant.
        guard name.hasKind || !name.text.contains(where: { $0.isASCII && $0.isLetter }) else { return false }
        let found = roster.schools(meantBy: name.text)
        let isAsked = !parts.words.isDisjoint(with: QuestionWord.asking)
        guard isAsked || !name.hasPreposition else { return false }
        return name.hasNumber && !name.hasKind || !isAsked ? found.sure != nil : found != .none
    }

    /// What may be asked of a school; its page tells all of it.
    private static let ofSchools: Set<QuestionWord> = QuestionWord.asking.union([
        .status, .progress, .responsible, .post, .auxiliary, .report, .handIn, .not, .scope, .month, .late, .lateList,
        .deed, .silent, .remain, .inTime, .tasks, .due, .debtors, .all,
    ])
}

extension QuestionReading.Meaning {
    /// What can be offered of it.
    fileprivate var questions: [Question] {
        switch self {
        case .sure(let question): [question]
        case .either(let first, let second): [first, second]
        case .which(let questions): questions
        case .lacksRow, .lacksSchool: []
        }
    }
}

/// Frames.
extension QuestionResolver {
    private func meaning(of parts: QuestionParts) -> QuestionReading.Meaning? {
        guard let frame = QuestionFrame.all.first(where: { $0.fits(parts.words) }) else { return nil }
        switch frame.asked {
        case .progress: return .sure(.progress)
        case .overdue: return months.isEmpty ? .sure(.overdue) : .which([.overdue])
        case .silent: return ofMonths { .silent($0) }
        case .activity: return activity(of: parts)
        case .plan: return ofMonths(isAhead: true) { .plan($0) }
        case .who: return ofRows(parts) { .who($0) }
        case .week: return .sure(.week)
        case .history: return parts.rows.isEmpty ? .sure(.history(nil)) : ofRows(parts) { .history($0) }
        case .mine: return .sure(.mine)
        case .reports: return ofReports()
        case .seminars: return .sure(.seminars)
        case .coverage: return .sure(.coverage)
        case .help: return .sure(.help)
        case .handedIn: return ofReports()
        case .undone: return .which([.overdue] + silent)
        case .open: return .which([.overdue, .progress])
        case .remaining: return .which([.plan(months.first), .overdue])
        case .debtors: return .which([.overdue] + silent)
        case .burning: return .which([.overdue, .week])
        case .nextWeek: return .which([.week, .plan(Month(of: today.adding(days: 7)))])
        case .pastWeek: return .which([.progress, .history(nil)])
        case .news: return .which([.week, .history(nil)])
        case .planOfYear: return .which([.plan(nil), .progress])
        case .doneInMonth: return .which([.progress] + months.map { Question.plan($0) })
        case .tasks: return .which([.mine, .plan(nil)])
        case .lacksRow: return .lacksRow
        case .lacksSchool: return .lacksSchool
        }
    }

    private func ofRows(_ parts: QuestionParts, _ question: (Int) -> Question) -> QuestionReading.Meaning? {
        Self.one(of: parts.rows.map(question))
    }

    /// Row 20 of March may be the row or the month's reports.
    private func activity(of parts: QuestionParts) -> QuestionReading.Meaning? {
        let rows = parts.rows.map(Question.activity)
        let isOfReports = !parts.words.isDisjoint(with: [.handIn, .report])
        return Self.one(of: rows + (isOfReports && !months.isEmpty ? silent : []))
    }

    private func ofReports() -> QuestionReading.Meaning {
        months.isEmpty ? .sure(.reports) : .which(silent + [.reports])
    }

    private var silent: [Question] {
        months.isEmpty ? [.silent(nil)] : months.map { Question.silent($0) }
    }

    private func ofMonths(isAhead: Bool = false, _ question: (Month?) -> Question) -> QuestionReading.Meaning? {
        let named = isAhead ? monthsAhead : months
        return named.isEmpty ? .sure(question(nil)) : Self.one(of: named.map(question))
    }

    private static func one(of questions: [Question]) -> QuestionReading.Meaning? {
        guard let first = questions.first else { return nil }
        return questions.count == 1 ? .sure(first) : .which(Array(questions.prefix(most)))
    }

    /// More would be no choice.
    private static let most = 6
}

/// Months.
extension QuestionResolver {
    /// The last of this name that has begun.
    private var months: [Month] { parts.months.compactMap { month($0) { $0 <= Month(of: today) } } }

    /// The next of this name that is not over; the last one where the words speak of the past.
    private var monthsAhead: [Month] {
        parts.months.compactMap { month($0) { $0 >= Month(of: today) } }
    }

    private func month(_ named: QuestionParts.NamedMonth, where fits: (Month) -> Bool) -> Month? {
        switch named {
        case .relative(let steps): Month(of: today).adding(months: steps)
        case .named(let number, let year?): Month(year: year, number: number)
        case .named(let number, nil):
            [0, -1, 1].lazy.compactMap { Month(year: today.year + $0, number: number) }.first(where: fits)
        }
    }
}
