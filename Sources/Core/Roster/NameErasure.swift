/// Takes a person's name out of a roster's document, whatever else is wrong with it.
package struct NameErasure: Hashable, Sendable {
    /// The document with the post in place of the name; everything else keeps its place and spelling.
    package let bytes: [UInt8]
    /// The name that stood there; nil where none did, and then nothing is changed.
    package let name: String?

    /// Nil where the bytes are no JSON.
    package init?(of person: PersonID, in bytes: [UInt8]) {
        guard let document = try? JSONValue(parsing: bytes) else { return nil }
        let entry = document[member: "people"]?.listed.first { $0[member: "id"]?.written == person.rawValue }
        guard let name = entry?[member: "name"]?.written, let post = entry?[member: "post"]?.written, name != post
        else {
            self.bytes = bytes
            self.name = nil
            return
        }
        self.bytes = document.editing("people", where: person.rawValue) { $0.with("name", .string(post)) }.file
        self.name = name
    }
}
