/// The parameters of a Bot API call, however they were sent: in the query, a form, JSON or multipart.
struct Parameters: Sendable {
    private var values: [String: JSON] = [:]
    private(set) var uploads: [String: Upload] = [:]

    /// A file of a multipart body.
    struct Upload: Sendable {
        let fileName: String
        let mediaType: String
        let bytes: [UInt8]
    }

    mutating func set(_ name: String, _ value: JSON) {
        values[name] = value
    }

    mutating func set(_ name: String, _ upload: Upload) {
        uploads[name] = upload
    }

    /// Nil where the parameter is missing or null; a number as its digits.
    func string(_ name: String) -> String? {
        switch values[name] {
        case .string(let text): text
        case .int(let number): String(number)
        case .bool(let flag): String(flag)
        default: nil
        }
    }

    func int(_ name: String) -> Int? { values[name]?.int }

    func double(_ name: String) -> Double? { values[name]?.double }

    func bool(_ name: String) -> Bool { values[name]?.bool ?? false }

    /// An object or array, sent as such or as JSON in a string; `.null` where the string is none.
    func json(_ name: String) -> JSON? {
        switch values[name] {
        case nil, .null?, .string("")?: nil
        case .string(let text)?: JSON(parsing: text) ?? .null
        case let value?: value
        }
    }
}
