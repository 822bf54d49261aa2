internal import Chat
internal import Core
internal import Wording

/// What somebody asks in plain words: answered by the command that he may use, or asked back with buttons.
extension Dialogue {
    /// Nil where the text asks nothing.
    func question(_ text: String, in turn: Turn) -> QuestionReading? {
        turn.person == nil ? nil : QuestionPhrase.read(text, today: turn.writer.today, in: world.roster)
    }

    /// Answers what is plainly a question that he may ask.
    ///
    /// Returns: false where the words may as well be something else.
    func answer(_ asked: QuestionReading?, in turn: Turn) throws -> Bool {
        guard let asked, !asked.isTerse else { return false }
        return try answer(asked.meaning, in: turn)
    }

    /// Answers what has turned out to be nothing else; tells whose business it is where it is not his.
    ///
    /// Returns: false where nothing was asked.
    func answerLast(_ asked: QuestionReading?, in turn: Turn) throws -> Bool {
        guard let asked else { return false }
        if try answer(asked.meaning, in: turn) { return true }
        guard !asked.isTerse, case .sure(let question) = asked.meaning else { return false }
        try refuse(question.command, in: turn)
        return true
    }

    private func answer(_ meaning: QuestionReading.Meaning, in turn: Turn) throws -> Bool {
        switch meaning {
        case .sure(let question): return try run(question.command, question.argument, in: turn)
        case .either(let first, let second):
            let question = mayUse(first.command, in: turn) ? first : second
            return try run(question.command, question.argument, in: turn)
        case .which(let questions):
            let allowed = questions.filter { mayUse($0.command, in: turn) }
            // Where the others are not his business, nothing has to be asked.
            if questions.count > 1, allowed.count == 1, let only = allowed.first {
                return try run(only.command, only.argument, in: turn)
            }
            guard !allowed.isEmpty else { return false }
            try turn.reply(try QuestionChoice(allowed, world: world).message())
            return true
        case .lacksRow:
            guard mayUse(.who, in: turn) else { return false }
            try turn.reply(try ChoiceCard(.who, page: 0, world: world).message())
            return true
        case .lacksSchool: return try run(.school, nil, in: turn)
        }
    }

    func mayUse(_ command: BotCommand, in turn: Turn) -> Bool {
        turn.reach(of: command, for: turn.person.flatMap(world.roster.person)) > .none
    }

    /// Does what a command does.
    ///
    /// Returns: false where he may not.
    func run(_ command: BotCommand, _ argument: String?, in turn: Turn) throws -> Bool {
        guard let person = turn.person.flatMap(world.roster.person) else { return false }
        guard turn.reach(of: command, for: person) > .none else { return false }
        try carryOut(command, argument, by: person, in: turn)
        return true
    }
}

/// What may have been meant by a question, one button each.
struct QuestionChoice {
    private let questions: [Question]
    private let world: World

    init(_ questions: [Question], world: World) {
        self.questions = questions
        self.world = world
    }

    func message() throws(WordingError) -> OutgoingMessage {
        let text = try world.phrasebook.text(.whichQuestion, ["isOnly": .flag(questions.count == 1)])
        let buttons = try questions.map { question throws(WordingError) in
            [Button(try label(of: question), press: MenuPress.run(question.command, question.argument).text)]
        }
        return OutgoingMessage(text: text, buttons: buttons)
    }

    /// «Кто не сдал · Март 2022 года · Лаганский район»
    private func label(of question: Question) throws(WordingError) -> String {
        let about: String?
        switch question {
        case .within(let place, let question):
            let name = world.roster.municipality(place)?.name ?? ""
            return "\(try label(of: question)) · \(MessageLimit.cut(name, to: MessageLimit.pairedTitle))"
        case .silent(let month?), .plan(let month?):
            about = try world.phrasebook.text(.monthName, ["month": .month(month)])
        default: about = question.argument
        }
        return ([world.phrasebook.label(.entry(of: question.command.rawValue))] + [about].compactMap(\.self))
            .joined(separator: " · ")
    }
}
