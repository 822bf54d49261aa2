internal import Core

/// What a button under a report says when it is pressed: at most 64 bytes, of which a question's id may take 40.
struct ReportPress: Hashable {
    /// The report's number in the journal.
    let report: Int64
    let verb: Verb

    enum Verb: Hashable {
        /// To show the report in a message of its own.
        case open
        /// To show one place of it; the whole is its contents.
        case show(ReportPlace)
        case answer(row: Int, RowStatus)
        /// One of the form's reasons, by its place in the list.
        case reason(row: Int, Int)
        /// One of a question's options, by its place in the list.
        case choose(QuestionID, Int)
        case comment
        case asLastMonth
        case preview
        case submit
        /// What was read from a free reply is right, or is not; by the number of the act.
        case confirm(Bool, Int64)
        /// To take the files of a place off.
        case detach(ReportPlace)
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
        case remark(ReportPlace)
        /// To take a remark back.
        case takeBackRemark(ReportPlace)
        /// To return it with the remarks made.
        case sendBack
        case files
        /// Whether the school may correct what it may not correct by itself any more.
        case allow(Bool)
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
            case .show(let place): ["s", place.description]
            case .answer(let row, let status): ["a", "\(row)", status.rawValue]
            case .reason(let row, let index): ["r", "\(row)", "\(index)"]
            case .choose(let question, let index): ["c", question.rawValue, "\(index)"]
            case .comment: ["w"]
            case .asLastMonth: ["l"]
            case .preview: ["p"]
            case .submit: ["t"]
            case .confirm(let isRight, let act): [isRight ? "y" : "n", "\(act)"]
            case .detach(let place): ["x", place.description]
            case .correct: ["k"]
            case .dropCorrection: ["dk"]
            case .look: ["lk"]
            case .review: ["v"]
            case .accept(let version): ["ok", "\(version)"]
            case .toReturn: ["tr"]
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
        case ("ok", 1):
            guard let version = Int(rest[0]) else { return nil }
            self = .accept(version: version)
        case ("m", 1), ("um", 1), ("x", 1):
            guard let place = ReportPlace(rest[0]) else { return nil }
            self = word == "m" ? .remark(place) : word == "um" ? .takeBackRemark(place) : .detach(place)
        case ("s", 1):
            guard let place = ReportPlace(rest[0]) else { return nil }
            self = .show(place)
        case ("a", 2):
            guard let row = Int(rest[0]), let status = RowStatus(rawValue: rest[1]) else { return nil }
            self = .answer(row: row, status)
        case ("r", 2):
            guard let row = Int(rest[0]), let index = Int(rest[1]) else { return nil }
            self = .reason(row: row, index)
        case ("c", 2):
            guard let question = QuestionID(rest[0]), let index = Int(rest[1]) else { return nil }
            self = .choose(question, index)
        case ("y", 1), ("n", 1):
            guard let act = Int64(rest[0]) else { return nil }
            self = .confirm(word == "y", act)
        default: return nil
        }
    }
}
