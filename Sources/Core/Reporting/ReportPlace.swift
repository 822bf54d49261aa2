/// A place of a report that something can be said of.
package enum ReportPlace: Hashable, Sendable, Codable {
    /// By its number in the roadmap.
    case row(Int)
    case question(QuestionID)
    /// The report as a whole.
    case whole
}

extension ReportPlace: Comparable {
    /// Rows by their numbers, then questions, the whole last.
    package static func < (left: ReportPlace, right: ReportPlace) -> Bool {
        switch (left, right) {
        case (.row(let one), .row(let other)): one < other
        case (.question(let one), .question(let other)): one < other
        case (.row, .question), (.row, .whole), (.question, .whole): true
        default: false
        }
    }
}

extension ReportPlace: CustomStringConvertible {
    /// `7`, `q-pupils`, `all`; reads back by `init(_:)`.
    package var description: String {
        switch self {
        case .row(let number): "\(number)"
        case .question(let id): "q-\(id)"
        case .whole: "all"
        }
    }

    /// Nil for anything `description` does not write.
    package init?(_ text: some StringProtocol) {
        if text == "all" {
            self = .whole
        } else if text.hasPrefix("q-") {
            guard let id = QuestionID(text.dropFirst(2)) else { return nil }
            self = .question(id)
        } else {
            guard let number = Int(text), "\(number)" == text else { return nil }
            self = .row(number)
        }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let place = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no place of a report")
        }
        self = place
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
