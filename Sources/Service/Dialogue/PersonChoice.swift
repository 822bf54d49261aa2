internal import Core

/// Which of several namesakes is meant in a command typed before; the command itself stays in the inbox.
struct PersonChoice: Hashable {
    /// The event that brought the command.
    let event: Int64
    /// What was chosen, in the order in which the command names people; nil where nothing had to be.
    var chosen: [PersonToken?]

    init(event: Int64, chosen: [PersonToken?] = [nil, nil]) {
        self.event = event
        self.chosen = chosen
    }

    /// The same with one place filled.
    func with(_ person: PersonID, at place: Place) -> PersonChoice {
        var copy = self
        copy.chosen[place.rawValue] = PersonToken(person)
        return copy
    }

    func person(at place: Place, among people: [Person]) -> Person? {
        chosen[place.rawValue].flatMap { token in people.first { PersonToken($0.id) == token } }
    }

    /// Which of the two people that a command may name.
    enum Place: Int {
        case first, second
    }
}

extension PersonChoice {
    /// `812345678:1f3a…/-`; at most 47 bytes.
    var text: String { "\(event):" + chosen.map { $0?.text ?? "-" }.joined(separator: "/") }

    /// Nil for anything `text` does not write.
    init?(_ text: String) {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let event = Int64(parts[0]) else { return nil }
        let tokens = parts[1].split(separator: "/").map { $0 == "-" ? nil : PersonToken(text: String($0)) }
        guard tokens.count == 2 else { return nil }
        self.init(event: event, chosen: tokens)
    }
}

/// A short stand-in for a person's id, the same on every run: two ids would not fit a button.
struct PersonToken: Hashable {
    let text: String

    init(text: String) {
        self.text = text
    }

    init(_ person: PersonID) {
        text = ShortHash.text(of: person.rawValue)
    }
}
