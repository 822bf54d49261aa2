/// Who owes something: an organisation, one municipality, one school or one curator.
package enum Subject: Hashable, Sendable {
    case body(BodyID)
    case municipality(MunicipalityID)
    case school(SchoolID)
    case curator(PersonID)
}

extension Subject {
    /// What sort of subject it is: the first part of `description`.
    package var kind: String {
        switch self {
        case .body: "body"
        case .municipality: "municipality"
        case .school: "school"
        case .curator: "curator"
        }
    }
}

extension Subject: CustomStringConvertible {
    /// `school:s-07`; reads back by `init(_:)`.
    package var description: String {
        switch self {
        case .body(let id): "\(kind):\(id)"
        case .municipality(let id): "\(kind):\(id)"
        case .school(let id): "\(kind):\(id)"
        case .curator(let id): "\(kind):\(id)"
        }
    }

    /// Nil for anything `description` does not write.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "body": guard let id = BodyID(parts[1]) else { return nil }; self = .body(id)
        case "municipality": guard let id = MunicipalityID(parts[1]) else { return nil }; self = .municipality(id)
        case "school": guard let id = SchoolID(parts[1]) else { return nil }; self = .school(id)
        case "curator": guard let id = PersonID(parts[1]) else { return nil }; self = .curator(id)
        default: return nil
        }
    }
}

extension Subject: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let subject = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no subject")
        }
        self = subject
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
