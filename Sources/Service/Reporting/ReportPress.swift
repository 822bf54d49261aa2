internal import Core

/// What a button under a report says when it is pressed: at most 64 bytes, of which a question's id may take 40.
struct ReportPress: Hashable {
    /// The report's number in the journal.
    let report: Int64
    let verb: Verb

    enum Verb: Hashable {
        /// To show the report in a message of its own.
        case open
        /// To do the same with what was sent before it was known for which school; the event that brought it.
        case openWith(event: Int64)
        /// To show one place of it; the whole is its contents.
        case show(ReportPlace)
        /// A page of the contents.
        case page(Int)
        case answer(row: Int, RowStatus)
        /// One of the form's reasons, by what it says: its place changes with the form.
        case reason(row: Int, Token)
        /// One of a question's options.
        case choose(QuestionID, Token)
        case comment
        case asLastMonth
        case preview
        case submit
        /// What was read from a free reply is right, or is not; by the number of the act.
        case confirm(Bool, Int64)
        /// To take the files of a place off.
        case detach(ReportPlace)
        /// To put the files that came after a place was answered where it is, instead of where they were taken to.
        case gather(ReportPlace)
        /// To take the answer to a question back; the whole's is the comment.
        case takeBack(ReportPlace)
        /// To change what has been submitted, and to leave it as it was after all.
        case correct
        case dropCorrection
        /// The rest is for whoever looks the report over: to see it in a message of its own or in this one, to accept
        /// it, to choose what to remark on.
        case look
        case review
        /// The version that was read: a later one has to be read first.
        case accept(version: Int)
        case toReturn
        /// A page of the rows to choose from.
        case remarkPage(Int)
        case remark(ReportPlace)
        /// To take a remark back.
        case takeBackRemark(ReportPlace)
        /// To return it with the remarks made.
        case sendBack
        case files
        /// Whether the school may correct what it may not correct by itself any more.
        case allow(Bool)
    }

    /// A text of the form, short enough for a button.
    struct Token: Hashable {
        let text: String

        init(text: String) {
            self.text = text
        }

        /// Six letters tell the few texts of one list apart.
        init(of words: String) {
            text = String(ShortHash.text(of: words).prefix(6))
        }
    }

    init(_ report: Int64, _ verb: Verb) {
        self.report = report
        self.verb = verb
    }
}

extension ReportPress {
    /// `rp:12:a:7:done`; never what the other presses write.
    var text: String {
        let words: [String] =
            switch verb {
            case .open: ["o"]
            case .openWith(let event): ["oe", "\(event)"]
            case .show(let place): ["s", place.description]
            case .page(let page): ["pg", "\(page)"]
            case .answer(let row, let status): ["a", "\(row)", status.rawValue]
            case .reason(let row, let reason): ["r", "\(row)", reason.text]
            case .choose(let question, let option): ["c", question.rawValue, option.text]
            case .comment: ["w"]
            case .asLastMonth: ["l"]
            case .preview: ["p"]
            case .submit: ["t"]
            case .confirm(let isRight, let act): [isRight ? "y" : "n", "\(act)"]
            case .detach(let place): ["x", place.description]
            case .gather(let place): ["g", place.description]
            case .takeBack(let place): ["tb", place.description]
            case .correct: ["k"]
            case .dropCorrection: ["dk"]
            case .look: ["lk"]
            case .review: ["v"]
            case .accept(let version): ["ok", "\(version)"]
            case .toReturn: ["tr"]
            case .remarkPage(let page): ["rg", "\(page)"]
            case .remark(let place): ["m", place.description]
            case .takeBackRemark(let place): ["um", place.description]
            case .sendBack: ["sb"]
            case .files: ["f"]
            case .allow(let isAllowed): [isAllowed ? "al" : "rf"]
            }
        return (["rp", "\(report)"] + words).joined(separator: ":")
    }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, parts[0] == "rp", let report = Int64(parts[1]),
            let verb = Verb(parts[2], Array(parts.dropFirst(3)))
        else { return nil }
        self.init(report, verb)
    }
}

extension ReportPress.Verb {
    fileprivate init?(_ word: String, _ rest: [String]) {
        switch (word, rest.count) {
        case ("o", 0): self = .open
        case ("w", 0): self = .comment
        case ("l", 0): self = .asLastMonth
        case ("p", 0): self = .preview
        case ("t", 0): self = .submit
        case ("k", 0): self = .correct
        case ("dk", 0): self = .dropCorrection
        case ("lk", 0): self = .look
        case ("v", 0): self = .review
        case ("tr", 0): self = .toReturn
        case ("sb", 0): self = .sendBack
        case ("f", 0): self = .files
        case ("al", 0), ("rf", 0): self = .allow(word == "al")
        case ("ok", 1), ("pg", 1), ("rg", 1):
            guard let number = Int(rest[0]) else { return nil }
            self = word == "ok" ? .accept(version: number) : word == "pg" ? .page(number) : .remarkPage(number)
        case ("m", 1), ("um", 1), ("x", 1), ("g", 1), ("tb", 1), ("s", 1):
            guard let place = ReportPlace(rest[0]) else { return nil }
            switch word {
            case "m": self = .remark(place)
            case "um": self = .takeBackRemark(place)
            case "x": self = .detach(place)
            case "g": self = .gather(place)
            case "tb": self = .takeBack(place)
            default: self = .show(place)
            }
        case ("oe", 1):
            guard let event = Int64(rest[0]) else { return nil }
            self = .openWith(event: event)
        case ("a", 2):
            guard let row = Int(rest[0]), let status = RowStatus(rawValue: rest[1]) else { return nil }
            self = .answer(row: row, status)
        case ("r", 2):
            guard let row = Int(rest[0]) else { return nil }
            self = .reason(row: row, ReportPress.Token(text: rest[1]))
        case ("c", 2):
            guard let question = QuestionID(rest[0]) else { return nil }
            self = .choose(question, ReportPress.Token(text: rest[1]))
        case ("y", 1), ("n", 1):
            guard let act = Int64(rest[0]) else { return nil }
            self = .confirm(word == "y", act)
        default: return nil
        }
    }
}
