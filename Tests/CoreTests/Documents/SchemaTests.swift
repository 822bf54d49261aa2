import Core
import Testing

/// Editors check the files against Config/schema, the bot against its readers: both must want the same.
///
/// A document in which everything optional is present is damaged at every place that the schema speaks of, and the
/// reader has to object exactly where the schema would.
@Suite struct SchemaTests {
    @Test(arguments: SchemaCase.all)
    func `an object has the keys of the schema and no others`(document: SchemaCase) throws {
        try document.forEachPlace { place in
            guard let properties = place.schema["properties"] else { return }
            let strange = place.steps + [.key("zzzzzzzzzzzz")]
            let problem = try #require(try document.problem(with: .null, at: strange), "\(strange) is accepted")
            #expect(problem == "one of: " + properties.keys.sorted().joined(separator: ", "))
        }
    }

    @Test(arguments: SchemaCase.all)
    func `exactly the keys required may not be left out`(document: SchemaCase) throws {
        try document.forEachPlace { place in
            let required = Set(place.schema["required"]?.strings ?? [])
            for key in place.schema["properties"]?.keys ?? [] {
                let problem = try document.problem(with: nil, at: place.steps + [.key(key)])
                #expect((problem != nil) == required.contains(key), "\(place.steps) \(key)")
            }
        }
    }

    @Test(arguments: SchemaCase.all)
    func `an enumeration has the words of the schema and no others`(document: SchemaCase) throws {
        try document.forEachPlace { place in
            guard let words = place.schema["enum"]?.strings else { return }
            let problem = try #require(try document.problem(with: .string("zzzzzzzzzzzz"), at: place.steps))
            #expect(problem == "one of: " + words.sorted().joined(separator: ", "))
        }
    }

    @Test(arguments: SchemaCase.all)
    func `a value of another type or outside the bounds is refused`(document: SchemaCase) throws {
        try document.forEachPlace { place in
            for value in place.refusedValues {
                let problem = try document.problem(with: value, at: place.steps)
                #expect(problem != nil, "\(place.steps) takes \(value.summary)")
            }
            for value in place.acceptedValues {
                let problem = try document.problem(with: value, at: place.steps)
                #expect(problem == nil, "\(place.steps) does not take \(value.summary): \(problem ?? "")")
            }
        }
    }

    @Test(arguments: SchemaCase.all)
    func `a list is as long as the schema wants, and repeats nothing where it may not`(document: SchemaCase) throws {
        try document.forEachPlace { place in
            guard case .array(let items) = place.value else { return }
            let mayBeEmpty = place.schema["minItems"] == nil
            #expect((try document.problem(with: .array([]), at: place.steps) == nil) == mayBeEmpty, "\(place.steps)")
            guard place.schema["uniqueItems"] != nil, let first = items.first else { return }
            let repeated = try document.problems(with: .array([first, first]), at: place.steps)
            #expect(!repeated.isEmpty, "\(place.steps) takes \(first.summary) twice")
        }
    }
}
