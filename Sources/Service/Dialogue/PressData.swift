internal import Core

/// What a button of ours says when it is pressed: at most 64 bytes, so obligations are named by a short token.
struct PressData: Hashable {
    let verb: Verb
    let place: Place
    let token: ObligationToken?

    enum Verb: String, CaseIterable {
        case done = "d"
        case inProgress = "p"
        case takeBack = "u"
        case open = "o"
        case why = "w"
        case wholeRow = "f"
        case list = "l"
        /// Opens the days to put a reminder off to; the others choose one.
        case later = "s"
        case laterNext = "s1"
        case laterThree = "s3"
        case laterEve = "se"
        /// Opens the month's report.
        case report = "r"
    }

    /// The message a button hangs on.
    enum Place: Hashable {
        /// A reminder, by its entry in the outbox.
        case reminder(Int64)
        /// A page of /my.
        case agenda(page: Int)

        var isReminder: Bool { if case .reminder = self { true } else { false } }
    }

    init(_ verb: Verb, _ place: Place, _ token: ObligationToken? = nil) {
        self.verb = verb
        self.place = place
        self.token = token
    }
}

extension PressData {
    /// `d:e123:1f3a…`.
    var text: String {
        let place =
            switch place {
            case .reminder(let entry): "e\(entry)"
            case .agenda(let page): "m\(page)"
            }
        return "\(verb.rawValue):\(place)" + (token.map { ":\($0.text)" } ?? "")
    }

    /// Nil for data this version does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let verb = Verb(rawValue: String(parts[0])),
            let number = Int64(parts[1].dropFirst())
        else { return nil }
        switch parts[1].first {
        case "e": place = .reminder(number)
        case "m": place = .agenda(page: Int(clamping: number))
        default: return nil
        }
        self.verb = verb
        token = parts.count == 3 ? ObligationToken(String(parts[2])) : nil
    }
}

/// A short stand-in for an obligation's id, the same on every run.
struct ObligationToken: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    init(_ id: ObligationID) {
        text = ShortHash.text(of: "\(id.activity)/\(id.occurrence)/\(id.subject)")
    }
}
